#include "app/day.hpp"

#include "app/day_case.hpp"
#include "domain/day_log.hpp"

namespace spotme::app {
namespace {

constexpr int most_days = 62;

/// Fills in what follows from the facts of one day.
DayEntry judged_entry(OfficerDayFacts facts, base::Instant now) {
  DayEntry entry{std::move(facts)};
  const auto& day = entry.facts;
  entry.counts = domain::count_presses(stored_presses(day.events, day.corrections));
  if (!day.posted) return entry;
  const auto& calendar = *day.rules->calendar;
  if (calendar.covers(day.day))
    entry.holiday = calendar.holiday(day.facts.state, day.day, day.facts.district, day.unit_path);
  if (day.day > base::local_day(now)) return entry;
  auto verdict = judge(day, now);
  if (verdict) entry.verdict = std::move(verdict).value();
  return entry;
}

/// The work day that a press at this moment would count for.
base::Result<OfficerDayFacts> current_day(const Context& context, db::Read& read, const domain::Caller& caller) {
  const auto today = read.today();
  auto days = load_day_facts(context, read, caller.agency,
                             {{caller.officer, today - std::chrono::days{1}}, {caller.officer, today}});
  if (!days[1].posted) return base::Error{base::Code::conflict, "no_posting", ""};
  const auto& before = days[0].posted ? days[0].scheme : days[1].scheme;
  const auto day = domain::work_day_of(days[1].rules->pack, read.now(), before, days[1].scheme);
  return std::move(days[day == today ? 1 : 0]);
}

}  // namespace

base::Result<std::vector<DayEntry>> list_days(const Context& context, const domain::Caller& caller, base::Day from,
                                              base::Day to) {
  using base::Code;
  using base::Error;
  if (to < from) return Error{Code::unprocessable, "range_reversed", "to"};
  if ((to - from).count() >= most_days) {
    return Error{Code::unprocessable, "range_too_long", "to", {{"limit", std::to_string(most_days)}}};
  }
  return context.database.read([&](db::Read& read) {
    std::vector<std::pair<base::OfficerId, base::Day>> asked;
    for (auto day = from; day <= to; day += std::chrono::days{1}) asked.emplace_back(caller.officer, day);
    std::vector<DayEntry> entries;
    for (auto& facts : load_day_facts(context, read, caller.agency, asked)) {
      entries.push_back(judged_entry(std::move(facts), read.now()));
    }
    return entries;
  });
}

base::Result<ClockState> clock_state(const Context& context, const domain::Caller& caller) {
  return context.database.read([&](db::Read& read) -> base::Result<ClockState> {
    SPOTME_TRY(auto day, current_day(context, read, caller));
    ClockState state{read.now(), judged_entry(std::move(day), read.now())};
    state.next = domain::next_kind(stored_presses(state.today.facts.events));
    return state;
  });
}

base::Result<Leaving> if_leaving(const Context& context, const domain::Caller& caller,
                                 std::optional<base::Minutes> at) {
  return context.database.read([&](db::Read& read) -> base::Result<Leaving> {
    SPOTME_TRY(auto day, current_day(context, read, caller));
    const auto now = domain::minute_of(day.day, read.now());
    const auto leaves = at.value_or(now);
    const auto last = day.day_end - base::Minutes{1};
    if (leaves < now || leaves > last) {
      return base::Error{base::Code::unprocessable,
                         "leaving_out_of_range",
                         "at",
                         {{"least", base::format_minute(now)}, {"most", base::format_minute(last)}}};
    }
    // The last clock-out counts: what was pressed before is answered by this one, and the day is judged as over.
    day.facts.events.push_back({leaves, domain::EventKind::out});
    SPOTME_TRY(auto verdict, judge(day));
    Leaving leaving{day.day, leaves, std::move(verdict)};
    const auto& may_leave = leaving.verdict.may_leave_from;
    if (may_leave && leaves < *may_leave && leaving.verdict.early > base::Minutes{0})
      leaving.wait = *may_leave - leaves;
    return leaving;
  });
}

}  // namespace spotme::app
