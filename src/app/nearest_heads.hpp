#pragma once

#include "base/id.hpp"
#include "store/db.hpp"

#include <string>
#include <vector>

namespace spotme::app {

/// An officer and the unit from which his head of department is looked for upwards.
struct Below {
  base::OfficerId officer;
  std::string unit_path;
};
/// For each of these the heads of department today of the nearest unit that has one besides himself; none where there
/// is no such unit in the agency.
[[nodiscard]] std::vector<std::vector<base::OfficerId>> load_nearest_heads(db::Read& read, base::AgencyId agency,
                                                                           const std::vector<Below>& officers);

}  // namespace spotme::app
