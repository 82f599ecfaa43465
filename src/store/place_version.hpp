#pragma once

#include "domain/place_keeping.hpp"
#include "store/place.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

/// Places and networks as those see them who keep them: with their versions. What is changed keeps its id; a version
/// ends and another begins. All that is written here raises the agency's revision.
namespace spotme::store {

/// An act upon a version: when, by whom, and why. What was kept before this was recorded has none.
struct KeepingAct {
  base::Instant at;
  std::string by = {};  ///< his name; empty for the system
  std::string why = {};
};
/// What places and networks have in common.
struct Keeping {
  base::UnitId unit;
  std::string unit_path;  ///< as of today; empty where the unit is no more
  std::string unit_name;
  base::Day from;
  base::Day to;                             ///< not included; open_end while nothing ends it
  std::optional<base::Day> next_from = {};  ///< when the version after this one begins
  std::optional<KeepingAct> made = {};
  std::optional<KeepingAct> ended = {};  ///< when its last day was said, not for one that a change cut
};
struct PlaceVersion {
  base::PlaceId id;
  domain::Place place;
  Keeping keeping;
};
struct NetworkVersion {
  domain::NetworkId id;
  domain::Network network;
  Keeping keeping;
};

struct KeepingFilter {
  std::vector<std::string> reach;  ///< units, each with its subtree
  std::string search = {};         ///< a part of the name, in small letters
  bool ended = false;              ///< those that are over, else those that hold or are to come
  std::optional<base::Uuid> after = {};
  std::int64_t limit = 50;
};
/// One row an id, by name: the version of today, else the first to come, else the last that was.
[[nodiscard]] std::vector<PlaceVersion> list_places(db::Read& read, base::AgencyId agency, const KeepingFilter& filter);
[[nodiscard]] std::vector<NetworkVersion> list_networks(db::Read& read, base::AgencyId agency,
                                                        const KeepingFilter& filter);
/// All versions of one, ascending; empty when there is none.
[[nodiscard]] std::vector<PlaceVersion> load_place_versions(db::Read& read, base::AgencyId agency, base::PlaceId id);
[[nodiscard]] std::vector<NetworkVersion> load_network_versions(db::Read& read, base::AgencyId agency,
                                                                domain::NetworkId id);

/// Places (networks) of the agency that hold on `day` or later.
[[nodiscard]] std::int64_t count_places(db::Read& read, base::AgencyId agency, base::Day day);
[[nodiscard]] std::int64_t count_networks(db::Read& read, base::AgencyId agency, base::Day day);
/// Whether another place holds on `day` or later under that name, whether another network of the unit does with that
/// prefix.
[[nodiscard]] bool place_name_taken(db::Read& read, base::AgencyId agency, base::PlaceId but, std::string_view name,
                                    base::Day day);
[[nodiscard]] bool network_prefix_taken(db::Read& read, base::AgencyId agency, domain::NetworkId but, base::UnitId unit,
                                        const domain::Prefix& prefix, base::Day day);

/// From `day` on it is no more: the version of that day ends, versions that begin then or later have never held. With a
/// word it is an ending; without one another version begins.
void cut_place(db::Write& write, base::AgencyId agency, base::PlaceId id, base::Day day,
               const std::optional<KeepingWord>& ending = {});
void cut_network(db::Write& write, base::AgencyId agency, domain::NetworkId id, base::Day day,
                 const std::optional<KeepingWord>& ending = {});

}  // namespace spotme::store
