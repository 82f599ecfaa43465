#pragma once

#include "app/calendar_edit.hpp"
#include "domain/calendar_change.hpp"
#include "store/calendar.hpp"

#include <string>
#include <vector>

/// Inside of app/calendar_edit: one edit of the national calendar inside its transaction.
namespace spotme::app {

/// What an auditor reads of an edit: `+ 2026-12-01 kelantan Cuti Banjir; - 2027-08-15 all Maulid`.
[[nodiscard]] std::string audit_text(const std::vector<domain::HolidayChange>& changes);

/// Lives no longer than the transaction and the caller.
class NationalEdit {
 public:
  NationalEdit(const Context& context, db::Read& read, const domain::Caller& caller);

  [[nodiscard]] const domain::Standing& standing() const { return standing_; }
  [[nodiscard]] const NationalCalendar& national() const { return national_; }
  /// nullptr when it does not hold.
  [[nodiscard]] const domain::Holiday* find(base::Uuid id) const;
  [[nodiscard]] store::CalendarEdit note(base::Uuid edit, std::int64_t revision, const std::string& reason) const;

  /// What the edit would be; see edit_calendar.
  [[nodiscard]] base::Result<CalendarEdited> plan(const CalendarEditing& editing) const;
  /// The changes that are stored: with the substitutes where they were asked for.
  [[nodiscard]] static std::vector<domain::HolidayChange> all_of(const CalendarEdited& edited,
                                                                 const CalendarEditing& editing);
  /// plan, stored.
  [[nodiscard]] base::Result<CalendarEdited> run(db::Write& write, const CalendarEditing& editing,
                                                 const store::Actor& actor) const;

 private:
  void complete(std::vector<domain::HolidayChange>& changes, base::Uuid edit) const;
  [[nodiscard]] std::vector<domain::Holiday> after(const std::vector<domain::HolidayChange>& changes) const;

  const Context& context_;
  db::Read& read_;
  const domain::Caller& caller_;
  NationalCalendar national_;
  domain::Standing standing_;
};

}  // namespace spotme::app
