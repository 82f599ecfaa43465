#pragma once

#include "base/result.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace spotme::domain {

/// Degrees, WGS 84: latitude -90 to 90, longitude -180 to 180, both finite.
struct Coordinate {
  double latitude = 0;
  double longitude = 0;
  bool operator==(const Coordinate&) const = default;
};

/// A position as a device gave it. `accuracy_m` is the radius of the 95 % circle; 0 is possible and suspicious.
struct Position {
  Coordinate at;
  double accuracy_m = 0;
  bool operator==(const Position&) const = default;
};

/// No accuracy worse than half the Earth's circumference means anything.
inline constexpr double most_accuracy_m = 20'040'000;

/// Finite and within range; refuses with `unprocessable` and `position.latitude`, `position.longitude` or
/// `position.accuracy_m`. An accuracy of 0 passes: it is graded, not refused.
[[nodiscard]] base::Result<void> check_position(const Position& position);

struct Circle {
  Coordinate centre;
  double radius_m = 0;
  bool operator==(const Circle&) const = default;
};
/// A ring of corners in either direction; the last one is joined to the first and not repeated.
struct Polygon {
  std::vector<Coordinate> ring;
  bool operator==(const Polygon&) const = default;
};
using Area = std::variant<Circle, Polygon>;

enum class PlaceKind : std::uint8_t { office, duty_site, home };
/// `office`, `duty_site`, `home`.
[[nodiscard]] std::string_view place_kind_name(PlaceKind kind);
[[nodiscard]] std::optional<PlaceKind> parse_place_kind(std::string_view text);

/// A place of work (lokasi).
struct Place {
  std::string name;
  PlaceKind kind = PlaceKind::office;
  Area area;
  bool operator==(const Place&) const = default;
};

inline constexpr double least_radius_m = 10;
inline constexpr double most_radius_m = 50'000;
inline constexpr std::size_t most_corners = 200;
/// How far a polygon may reach from its first corner, so that its edges may be taken as straight.
inline constexpr double most_reach_m = 100'000;

/// Refuses (`unprocessable`): a coordinate out of range (`centre.latitude`, `ring[2].longitude`), a radius outside 10 m
/// to 50 km (`radius_m`), fewer than 3 or more than 200 corners, two corners on one spot, a ring that crosses or
/// touches itself, encloses nothing, or reaches over 100 km (`ring`).
[[nodiscard]] base::Result<void> check_area(const Area& area);

/// The geodesic on the WGS 84 ellipsoid, in metres.
[[nodiscard]] double distance_m(const Coordinate& a, const Coordinate& b);

/// Metres from `at` to the edge of the area: negative inside (how deep), positive outside (how far), 0 on the edge.
/// `area` must have passed check_area.
[[nodiscard]] double distance_to_edge_m(const Area& area, const Coordinate& at);

}  // namespace spotme::domain
