#include "app/nearest_heads.hpp"

#include "store/delegation.hpp"

namespace spotme::app {

std::vector<std::vector<base::OfficerId>> load_nearest_heads(db::Read& read, base::AgencyId agency,
                                                             const std::vector<Below>& officers) {
  std::vector<std::string> paths;
  paths.reserve(officers.size());
  for (const auto& one : officers) paths.push_back(one.unit_path);
  std::vector<std::string> nearest(officers.size());
  std::vector<std::vector<base::OfficerId>> heads(officers.size());
  for (const auto& holder : store::load_desk_holders(read, agency, paths, read.today())) {  // the nearest first
    if (holder.role != domain::Role::head || holder.officer == officers[holder.n].officer) continue;
    auto& path = nearest[holder.n];
    if (path.empty()) path = holder.unit_path;
    if (path == holder.unit_path) heads[holder.n].push_back(holder.officer);
  }
  return heads;
}

}  // namespace spotme::app
