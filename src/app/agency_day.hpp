#pragma once

#include "app/agency_day_entry.hpp"
#include "app/calendar.hpp"
#include "app/context.hpp"
#include "app/preview.hpp"
#include "domain/access.hpp"
#include "store/audit.hpp"
#include "store/calendar.hpp"
#include "store/organisation.hpp"

#include <optional>
#include <string>
#include <vector>

/// An agency's own free days, and the districts of its units, by its administrators and attendance coordinators within
/// their reach. Whatever lies outside it is `not_found`. Each change is one edit, audited in the agency.
namespace spotme::app {

struct AgencyDayEdited {
  base::Uuid edit = {};
  std::int64_t revision = 0;  ///< 0 for a trial
  std::vector<domain::Holiday> days;
  /// Of a trial: who would change, within the caller's reach, on days that are over; nullopt where none is touched.
  std::optional<Preview> preview = {};
};

/// Adds a day, or puts it in the place of another. Refuses `unit_unknown` (field `unit_id`), `agency_day_not_yours`,
/// `holiday_unknown`, `holiday_twice`, `outside_calendar`.
[[nodiscard]] base::Result<AgencyDayEdited> edit_agency_day(const Context& context, const domain::Caller& caller,
                                                            base::AgencyId agency, const AgencyDayEntry& entry,
                                                            std::optional<base::Uuid> replaces,
                                                            const std::string& reason, const store::Actor& actor);
/// What it would be; refuses the same, writes nothing.
[[nodiscard]] base::Result<AgencyDayEdited> try_agency_day(const Context& context, const domain::Caller& caller,
                                                           base::AgencyId agency, const AgencyDayEntry& entry,
                                                           std::optional<base::Uuid> replaces);
/// Takes away a day that holds.
[[nodiscard]] base::Result<AgencyDayEdited> remove_agency_day(const Context& context, const domain::Caller& caller,
                                                              base::AgencyId agency, base::Uuid day,
                                                              const std::string& reason, const store::Actor& actor);
[[nodiscard]] base::Result<AgencyDayEdited> try_agency_day_removal(const Context& context, const domain::Caller& caller,
                                                                   base::AgencyId agency, base::Uuid day);
/// Undoes an edit; as withdraw_calendar_edit.
[[nodiscard]] base::Result<void> withdraw_agency_edit(const Context& context, const domain::Caller& caller,
                                                      base::AgencyId agency, base::Uuid edit, const std::string& reason,
                                                      const store::Actor& actor);
[[nodiscard]] base::Result<std::optional<Preview>> try_agency_withdrawal(const Context& context,
                                                                         const domain::Caller& caller,
                                                                         base::AgencyId agency, base::Uuid edit);

/// Sets in which district a unit lies, from a day on; empty takes it from the units above again. Refuses
/// `unit_unknown`.
[[nodiscard]] base::Result<void> set_unit_district(const Context& context, const domain::Caller& caller,
                                                   base::AgencyId agency, base::UnitId unit,
                                                   const std::string& district, base::Day from,
                                                   const store::Actor& actor);
/// A unit with where it lies, as of today.
struct UnitPlace {
  store::Unit unit;
  std::string own_district;  ///< empty: that of the units above
  std::string district;      ///< that holds for it; empty: none
};
/// The units within the caller's reach, by path.
[[nodiscard]] base::Result<std::vector<UnitPlace>> list_unit_districts(const Context& context,
                                                                       const domain::Caller& caller,
                                                                       base::AgencyId agency);

}  // namespace spotme::app
