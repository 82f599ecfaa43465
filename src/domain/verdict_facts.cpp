#include "domain/verdict_facts.hpp"

#include <boost/container/small_vector.hpp>
#include <fmt/format.h>

#include <algorithm>

namespace spotme::domain {
namespace {

using base::Minutes;

constexpr Minutes two_days{2 * 24 * 60};

base::Result<void> check_minute(Minutes at, std::string_view list, std::size_t index, std::string_view name) {
  if (at >= Minutes{0} && at < two_days) return {};
  return base::Error{base::Code::unprocessable, "minute_out_of_range", fmt::format("{}[{}].{}", list, index, name)};
}

/// The times of a grant; nullopt for one that covers no minutes of its own.
std::optional<MinuteRange> range_of(const Grant& grant) {
  if (const auto* duty = std::get_if<OfficialDuty>(&grant)) return MinuteRange{duty->from, duty->to};
  if (const auto* time_off = std::get_if<TimeOff>(&grant)) return MinuteRange{time_off->from, time_off->to};
  return std::nullopt;
}

base::Result<void> check_grant(const Grant& grant, std::size_t index) {
  const auto range = range_of(grant);
  if (!range) return {};
  SPOTME_CHECK(check_minute(range->from, "grants", index, "from"));
  SPOTME_CHECK(check_minute(range->to, "grants", index, "to"));
  if (range->from < range->to) return {};
  return base::Error{base::Code::unprocessable, "ends_before_it_begins", fmt::format("grants[{}].to", index)};
}

void keep_least(std::optional<Minutes>& kept, Minutes at) {
  if (!kept || at < *kept) kept = at;
}

void keep_most(std::optional<Minutes>& kept, Minutes at) {
  if (!kept || at > *kept) kept = at;
}

void take(Digest& day, const Grant& grant) {
  if (const auto* duty = std::get_if<OfficialDuty>(&grant)) {
    keep_least(day.duty_start, duty->from);
    keep_most(day.duty_end, duty->to);
    day.outstation = day.outstation || duty->outstation;
  } else if (const auto* time_off = std::get_if<TimeOff>(&grant)) {
    keep_least(day.time_off_start, time_off->from);
  } else if (const auto* leave = std::get_if<Leave>(&grant)) {
    const Leave*& slot = leave->part == LeavePart::day       ? day.day_leave
                         : leave->part == LeavePart::morning ? day.morning
                                                             : day.afternoon;
    if (slot == nullptr) slot = leave;
  }
}

}  // namespace

base::Result<void> check_case(const RulePack& pack, const Case& facts) {
  SPOTME_CHECK(check_scheme(pack, facts.day, facts.scheme));
  for (std::size_t i = 0; i < facts.grants.size(); ++i) SPOTME_CHECK(check_grant(facts.grants[i], i));
  for (std::size_t i = 0; i < facts.events.size(); ++i) {
    SPOTME_CHECK(check_minute(facts.events[i].at, "events", i, "at"));
  }
  if (facts.as_of && (*facts.as_of < Minutes{0} || *facts.as_of >= two_days)) {
    return base::Error{base::Code::unprocessable, "minute_out_of_range", "as_of"};
  }
  return {};
}

base::Result<DayFacts> day_facts(const Calendar& calendar, const DayRules& rules, const Case& facts) {
  const bool roster = std::holds_alternative<Shift>(facts.scheme);
  const bool covered = calendar.covers(facts.day);
  const auto missing = [&](std::string_view field) {
    return base::Error{
        base::Code::unprocessable, "no_calendar", std::string(field), {{"day", base::format_day(facts.day)}}};
  };
  if (!covered && !facts.holiday) return missing("holiday");
  if (!covered && !facts.ramadan) return missing("ramadan");
  if (!covered && !facts.rest_day && !roster) return missing("rest_day");

  DayFacts day;
  if (!facts.holiday) day.named = calendar.holiday(facts.state, facts.day, facts.district, facts.unit_path);
  day.holiday = facts.holiday.value_or(day.named != nullptr);
  day.ramadan = facts.ramadan ? *facts.ramadan : calendar.is_ramadan(facts.day);
  day.rest_day = facts.rest_day.value_or(!roster && contains(rules.rest_days->value, facts.day));
  return day;
}

Digest digest(const Case& facts) {
  Digest day;
  for (const auto& grant : facts.grants) take(day, grant);
  for (const auto& event : facts.events) {
    if (facts.as_of && event.at > *facts.as_of) continue;
    if (event.kind == EventKind::in) {
      keep_least(day.first_in, event.at);
      keep_most(day.last_in, event.at);
    } else {
      keep_most(day.last_out, event.at);
    }
  }
  return day;
}

std::optional<First> Digest::first() const {
  std::optional<First> earliest;
  const auto offer = [&](const std::optional<Minutes>& at, FirstKind kind) {
    if (at && (!earliest || *at < earliest->at)) earliest = First{*at, kind};
  };
  // In the order in which they win a tie.
  offer(first_in, FirstKind::clock_in);
  offer(duty_start, FirstKind::duty);
  offer(time_off_start, FirstKind::time_off);
  return earliest;
}

bool Digest::duty_ends_day() const {
  if (!duty_end) return false;
  if (last_out) return *duty_end >= *last_out;
  return !last_in || *last_in <= *duty_end;
}

Minutes uncovered(const MinuteRange& range, std::span<const Grant> grants, Cover cover,
                  const std::optional<MinuteRange>& pause) {
  if (range.to <= range.from) return Minutes{0};
  boost::container::small_vector<MinuteRange, 8> covers;
  const auto offer = [&](const MinuteRange& one) {
    if (one.from < range.to && one.to > range.from) covers.push_back(one);
  };
  for (const auto& grant : grants) {
    const bool stands = std::holds_alternative<TimeOff>(grant) ||
                        (cover == Cover::duty_and_time_off && std::holds_alternative<OfficialDuty>(grant));
    if (stands) offer(*range_of(grant));
  }
  if (cover == Cover::time_off_and_break && pause) offer(*pause);
  std::sort(covers.begin(), covers.end(), [](const auto& a, const auto& b) { return a.from < b.from; });
  Minutes open{0};
  Minutes reached = range.from;
  for (const auto& one : covers) {
    if (one.from > reached) open += one.from - reached;
    reached = std::max(reached, one.to);
  }
  if (reached < range.to) open += range.to - reached;
  return open;
}

}  // namespace spotme::domain
