#include "app/evidence_cache.hpp"

#include "domain/access.hpp"
#include "store/place.hpp"

namespace spotme::app {

std::shared_ptr<const UnitEvidence> EvidenceCache::find(db::Read& read, base::AgencyId agency, std::int64_t revision,
                                                        base::Day day, const std::string& unit_path) {
  {
    const std::lock_guard lock(mutex_);
    const auto held = agencies_.find(agency);
    if (held != agencies_.end() && held->second.revision == revision && held->second.day == day) {
      const auto unit = held->second.units.find(unit_path);
      if (unit != held->second.units.end()) return unit->second;
    }
  }
  auto evidence = std::make_shared<UnitEvidence>();
  for (const auto& place : store::load_places(read, agency, day)) {
    if (domain::path_reaches(place.unit_path, unit_path)) evidence->places.push_back(place.place);
  }
  for (const auto& network : store::load_networks(read, agency, day)) {
    if (domain::path_reaches(network.unit_path, unit_path)) evidence->networks.push_back(network.network);
  }
  const std::lock_guard lock(mutex_);
  auto& held = agencies_[agency];
  if (held.revision != revision || held.day != day) held = {revision, day, {}};
  held.units[unit_path] = evidence;
  return evidence;
}

}  // namespace spotme::app
