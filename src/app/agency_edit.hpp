#pragma once

#include "app/agency_day.hpp"
#include "domain/calendar_change.hpp"
#include "store/calendar.hpp"
#include "store/organisation.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// Inside of app/agency_day: one edit of an agency's days inside its transaction.
namespace spotme::app {

/// Lives no longer than the transaction and the caller.
class AgencyEdit {
 public:
  AgencyEdit(const Context& context, db::Read& read, const domain::Caller& caller, base::AgencyId agency);

  /// All changes that hold, those too that were replaced.
  [[nodiscard]] const std::vector<domain::HolidayChange>& days() const { return days_; }
  /// The agency's own rows that hold, and the days for which something may be stored.
  [[nodiscard]] domain::Standing own() const;
  /// True for one who keeps the days of that unit; of the whole agency (empty), who keeps those of all its topmost
  /// units.
  [[nodiscard]] bool may_keep(std::string_view unit_path) const;
  /// The unit's path; nullopt for one that is not there or not the caller's to keep.
  [[nodiscard]] std::optional<std::string> path_of(base::UnitId unit) const;
  [[nodiscard]] std::optional<base::UnitId> unit_at(std::string_view path) const;
  /// nullptr for a day that does not hold or is not the caller's to keep.
  [[nodiscard]] const domain::Holiday* find_mine(base::Uuid id) const;

  /// Refuses what edit_agency_day refuses of a unit.
  [[nodiscard]] base::Result<store::AgencyDay> to_day(const AgencyDayEntry& entry,
                                                      std::optional<base::Uuid> replaces) const;
  /// What it would be, with the preview. Refuses what domain::check_changes refuses.
  [[nodiscard]] base::Result<AgencyDayEdited> attempt(std::vector<store::AgencyDay> days) const;
  /// The same, stored.
  [[nodiscard]] base::Result<AgencyDayEdited> run(db::Write& write, std::vector<store::AgencyDay> days,
                                                  const std::string& reason, const store::Actor& actor) const;

  /// An edit that may be withdrawn, by its changes: `not_found`, `calendar_edit_built_upon`.
  [[nodiscard]] base::Result<std::vector<domain::HolidayChange>> load_withdrawable(base::Uuid edit) const;
  /// Who would change by the changes, among the officers of the units that the caller keeps. `rows` are those that may
  /// be replaced.
  [[nodiscard]] std::optional<Preview> try_changes(const std::vector<domain::Holiday>& rows,
                                                   const std::vector<domain::HolidayChange>& changes) const;
  [[nodiscard]] store::CalendarEdit note(base::Uuid edit, std::int64_t revision, const std::string& reason) const;

 private:
  /// Gives ids and the edit, and checks.
  [[nodiscard]] base::Result<AgencyDayEdited> plan(std::vector<store::AgencyDay>& days) const;

  const Context& context_;
  db::Read& read_;
  const domain::Caller& caller_;
  base::AgencyId agency_;
  std::vector<store::Unit> units_;
  std::vector<domain::HolidayChange> days_;
  domain::Standing standing_;
};

}  // namespace spotme::app
