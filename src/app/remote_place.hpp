#pragma once

#include "app/context.hpp"
#include "domain/access.hpp"
#include "domain/remote_place.hpp"
#include "store/audit.hpp"
#include "store/remote_place.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

/// Places at which officers work on remote days: registered by the officer, approved by whoever leads him before they
/// count. Only the officer sees the exact point.
namespace spotme::app {

/// The caller's own, the latest first.
[[nodiscard]] std::vector<store::RemotePlace> list_own_remote_places(const Context& context,
                                                                     const domain::Caller& caller);

inline constexpr std::size_t most_place_address = 300;  ///< characters
struct RemotePlaceDraft {
  domain::RemotePlaceKind kind = domain::RemotePlaceKind::home;
  std::string address;
  domain::Coordinate point;
  bool measured = false;  ///< taken by his device on the spot; else typed
};
/// Registers a place, which waits. Whoever leads him is told. Refuses what check_area refuses, and
/// `remote_places_too_many` (conflict, args `limit`).
[[nodiscard]] base::Result<store::RemotePlace> register_remote_place(const Context& context,
                                                                     const domain::Caller& caller,
                                                                     const RemotePlaceDraft& draft,
                                                                     const store::Actor& actor);
/// The caller takes his own place back: one that waits is withdrawn, one that holds ends today. Refuses `not_found`,
/// and `remote_place_over` (conflict).
[[nodiscard]] base::Result<store::RemotePlace> end_remote_place(const Context& context, const domain::Caller& caller,
                                                                domain::RemotePlaceId id, const store::Actor& actor);

struct WaitingPlacePage {
  std::vector<store::WaitingRemotePlace> places;  ///< the oldest first; `area.centre` is coarse
  std::optional<domain::RemotePlaceId> next = {};
};
/// Those of officers whom the caller leads today. The look is recorded for each owner.
[[nodiscard]] WaitingPlacePage list_waiting_remote_places(const Context& context, const domain::Caller& caller,
                                                          const std::optional<domain::RemotePlaceId>& after,
                                                          std::int64_t limit, const store::Actor& actor);

/// Approves or rejects; an approved home ends the home before it. The officer is told. Refuses `not_found` for a place
/// of an officer whom the caller does not lead today, `remote_place_decided` (conflict), and
/// `remote_place_reason_missing` (unprocessable, field `reason`) for a rejection without one.
[[nodiscard]] base::Result<void> decide_remote_place(const Context& context, const domain::Caller& caller,
                                                     domain::RemotePlaceId id, bool approve, const std::string& reason,
                                                     const store::Actor& actor);

}  // namespace spotme::app
