#pragma once

#include "base/id.hpp"
#include "base/time.hpp"
#include "store/db.hpp"

#include <string>
#include <string_view>
#include <vector>

/// In which district (daerah) the units of an agency lie, for holidays of one district.
namespace spotme::store {

/// A unit that has a district of its own, from one day up to, not including, another.
struct UnitDistrict {
  std::string path;
  base::Day from;
  base::Day to;
  std::string district;  ///< never empty
};
/// Of one agency, few as a rule: the units below take it from the nearest one above.
[[nodiscard]] std::vector<UnitDistrict> load_unit_districts(db::Read& read, base::AgencyId agency);
/// The district of a unit on that day: its own, else that of the nearest unit above that has one; empty when there is
/// none.
[[nodiscard]] std::string_view district_of(const std::vector<UnitDistrict>& districts, std::string_view path,
                                           base::Day day);

/// The unit's own district from a day on, empty to take that of the units above again; before it, what was. A second
/// change on one day replaces the first. The unit must exist on that day.
void update_unit_district(db::Write& write, base::AgencyId agency, base::UnitId unit, std::string_view district,
                          base::Day from);

}  // namespace spotme::store
