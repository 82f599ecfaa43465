#include "app/team.hpp"

#include "store/delegation.hpp"

namespace spotme::app {

domain::TeamReach load_team_reach(db::Read& read, const domain::Caller& caller, domain::TeamView view) {
  std::vector<domain::TeamLeader> leaders{{caller.officer, caller.roles}};
  const auto delegators = store::load_delegators(read, caller.agency, caller.officer, read.today());
  if (!delegators.empty()) {
    auto roles = store::load_role_holdings(read, caller.agency, delegators, read.today());
    for (std::size_t i = 0; i < delegators.size(); ++i) leaders.push_back({delegators[i], std::move(roles[i])});
  }
  return domain::team_reach(leaders, view);
}

std::optional<store::TeamMember> find_followed(db::Read& read, const domain::Caller& caller, base::OfficerId officer,
                                               domain::TeamView view, base::Day day) {
  if (officer == caller.officer) return std::nullopt;
  auto member = store::find_team_member(read, caller.agency, officer, day);
  if (!member || !load_team_reach(read, caller, view).covers(member->unit_path, member->supervisor)) {
    return std::nullopt;
  }
  return member;
}

}  // namespace spotme::app
