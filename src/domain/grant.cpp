#include "domain/grant.hpp"

#include "domain/grant_check.hpp"

#include <algorithm>
#include <array>

namespace spotme::domain {
namespace {

using base::Code;
using base::Minutes;

constexpr std::array<std::string_view, grant_kind_count> kinds{
    "official_duty",       "time_off", "leave",      "work_from_home", "pregnancy_hour",
    "ramadan_short_break", "course",   "hybrid_day", "overtime"};
constexpr std::array<std::string_view, 3> parts{"day", "morning", "afternoon"};
constexpr Minutes one_day{24 * 60};
constexpr std::int64_t weeks_of_pregnancy = 40;  // from the last period to the due date (Naegele's rule)
constexpr std::chrono::days longest_pregnancy{300};
constexpr std::chrono::days one_week{7};

/// The fields of the form in the words of the API.
constexpr std::string_view first_day_field = "first_day";

bool needs_purpose(GrantKind kind) {
  return kind == GrantKind::official_duty || kind == GrantKind::course || kind == GrantKind::time_off ||
         kind == GrantKind::work_from_home || kind == GrantKind::overtime;
}

bool needs_working_day(GrantKind kind) { return kind == GrantKind::time_off || takes_part(kind); }

}  // namespace

std::string_view grant_kind_name(GrantKind kind) { return kinds.at(static_cast<std::size_t>(kind)); }

std::optional<GrantKind> parse_grant_kind(std::string_view text) {
  const auto found = std::find(kinds.begin(), kinds.end(), text);
  if (found == kinds.end()) return std::nullopt;
  return static_cast<GrantKind>(found - kinds.begin());
}

std::string_view leave_part_name(LeavePart part) { return parts.at(static_cast<std::size_t>(part)); }

std::optional<LeavePart> parse_leave_part(std::string_view text) {
  const auto found = std::find(parts.begin(), parts.end(), text);
  if (found == parts.end()) return std::nullopt;
  return static_cast<LeavePart>(found - parts.begin());
}

std::int64_t most_grant_days(GrantKind kind) {
  switch (kind) {
    case GrantKind::time_off:
    case GrantKind::overtime:
    case GrantKind::hybrid_day: return 31;
    case GrantKind::ramadan_short_break: return 31;
    case GrantKind::leave: return 1098;  // study leave goes on for up to three years
    case GrantKind::pregnancy_hour: return 140;
    case GrantKind::official_duty:
    case GrantKind::work_from_home:
    case GrantKind::course: return 366;
  }
  return 366;
}

base::Day due_date_of(std::int64_t weeks, std::int64_t days, base::Day on) {
  return on + std::chrono::days{(weeks_of_pregnancy * one_week.count()) - (weeks * one_week.count()) - days};
}

base::Day pregnancy_day(base::Day due_date, std::int64_t weeks) {
  return due_date - std::chrono::days{(weeks_of_pregnancy - weeks) * one_week.count()};
}

DayRange facts_range(const GrantDraft& draft, const Calendar& calendar) {
  DayRange range{draft.first_day - one_week, draft.last_day + one_week};
  if (draft.kind == GrantKind::ramadan_short_break) {
    for (const auto& ramadan : calendar.ramadans()) {
      if (!ramadan.days.contains(draft.first_day) && !ramadan.days.contains(draft.last_day)) continue;
      range = {std::min(range.first, ramadan.days.first), std::max(range.last, ramadan.days.last)};
    }
  }
  if (draft.kind == GrantKind::pregnancy_hour) range = {range.first - longest_pregnancy, range.last};
  return range;
}

HeldGrant held_of(const GrantDraft& draft, base::GrantId id) {
  HeldGrant held{id, draft.kind, days_of(draft), draft.times, draft.part, draft.code};
  if (draft.pregnancy) {
    held.due_date = draft.pregnancy->due_date;
    held.husband = draft.pregnancy->husband;
  }
  return held;
}

MinuteRange whole_day(const Scheme& scheme) {
  const auto* shift = std::get_if<Shift>(&scheme);
  return {Minutes{0}, shift == nullptr ? one_day : std::max(one_day, shift->end)};
}

DayRange days_of(const GrantDraft& draft) { return {draft.first_day, draft.last_day}; }

bool is_working_day(const RulePack& pack, const Calendar& calendar, const GrantDay& day) {
  if (day.scheme.off()) return false;
  const bool covered = calendar.covers(day.day);
  if (covered && !day.scheme.works_on_holidays &&
      calendar.holiday(day.state, day.day, day.district, day.unit_path) != nullptr) {
    return false;
  }
  const bool by_rota = day.scheme.duty || std::holds_alternative<Shift>(day.scheme.scheme);
  return by_rota || !contains(rules_of(pack, day.state, day.day).rest_days->value, day.day);
}

void GrantCheck::check_shape() {
  if (draft_.last_day < draft_.first_day) return refuse("range_reversed", "last_day");
  const auto most = most_grant_days(draft_.kind);
  if ((draft_.last_day - draft_.first_day).count() >= most) {
    refuse("range_too_long", "last_day", {{"limit", std::to_string(most)}});
  }
  if (takes_times(draft_.kind)) {
    if (!draft_.times) return refuse("grant_times_missing", "from");
    const auto out = [](Minutes at) { return at < Minutes{0} || at >= 2 * one_day; };
    if (out(draft_.times->from)) return refuse("minute_out_of_range", "from");
    if (out(draft_.times->to)) return refuse("minute_out_of_range", "to");
    if (draft_.times->to <= draft_.times->from) return refuse("ends_before_it_begins", "to");
  }
  if (draft_.kind == GrantKind::leave && !draft_.part) refuse("grant_part_missing", "part");
}

std::vector<const GrantDay*> GrantCheck::own_days() const {
  std::vector<const GrantDay*> own;
  for (const auto& day : facts_.days) {
    if (days_of(draft_).contains(day.day)) own.push_back(&day);
  }
  return own;
}

bool GrantCheck::works_on(const GrantDay& day) const { return is_working_day(*facts_.pack, *facts_.calendar, day); }

bool GrantCheck::has_ramadan_cut(base::Day day) const {
  return facts_.calendar->covers(day) && facts_.calendar->is_ramadan(day) &&
         std::any_of(facts_.held.begin(), facts_.held.end(), [&](const auto& held) {
           return held.kind == GrantKind::ramadan_short_break && held.days.contains(day);
         });
}

void GrantCheck::check_days() {
  const auto own = own_days();
  auto expected = draft_.first_day;
  for (const auto* day : own) {
    if (day->day != expected) break;
    expected += std::chrono::days{1};
  }
  if (expected <= draft_.last_day) {
    refuse("grant_without_post", first_day_field, {{"day", base::format_day(expected)}});
  }
  for (const auto& month : facts_.closed_months) {
    if (draft_.last_day < month.first || month.last() < draft_.first_day) continue;
    refuse(Code::conflict, "grant_month_closed", first_day_field, {{"month", format_month(month)}});
    return;
  }
}

void GrantCheck::check_words() {
  if (draft_.kind == GrantKind::leave && draft_.code.empty()) refuse("grant_code_missing", "code");
  if (needs_purpose(draft_.kind) && draft_.purpose.empty()) refuse("grant_purpose_missing", "purpose");
  if (draft_.outstation && draft_.destination.empty()) refuse("grant_destination_missing", "destination");
}

void GrantCheck::check_working_day() {
  const auto own = own_days();
  if (own.empty() || std::any_of(own.begin(), own.end(), [&](const auto* day) { return works_on(*day); })) return;
  refuse("grant_no_working_day", first_day_field);
}

void GrantCheck::check_kind() {
  if (needs_working_day(draft_.kind)) check_working_day();
  switch (draft_.kind) {
    case GrantKind::time_off: return check_time_off();
    case GrantKind::overtime: return check_overtime();
    case GrantKind::pregnancy_hour: return check_pregnancy();
    case GrantKind::ramadan_short_break: return check_ramadan();
    case GrantKind::work_from_home: return check_home();
    case GrantKind::hybrid_day: return check_hybrid();
    case GrantKind::official_duty:
    case GrantKind::leave:
    case GrantKind::course: return;
  }
}

// Without a look at the origin: an order that a desk accepts after the work has begun was not given beforehand either.
void GrantCheck::check_overtime() {
  const auto& draft = draft_;
  const Minutes ahead = (draft.first_day - facts_.today) + draft.times->from - facts_.minute;
  if (ahead > Minutes{0}) return;
  refuse("overtime_not_ahead", draft.first_day < facts_.today ? first_day_field : "from",
         {{"day", base::format_day(draft.first_day)}, {"from", base::format_minute(draft.times->from)}});
}

std::vector<base::Error> check_grant_shape(const GrantDraft& draft) {
  const GrantFacts nothing;
  GrantCheck check(draft, nothing);
  check.check_shape();
  return check.take();
}

std::vector<base::Error> check_grant(const GrantDraft& draft, const GrantFacts& facts) {
  GrantCheck check(draft, facts);
  check.check_shape();
  if (check.failed()) return check.take();
  check.check_days();
  check.check_overlap();
  check.check_words();
  check.check_kind();
  return check.take();
}

}  // namespace spotme::domain
