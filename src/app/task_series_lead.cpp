#include "app/task_series_lead.hpp"

#include "app/team.hpp"
#include "store/audit.hpp"
#include "store/delegation.hpp"
#include "store/team_member.hpp"

#include <algorithm>

namespace spotme::app {

bool leads_all(db::Read& read, const domain::Caller& caller, const std::vector<base::OfficerId>& officers) {
  const auto reach = load_team_reach(read, caller, domain::TeamView::lead);
  auto places = store::load_team_places(read, caller.agency, officers);
  std::erase_if(places, [](const auto& place) { return place.left; });
  return !places.empty() && std::all_of(places.begin(), places.end(), [&](const auto& place) {
    return place.officer != caller.officer && reach.covers(place.unit_path, place.supervisor);
  });
}

void SeriesLeaders::load_makers(db::Read& read, base::AgencyId agency, const std::vector<store::SeriesTurn>& turns) {
  std::set<base::OfficerId> asked;
  for (const auto& turn : turns) {
    if (turn.series.given && !makers_.contains(turn.series.made_by)) asked.insert(turn.series.made_by);
  }
  const std::vector<base::OfficerId> makers(asked.begin(), asked.end());
  auto roles = store::load_role_holdings(read, agency, makers, read.today());
  for (std::size_t n = 0; n < makers.size(); ++n) {
    domain::Caller maker;
    maker.agency = agency;
    maker.officer = makers[n];
    maker.roles = std::move(roles[n]);
    makers_.emplace(makers[n], load_team_reach(read, maker, domain::TeamView::lead));
  }
}

void SeriesLeaders::end_if_unled(db::Write& write, const store::TaskSeries& series) const {
  const auto officers = store::load_series_officers(write, series.agency, series.id, domain::most_assigned_officers);
  const auto places = store::load_team_places(write, series.agency, officers);
  const auto& reach = makers_.at(series.made_by);
  const bool led = std::any_of(places.begin(), places.end(), [&](const auto& place) {
    return !place.left && reach.covers(place.unit_path, place.supervisor);
  });
  if (led || !store::end_task_series(write, series.agency, series.id, std::nullopt)) return;
  store::insert_audit_entry(write, series.agency, {}, "task_series_ended", series.id.value, series.title);
}

void SeriesLeaders::keep_led(db::Write& write, base::AgencyId agency, std::vector<store::SeriesTurn>& turns) {
  load_makers(write, agency, turns);
  std::vector<base::OfficerId> officers;
  for (const auto& turn : turns) {
    if (turn.series.given && (officers.empty() || officers.back() != turn.officer)) officers.push_back(turn.officer);
  }
  std::map<base::OfficerId, store::TeamPlace> places;
  for (auto& place : store::load_team_places(write, agency, officers)) {
    if (!place.left) places.emplace(place.officer, std::move(place));
  }
  std::vector<store::TaskSeries> doubtful;
  std::erase_if(turns, [&](const auto& turn) {
    if (!turn.series.given) return false;
    const auto place = places.find(turn.officer);
    const auto& reach = makers_.at(turn.series.made_by);
    if (place != places.end() && reach.covers(place->second.unit_path, place->second.supervisor)) return false;
    if (looked_at_.insert(turn.series.id).second) doubtful.push_back(turn.series);
    return true;
  });
  for (const auto& series : doubtful) end_if_unled(write, series);
}

}  // namespace spotme::app
