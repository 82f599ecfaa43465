#include "app/day.hpp"

#include "app/day_case.hpp"
#include "domain/day_log.hpp"
#include "store/worktime.hpp"

namespace spotme::app {
namespace {

constexpr int most_days = 62;

/// Fills in what follows from the facts of one day.
void judge_entry(const store::Worktime& worktime, base::Instant now, DayEntry& entry) {
  entry.counts = domain::count_presses(stored_presses(entry.events));
  const auto* posting = worktime.posting(entry.day);
  const auto* scheme = worktime.scheme(entry.day);
  if (posting == nullptr || scheme == nullptr) return;
  entry.state = posting->state;
  entry.scheme = *scheme;
  const auto& calendar = *entry.rules->calendar;
  if (calendar.covers(entry.day)) entry.holiday = calendar.holiday(posting->state, entry.day);
  if (entry.day > base::local_day(now)) return;
  auto verdict = judge_as_of(*entry.rules, {entry.day, posting->state, *scheme}, entry.events, now);
  if (verdict) entry.verdict = std::move(verdict).value();
}

std::vector<DayEntry> load_entries(const Context& context, db::Read& read, const domain::Caller& caller, base::Day from,
                                   base::Day to) {
  const auto rules = context.rulebook.current(read, caller.agency);
  const auto worktime = store::load_worktime(read, caller.agency, caller.officer, from, to);
  std::vector<store::OfficerDay> days;
  std::vector<DayEntry> entries;
  for (auto day = from; day <= to; day += std::chrono::days{1}) {
    days.push_back({caller.agency, caller.officer, day});
    entries.push_back({day});
    entries.back().rules = rules;
  }
  for (auto& numbered : store::load_clock_events(read, days))
    entries[numbered.n].events.push_back(std::move(numbered.event));
  for (auto& entry : entries) judge_entry(worktime, read.now(), entry);
  return entries;
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
  return context.database.read([&](db::Read& read) { return load_entries(context, read, caller, from, to); });
}

base::Result<ClockState> clock_state(const Context& context, const domain::Caller& caller) {
  return context.database.read([&](db::Read& read) -> base::Result<ClockState> {
    const auto today = read.today();
    const auto yesterday = today - std::chrono::days{1};
    const auto worktime = store::load_worktime(read, caller.agency, caller.officer, yesterday, today);
    const auto* scheme = worktime.scheme(today);
    if (scheme == nullptr || worktime.posting(today) == nullptr) {
      return base::Error{base::Code::conflict, "no_posting", ""};
    }
    const auto* before = worktime.scheme(yesterday);
    const auto rules = context.rulebook.current(read, caller.agency);
    const auto day = domain::work_day_of(rules->pack, read.now(), before == nullptr ? *scheme : *before, *scheme);
    ClockState state{read.now(), load_entries(context, read, caller, day, day).front()};
    state.next = domain::next_kind(stored_presses(state.today.events));
    return state;
  });
}

}  // namespace spotme::app
