#pragma once

#include "base/id.hpp"
#include "domain/holiday.hpp"
#include "domain/remote_place.hpp"
#include "domain/team.hpp"
#include "store/db.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

/// Places at which officers work on remote days, with their history.
namespace spotme::store {

using domain::RemotePlaceId;

struct RemotePlace {
  base::AgencyId agency;
  base::OfficerId officer;
  RemotePlaceId id;
  domain::RemotePlaceKind kind = domain::RemotePlaceKind::home;
  std::string address;
  domain::Circle area;    ///< the exact point: for the owner alone
  bool measured = false;  ///< taken by his device on the spot; else typed
  domain::RemotePlaceState state = domain::RemotePlaceState::waiting;
  std::optional<domain::DayRange> valid = {};  ///< once approved
  base::Instant made_at = {};
  std::optional<base::Instant> decided_at = {};
  std::optional<base::OfficerId> decided_by = {};
  std::string decided_reason = {};
  std::optional<base::Instant> ended_at = {};  ///< by the officer, or by a home that took its place
};

void insert_remote_place(db::Write& write, const RemotePlace& place);
/// Writes state, validity and what was decided.
void update_remote_place(db::Write& write, const RemotePlace& place);

/// All of his, the latest first; at most 200.
[[nodiscard]] std::vector<RemotePlace> list_remote_places(db::Read& read, base::AgencyId agency,
                                                          base::OfficerId officer);
[[nodiscard]] std::optional<RemotePlace> find_remote_place(db::Read& read, base::AgencyId agency, RemotePlaceId id);
/// Approved ones of these officers that are valid on the day, by officer and id.
[[nodiscard]] std::vector<RemotePlace> load_valid_remote_places(db::Read& read, base::AgencyId agency,
                                                                const std::vector<base::OfficerId>& officers,
                                                                base::Day day);

struct WaitingRemotePlace {
  RemotePlace place;
  std::string officer_name;
  std::string unit_name;
};
/// Those that wait, of officers within reach as of `day`, by id, which sorts by time.
[[nodiscard]] std::vector<WaitingRemotePlace> list_waiting_remote_places(db::Read& read, base::AgencyId agency,
                                                                         const domain::TeamReach& reach, base::Day day,
                                                                         const std::optional<RemotePlaceId>& after,
                                                                         std::int64_t limit);

}  // namespace spotme::store
