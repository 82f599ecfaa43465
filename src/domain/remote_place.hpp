#pragma once

#include "base/id.hpp"
#include "base/result.hpp"
#include "domain/place.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

/// Where an officer works on remote days (tempat bekerja jarak jauh): his home, or another place that was approved.
namespace spotme::domain {

using RemotePlaceId = base::Id<struct RemotePlaceTag>;

enum class RemotePlaceKind : std::uint8_t { home, other };
/// `home`, `other`.
[[nodiscard]] std::string_view remote_place_kind_name(RemotePlaceKind kind);
[[nodiscard]] std::optional<RemotePlaceKind> parse_remote_place_kind(std::string_view text);

enum class RemotePlaceState : std::uint8_t {
  waiting,    ///< for whoever leads the officer; it does not count yet
  approved,   ///< counts from its first day up to its last
  rejected,   ///< with a reason
  withdrawn,  ///< by the officer, before anybody decided
};
/// `waiting`, `approved`, `rejected`, `withdrawn`.
[[nodiscard]] std::string_view remote_place_state_name(RemotePlaceState state);
[[nodiscard]] std::optional<RemotePlaceState> parse_remote_place_state(std::string_view text);

/// Places of one officer that wait or hold at a time.
inline constexpr std::size_t most_remote_places = 5;

/// The point as others than its owner may see it: to 0.01 of a degree, about one kilometre.
[[nodiscard]] Coordinate coarse(const Coordinate& exact);

/// Settings of remote days: those of rules/remote.toml, and what an agency put over them.
struct RemoteTerms {
  base::Minutes pulse_open{15};           ///< how long a pulse may be answered in time; 5 to 30
  double radius_m = 150;                  ///< of a registered place; 50 to 1,000
  std::int64_t keep_hours = 24;           ///< how long a raw position is kept
  std::int64_t least_hours = 1;           ///< what an agency may set, at least
  std::int64_t most_hours = 72;           ///< and at most
  base::Minutes remind_of_plan{17 * 60};  ///< on the evening before
  base::Minutes remind_of_report{18 * 60 + 30};
  bool own_hours = false;  ///< keep_hours is the agency's
};
/// Refuses (`unprocessable`, `keep_hours_out_of_range`, field `keep_hours`, args `least`, `most`).
[[nodiscard]] base::Result<void> check_keep_hours(const RemoteTerms& terms, std::int64_t hours);

}  // namespace spotme::domain
