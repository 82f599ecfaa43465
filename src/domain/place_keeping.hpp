#pragma once

#include "base/result.hpp"
#include "domain/access.hpp"
#include "domain/network.hpp"
#include "domain/place.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

/// What those ask who keep the places and networks of an agency. The zone itself is checked by check_area.
namespace spotme::domain {

using NetworkId = base::Id<struct NetworkTag>;

/// The units of that agency within which the caller keeps places and networks (may_keep_places): empty for everybody
/// but its administrators, a system administrator too.
[[nodiscard]] std::vector<std::string> place_reach(const Caller& caller, base::AgencyId agency);

/// Places, and networks, that one agency may have at a time: each press is held against all that serve its unit.
inline constexpr std::int64_t most_places = 1'000;

/// The widest prefixes that can be one body's own network: the largest private block of IPv4, 10.0.0.0/8 (RFC 1918),
/// and what a registry gives to a whole provider of IPv6, a /32 (RFC 6177 speaks of /48 for a site).
inline constexpr int widest_ipv4_prefix = 8;
inline constexpr int widest_ipv6_prefix = 32;

/// Reads a prefix that somebody typed. Refuses (`unprocessable`, field `prefix`): `prefix_not_a_network` for what is no
/// address or prefix, `prefix_bits_beyond` (args `meant` = 10.1.0.0/16) where bits stand behind the length, and
/// `prefix_too_wide` (args `ipv4`, `ipv6`) for 0.0.0.0/0 and its like.
[[nodiscard]] base::Result<Prefix> check_prefix(std::string_view text);

/// A box of degrees that holds the whole area. Of an area at the poles or on the antimeridian it is the whole world: a
/// box only saves work.
struct Box {
  Coordinate south_west;
  Coordinate north_east;
  bool operator==(const Box&) const = default;
};
[[nodiscard]] Box box_around(const Area& area);
[[nodiscard]] Box join(const Box& a, const Box& b);

/// The step of the grid on which presses are counted, in degrees: near the Equator a cell is about 25 m wide.
inline constexpr double heat_step = 0.000225;
/// A cell is shown only when so many presses, of so many officers, fall into it: nobody's home or habit is seen.
inline constexpr std::int64_t least_cell_presses = 3;
inline constexpr std::int64_t least_cell_officers = 2;
inline constexpr std::int64_t most_heat_days = 31;
inline constexpr std::int64_t preview_days = 14;

}  // namespace spotme::domain
