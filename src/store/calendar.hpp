#pragma once

#include "base/id.hpp"
#include "domain/calendar_change.hpp"
#include "store/db.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// What is changed in the calendars on top of the files, by revision. Nothing is decided here: see
/// domain/calendar_change.
namespace spotme::store {

/// The changes that hold at that national revision: made in it or before, and not yet withdrawn in it. In the order in
/// which they were made.
[[nodiscard]] domain::CalendarChanges load_calendar_changes(db::Read& read, std::int64_t revision);
/// The same for the days of one agency, at a revision of its own. `unit_path` is the unit's on the holiday's own day; a
/// day of a unit that is no more then holds for nobody and is left out. They hold in every state.
[[nodiscard]] std::vector<domain::HolidayChange> load_agency_days(db::Read& read, base::AgencyId agency,
                                                                  std::int64_t revision);

/// One edit: what was done at once, by whom and why.
struct CalendarEdit {
  base::Uuid id;
  std::int64_t revision = 0;  ///< the new one, which the edit makes
  std::string reason = {};    ///< may be empty for an addition
  base::AgencyId by_agency = {};
  base::OfficerId by = {};
};
/// What is told of an edit that holds.
struct CalendarEditNote {
  std::string reason;
  base::Instant made_at;
};
using CalendarEditNotes = std::map<base::Uuid, CalendarEditNote>;
/// Of the edits that hold at that revision, by id.
[[nodiscard]] CalendarEditNotes load_calendar_edit_notes(db::Read& read, std::int64_t revision);
[[nodiscard]] CalendarEditNotes load_agency_edit_notes(db::Read& read, base::AgencyId agency, std::int64_t revision);
/// A day of an agency names its unit by id.
struct AgencyDay {
  domain::HolidayChange change;
  std::optional<base::UnitId> unit = {};
};
void insert_holidays(db::Write& write, const CalendarEdit& edit, const std::vector<domain::HolidayChange>& changes);
void insert_ramadan(db::Write& write, const CalendarEdit& edit, const domain::RamadanChange& change);
void insert_agency_days(db::Write& write, base::AgencyId agency, const CalendarEdit& edit,
                        const std::vector<AgencyDay>& days);

/// The rows of one edit that hold; empty when there is none or it was withdrawn.
[[nodiscard]] domain::CalendarChanges load_edit(db::Read& read, base::Uuid edit);
[[nodiscard]] std::vector<domain::HolidayChange> load_agency_edit(db::Read& read, base::AgencyId agency,
                                                                  base::Uuid edit);
/// Ends every row of `edit.id` in `edit.revision`.
void withdraw_edit(db::Write& write, const CalendarEdit& edit);
void withdraw_agency_edit(db::Write& write, base::AgencyId agency, const CalendarEdit& edit);

/// States as the tables have them: `kelantan;terengganu`, `all`.
[[nodiscard]] std::string format_states(const std::vector<domain::State>& states);

}  // namespace spotme::store
