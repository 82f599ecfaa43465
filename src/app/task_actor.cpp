#include "app/task_actor.hpp"

#include "app/team.hpp"
#include "store/team_member.hpp"

#include <algorithm>

namespace spotme::app {

TaskActors::TaskActors(db::Read& read, const domain::Caller& caller, std::vector<base::OfficerId> officers)
    : caller_(caller.officer) {
  std::erase(officers, caller.officer);
  std::sort(officers.begin(), officers.end());
  officers.erase(std::unique(officers.begin(), officers.end()), officers.end());
  if (officers.empty()) return;
  const auto lead = load_team_reach(read, caller, domain::TeamView::lead);
  const auto sight = load_team_reach(read, caller, domain::TeamView::tasks);
  for (const auto& place : store::load_team_places(read, caller.agency, officers)) {
    domain::TaskActor actor;
    actor.leads = lead.covers(place.unit_path, place.supervisor);
    actor.reads = actor.leads || sight.covers(place.unit_path, place.supervisor);
    actor.gone = place.left;
    actors_.emplace(place.officer, actor);
  }
}

domain::TaskActor TaskActors::of(base::OfficerId officer) const {
  if (officer == caller_) {
    domain::TaskActor own;
    own.own = true;
    return own;
  }
  const auto found = actors_.find(officer);
  return found == actors_.end() ? domain::TaskActor{} : found->second;
}

bool TaskActors::may_assign(base::OfficerId officer) const {
  const auto actor = of(officer);
  return actor.leads && !actor.gone;
}

}  // namespace spotme::app
