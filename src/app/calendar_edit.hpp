#pragma once

#include "app/calendar.hpp"
#include "app/context.hpp"
#include "app/preview.hpp"
#include "domain/access.hpp"
#include "domain/calendar_change.hpp"
#include "store/audit.hpp"

#include <optional>
#include <string>
#include <vector>

/// Changes of the national calendar by a system administrator. Each is one edit: all of it is stored or nothing, it has
/// a revision of its own, it can be withdrawn as a whole, and it is audited. Days that are over and that it touches are
/// judged again.
namespace spotme::app {

struct CalendarEditing {
  /// Ids and edit are made here. A removal may leave everything but `replaces` empty.
  std::vector<domain::HolidayChange> changes;
  std::string reason = {};
  bool substitutes = false;  ///< with the substitute days that follow from it
  bool dry_run = false;      ///< say what would be, change nothing
};
struct CalendarEdited {
  base::Uuid edit = {};
  std::int64_t revision = 0;  ///< 0 for a dry run
  std::vector<domain::HolidayChange> changes;
  /// What follows for substitute days; part of the edit when it was asked for.
  std::vector<domain::HolidayChange> substitutes;
  /// Of a dry run: who would change on days that are over; nullopt where none is touched.
  std::optional<Preview> preview = {};
};
/// Refuses what domain::check_changes refuses; the field of the first change is without its number.
[[nodiscard]] base::Result<CalendarEdited> edit_calendar(const Context& context, const domain::Caller& caller,
                                                         const CalendarEditing& editing, const store::Actor& actor);

/// What the edit would be, with the preview. Writes nothing.
[[nodiscard]] base::Result<CalendarEdited> try_calendar_edit(const Context& context, db::Read& read,
                                                             const domain::Caller& caller,
                                                             const CalendarEditing& editing);
/// The edit inside the caller's transaction, for a caller who was found to be allowed to. `dry_run` is not looked at.
[[nodiscard]] base::Result<CalendarEdited> edit_calendar(const Context& context, db::Write& write,
                                                         const domain::Caller& caller, const CalendarEditing& editing,
                                                         const store::Actor& actor);

/// A tentative date is what it was said to be.
struct Confirmation {
  std::string source;
  domain::DateCertainty certainty = domain::DateCertainty::official;
  std::vector<domain::State> states = {};  ///< those of the row for which it is confirmed; empty: all of them
};
/// Refuses `holiday_unknown`, `holiday_not_tentative` (conflict), and `confirmation_states` (field `states`) for a
/// state in which the row does not hold.
[[nodiscard]] base::Result<CalendarEdited> confirm_holiday(const Context& context, const domain::Caller& caller,
                                                           base::Uuid holiday, const Confirmation& confirmation,
                                                           const store::Actor& actor);

struct RamadanEdited {
  CalendarRow<domain::Ramadan> row;
  std::int64_t revision = 0;            ///< 0 for a trial
  std::optional<Preview> preview = {};  ///< of a trial, as CalendarEdited has it
};
/// Adds or corrects one Ramadan. Refuses what domain::check_ramadan refuses.
[[nodiscard]] base::Result<RamadanEdited> edit_ramadan(const Context& context, const domain::Caller& caller,
                                                       domain::RamadanChange change, const std::string& reason,
                                                       const store::Actor& actor);
/// What it would be; refuses the same, writes nothing.
[[nodiscard]] base::Result<RamadanEdited> try_ramadan(const Context& context, const domain::Caller& caller,
                                                      domain::RamadanChange change);

/// Undoes an edit. `not_found` when there is none or it was withdrawn; refuses `calendar_edit_built_upon` (conflict)
/// when a later one stands on it.
[[nodiscard]] base::Result<void> withdraw_calendar_edit(const Context& context, const domain::Caller& caller,
                                                        base::Uuid edit, const std::string& reason,
                                                        const store::Actor& actor);
/// Who would change by it, as CalendarEdited has it; refuses the same, writes nothing.
[[nodiscard]] base::Result<std::optional<Preview>> try_calendar_withdrawal(const Context& context,
                                                                           const domain::Caller& caller,
                                                                           base::Uuid edit);

}  // namespace spotme::app
