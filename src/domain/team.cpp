#include "domain/team.hpp"

#include <algorithm>

namespace spotme::domain {
namespace {

bool leads(Role role) { return role == Role::supervisor || role == Role::head; }

bool sees(Role role, TeamView view) {
  switch (role) {
    case Role::supervisor:
    case Role::head: return true;
    case Role::integrity:
    case Role::auditor: return view != TeamView::lead;
    case Role::coordinator:
    case Role::agency_admin: return view == TeamView::attendance;
    default: return false;
  }
}

}  // namespace

bool TeamReach::covers(std::string_view unit_path, const std::optional<base::OfficerId>& supervisor) const {
  if (supervisor && std::find(supervisors.begin(), supervisors.end(), *supervisor) != supervisors.end()) return true;
  return std::any_of(units.begin(), units.end(), [&](const auto& path) { return path_reaches(path, unit_path); });
}

TeamReach team_reach(const std::vector<TeamLeader>& leaders, TeamView view) {
  TeamReach reach;
  for (std::size_t i = 0; i < leaders.size(); ++i) {
    reach.supervisors.push_back(leaders[i].officer);
    for (const auto& held : leaders[i].roles) {
      if (i == 0 ? sees(held.role, view) : leads(held.role)) reach.units.push_back(held.unit_path);
    }
  }
  return reach;
}

}  // namespace spotme::domain
