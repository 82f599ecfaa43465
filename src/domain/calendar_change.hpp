#pragma once

#include "base/id.hpp"
#include "base/result.hpp"
#include "domain/calendar.hpp"
#include "domain/holiday.hpp"

#include <optional>
#include <set>
#include <vector>

/// What people change in a calendar: rows added, put in the place of others, and removed. The rows of the files are
/// never touched; the calendar that holds is made of them and of the changes that hold at one revision, so any past one
/// can be made again.
namespace spotme::domain {

/// A row of the application. Its holiday carries its own id and origin.
struct HolidayChange {
  Holiday holiday;
  std::optional<base::Uuid> replaces = {};  ///< the row, of the files or of an earlier change, in whose place it stands
  bool removed = false;                     ///< nothing stands in its place; `holiday` says what was removed
  base::Uuid edit = {};                     ///< changes made at once bear one: they are undone together
  bool operator==(const HolidayChange&) const = default;
};
struct RamadanChange {
  Ramadan ramadan;
  std::optional<base::Uuid> replaces = {};
  base::Uuid edit = {};
  bool operator==(const RamadanChange&) const = default;
};
/// National changes, in the order in which they were made.
struct CalendarChanges {
  std::vector<HolidayChange> holidays;
  std::vector<RamadanChange> ramadans;
};

/// A calendar with what waits for it to cover their year.
struct EffectiveCalendar {
  Calendar calendar;
  std::vector<Holiday> waiting;  ///< of years that are not covered yet, by day
  std::vector<Ramadan> waiting_ramadans;
};

/// The national calendar that holds: rows that nothing replaces. It covers the years of `base` and each following year
/// that has its Ramadan and, in every state, a holiday; a half-filled year decides nothing. Whatever is stored is
/// taken: a change whose row the files no longer have stands by itself. Pure.
[[nodiscard]] EffectiveCalendar apply_changes(const Calendar& base, const CalendarChanges& changes);

/// A calendar with changes laid over it, of the same years: the national one with an agency's own days, or any with an
/// edit that is tried. Days that it does not cover are left out. Pure.
[[nodiscard]] Calendar with_changes(const Calendar& calendar, const std::vector<HolidayChange>& changes);

/// The days on which something differs by the changes: their own and those of the rows that they replace, each once, in
/// order. Pure.
[[nodiscard]] std::vector<base::Day> touched_days(const std::vector<Holiday>& rows,
                                                  const std::vector<HolidayChange>& changes);

/// The edit that undoes `changes`: their rows go, and those in whose place they stood come back. A row is looked for
/// among `rows`, which must have those that do not hold any more; one that is not there stays away. Pure.
[[nodiscard]] std::vector<HolidayChange> undoing(const std::vector<Holiday>& rows,
                                                 const std::vector<HolidayChange>& changes);

/// A calendar without the Ramadan of that id, where one is named, and with another one, where it is given and covered.
/// Pure.
[[nodiscard]] Calendar with_ramadan(const Calendar& calendar, std::optional<base::Uuid> without,
                                    const std::optional<Ramadan>& with);

/// The rows that hold among the changes alone: neither replaced nor a removal.
[[nodiscard]] std::vector<Holiday> standing(const std::vector<HolidayChange>& changes);

/// What a new edit is held against. `rows` are those that hold now: of the files and of the changes.
struct Standing {
  std::vector<Holiday> rows;
  std::vector<Ramadan> ramadans;
  DayRange may_hold;  ///< the days for which something may be stored
};
[[nodiscard]] Standing standing_of(const EffectiveCalendar& national);
/// With the agency's own days.
[[nodiscard]] Standing standing_of(const EffectiveCalendar& national, const std::vector<HolidayChange>& days);

/// Refuses, with the field `[n]` of the change and what follows it:
///  - `holiday_unknown` (`replaces`, conflict): that row does not hold any more, somebody has changed it meanwhile;
///  - `outside_calendar` (`date`): outside `may_hold`;
///  - `holiday_without_state` (`states`);
///  - `too_many_holidays` (`date`): more than a calendar holds;
///  - `holiday_twice` (`date`, arguments `day` and `name`, conflict): a row of the same name holds for some of them on
///  that
///    day already.
[[nodiscard]] base::Result<void> check_changes(const Standing& standing, const std::vector<HolidayChange>& edit);

/// Refuses `holiday_unknown` (`replaces`), `outside_calendar`, `ends_before_it_begins`, `ramadan_length` (not 29 or 30
/// days), `ramadan_overlap` with another one.
[[nodiscard]] base::Result<void> check_ramadan(const Standing& standing, const RamadanChange& change);

}  // namespace spotme::domain
