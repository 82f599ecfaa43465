#include "domain/calendar_change.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <bitset>
#include <map>
#include <utility>

namespace spotme::domain {
namespace {

using base::Code;
using base::Error;

std::chrono::year year_of(base::Day day) { return std::chrono::year_month_day{day}.year(); }
base::Day first_of(std::chrono::year year) { return base::Day{year / std::chrono::January / 1}; }
base::Day last_of(std::chrono::year year) { return base::Day{year / std::chrono::December / 31}; }

template <class Change>
std::set<base::Uuid> replaced_by(const std::vector<Change>& changes) {
  std::set<base::Uuid> replaced;
  for (const auto& change : changes) {
    if (change.replaces) replaced.insert(*change.replaces);
  }
  return replaced;
}

bool by_day(const Holiday& a, const Holiday& b) { return a.day < b.day; }

/// The last year that may be decided: each year behind the files needs its Ramadan and a holiday in every state.
std::chrono::year last_full_year(const Calendar& base, const std::vector<Holiday>& holidays,
                                 const std::vector<Ramadan>& ramadans) {
  std::map<std::chrono::year, std::bitset<state_count>> states;
  for (const auto& holiday : holidays) {
    if (is_limited(holiday)) continue;
    for (const auto state : holiday.states) states[year_of(holiday.day)].set(static_cast<std::size_t>(state));
  }
  auto last = year_of(base.range().last);
  for (;;) {
    const auto next = last + std::chrono::years{1};
    const bool fasted = std::any_of(ramadans.begin(), ramadans.end(),
                                    [&](const Ramadan& ramadan) { return year_of(ramadan.days.first) == next; });
    if (!fasted || !states[next].all()) return last;
    last = next;
  }
}

Error at(std::size_t index, Code code, std::string key, std::string_view field, base::MessageArgs args = {}) {
  return {code, std::move(key), fmt::format("[{}].{}", index, field), std::move(args)};
}

bool share_states(const Holiday& a, const Holiday& b) {
  return std::any_of(a.states.begin(), a.states.end(),
                     [&](State state) { return std::find(b.states.begin(), b.states.end(), state) != b.states.end(); });
}

bool says_the_same(const Holiday& a, const Holiday& b) {
  return a.day == b.day && share_states(a, b) && district_key(a.district) == district_key(b.district) &&
         a.unit_path == b.unit_path && (a.name_ms == b.name_ms || a.name_en == b.name_en);
}

}  // namespace

std::vector<Holiday> standing(const std::vector<HolidayChange>& changes) {
  const auto replaced = replaced_by(changes);
  std::vector<Holiday> rows;
  for (const auto& change : changes) {
    if (!change.removed && !replaced.contains(change.holiday.id)) rows.push_back(change.holiday);
  }
  return rows;
}

EffectiveCalendar apply_changes(const Calendar& base, const CalendarChanges& changes) {
  const auto replaced = replaced_by(changes.holidays);
  std::vector<Holiday> holidays;
  for (const auto& holiday : base.holidays()) {
    if (!replaced.contains(holiday.id)) holidays.push_back(holiday);
  }
  for (auto& holiday : standing(changes.holidays)) holidays.push_back(std::move(holiday));
  std::stable_sort(holidays.begin(), holidays.end(), by_day);

  const auto replaced_ramadans = replaced_by(changes.ramadans);
  std::vector<Ramadan> ramadans;
  const auto keep = [&](const Ramadan& ramadan) {
    if (!replaced_ramadans.contains(ramadan.id)) ramadans.push_back(ramadan);
  };
  for (const auto& ramadan : base.ramadans()) keep(ramadan);
  for (const auto& change : changes.ramadans) keep(change.ramadan);
  std::stable_sort(ramadans.begin(), ramadans.end(),
                   [](const Ramadan& a, const Ramadan& b) { return a.days.first < b.days.first; });

  const DayRange covers{base.range().first, last_of(last_full_year(base, holidays, ramadans))};
  EffectiveCalendar effective;
  const auto outside = [&](const Holiday& holiday) { return !covers.contains(holiday.day); };
  std::copy_if(holidays.begin(), holidays.end(), std::back_inserter(effective.waiting), outside);
  std::erase_if(holidays, outside);
  const auto beyond = [&](const Ramadan& ramadan) {
    return !covers.contains(ramadan.days.first) || !covers.contains(ramadan.days.last);
  };
  std::copy_if(ramadans.begin(), ramadans.end(), std::back_inserter(effective.waiting_ramadans), beyond);
  std::erase_if(ramadans, beyond);
  effective.calendar = Calendar::make(covers, std::move(holidays), std::move(ramadans)).value();
  return effective;
}

Calendar with_changes(const Calendar& calendar, const std::vector<HolidayChange>& changes) {
  const auto replaced = replaced_by(changes);
  auto holidays = calendar.holidays();
  std::erase_if(holidays, [&](const Holiday& holiday) { return replaced.contains(holiday.id); });
  for (auto& day : standing(changes)) {
    if (calendar.covers(day.day)) holidays.push_back(std::move(day));
  }
  std::stable_sort(holidays.begin(), holidays.end(), by_day);
  return Calendar::make(calendar.range(), std::move(holidays), calendar.ramadans()).value();
}

std::vector<base::Day> touched_days(const std::vector<Holiday>& rows, const std::vector<HolidayChange>& changes) {
  const auto replaced = replaced_by(changes);
  std::set<base::Day> days;
  for (const auto& row : rows) {
    if (replaced.contains(row.id)) days.insert(row.day);
  }
  for (const auto& change : changes) days.insert(change.holiday.day);
  return {days.begin(), days.end()};
}

std::vector<HolidayChange> undoing(const std::vector<Holiday>& rows, const std::vector<HolidayChange>& changes) {
  std::vector<HolidayChange> undone;
  for (const auto& change : changes) {
    const auto before =
        std::find_if(rows.begin(), rows.end(), [&](const Holiday& row) { return row.id == change.replaces; });
    if (before == rows.end()) {
      if (!change.removed) undone.push_back({change.holiday, change.holiday.id, true});
      continue;
    }
    HolidayChange back{*before};
    if (!change.removed) back.replaces = change.holiday.id;
    undone.push_back(std::move(back));
  }
  return undone;
}

Calendar with_ramadan(const Calendar& calendar, std::optional<base::Uuid> without, const std::optional<Ramadan>& with) {
  auto ramadans = calendar.ramadans();
  std::erase_if(ramadans, [&](const Ramadan& one) { return one.id == without; });
  if (with && calendar.covers(with->days.first) && calendar.covers(with->days.last)) ramadans.push_back(*with);
  return Calendar::make(calendar.range(), calendar.holidays(), std::move(ramadans)).value();
}

Standing standing_of(const EffectiveCalendar& national) {
  const auto& calendar = national.calendar;
  Standing standing{calendar.holidays(), calendar.ramadans(), {}};
  standing.rows.insert(standing.rows.end(), national.waiting.begin(), national.waiting.end());
  standing.ramadans.insert(standing.ramadans.end(), national.waiting_ramadans.begin(), national.waiting_ramadans.end());
  // A year ahead may be filled in; further than that nothing is announced.
  const auto last = year_of(calendar.range().last) + std::chrono::years{1};
  standing.may_hold = {first_of(year_of(calendar.range().first)), last_of(last)};
  return standing;
}

Standing standing_of(const EffectiveCalendar& national, const std::vector<HolidayChange>& days) {
  auto all = standing_of(national);
  for (auto& day : standing(days)) all.rows.push_back(std::move(day));
  return all;
}

base::Result<void> check_changes(const Standing& standing, const std::vector<HolidayChange>& edit) {
  const auto replaced = replaced_by(edit);
  std::vector<const Holiday*> rows;
  std::set<base::Uuid> known;
  for (const auto& row : standing.rows) {
    known.insert(row.id);
    if (!replaced.contains(row.id)) rows.push_back(&row);
  }
  if (rows.size() + edit.size() > Calendar::most_holidays) {
    return at(0, Code::unprocessable, "too_many_holidays", "date",
              {{"limit", std::to_string(Calendar::most_holidays)}});
  }
  std::map<base::Day, std::vector<const Holiday*>> on;
  for (const auto* row : rows) on[row->day].push_back(row);
  for (std::size_t i = 0; i < edit.size(); ++i) {
    const auto& [holiday, replaces, removed, id] = edit[i];
    if (replaces && !known.contains(*replaces)) return at(i, Code::conflict, "holiday_unknown", "replaces");
    if (removed) continue;
    const auto day = base::format_day(holiday.day);
    if (!standing.may_hold.contains(holiday.day)) {
      return at(i, Code::unprocessable, "outside_calendar", "date", {{"day", day}});
    }
    if (holiday.states.empty()) {
      return at(i, Code::unprocessable, "holiday_without_state", "states", {{"day", day}});
    }
    auto& there = on[holiday.day];
    const auto twin = std::find_if(there.begin(), there.end(),
                                   [&](const Holiday* row) { return says_the_same(*row, edit[i].holiday); });
    if (twin != there.end()) {
      return at(i, Code::conflict, "holiday_twice", "date", {{"day", day}, {"name", holiday.name_ms}});
    }
    there.push_back(&edit[i].holiday);
  }
  return {};
}

base::Result<void> check_ramadan(const Standing& standing, const RamadanChange& change) {
  const auto& [days, source, certainty, id, origin] = change.ramadan;
  const auto refuse = [](Code code, std::string key, std::string field, base::Day day) {
    return Error{code, std::move(key), std::move(field), {{"day", base::format_day(day)}}};
  };
  const auto known = std::any_of(standing.ramadans.begin(), standing.ramadans.end(),
                                 [&](const Ramadan& other) { return other.id == change.replaces; });
  if (change.replaces && !known) return Error{Code::conflict, "holiday_unknown", "replaces"};
  if (!standing.may_hold.contains(days.first)) {
    return refuse(Code::unprocessable, "outside_calendar", "first_day", days.first);
  }
  if (days.last < days.first) return Error{Code::unprocessable, "ends_before_it_begins", "last_day"};
  if (!standing.may_hold.contains(days.last)) {
    return refuse(Code::unprocessable, "outside_calendar", "last_day", days.last);
  }
  const auto length = (days.last - days.first).count() + 1;
  if (length != 29 && length != 30) return Error{Code::unprocessable, "ramadan_length", "last_day"};
  for (const auto& other : standing.ramadans) {
    if (other.id == change.replaces) continue;
    if (days.first <= other.days.last && other.days.first <= days.last) {
      return refuse(Code::conflict, "ramadan_overlap", "first_day", other.days.first);
    }
  }
  return {};
}

}  // namespace spotme::domain
