#pragma once

#include "base/id.hpp"
#include "domain/network.hpp"
#include "domain/place.hpp"
#include "store/db.hpp"

#include <optional>
#include <string>
#include <vector>

/// Places of work and networks. Each belongs to a unit and serves it and the units below.
namespace spotme::store {

struct Place {
  base::PlaceId id;
  std::string unit_path;  ///< as of the day asked for; not looked at when inserting
  domain::Place place;
};
struct Network {
  base::Uuid id;
  std::string unit_path;
  domain::Network network;
};

/// Who keeps what is written, and why, in his own words; nobody for what the system itself puts in.
struct KeepingWord {
  std::optional<base::OfficerId> by = {};
  std::string why = {};
};

/// All of the agency as of `day`, by unit and name.
[[nodiscard]] std::vector<Place> load_places(db::Read& read, base::AgencyId agency, base::Day day);
[[nodiscard]] std::vector<Network> load_networks(db::Read& read, base::AgencyId agency, base::Day day);

/// Areas must have passed domain::check_area. Raises the agency's revision.
void insert_place(db::Write& write, base::AgencyId agency, base::UnitId unit, const Place& place, base::Day from,
                  const KeepingWord& word = {});
void insert_network(db::Write& write, base::AgencyId agency, base::UnitId unit, const Network& network, base::Day from,
                    const KeepingWord& word = {});

}  // namespace spotme::store
