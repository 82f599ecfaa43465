#include "domain/place.hpp"

#include <GeographicLib/AzimuthalEquidistant.hpp>
#include <GeographicLib/Geodesic.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace spotme::domain {
namespace {

base::Error refusal(std::string key, std::string field) {
  return {base::Code::unprocessable, std::move(key), std::move(field)};
}

bool within(double value, double least, double most) { return std::isfinite(value) && value >= least && value <= most; }

base::Result<void> check_coordinate(const Coordinate& at, std::string_view field) {
  if (!within(at.latitude, -90, 90)) return refusal("latitude_out_of_range", fmt::format("{}.latitude", field));
  if (!within(at.longitude, -180, 180)) return refusal("longitude_out_of_range", fmt::format("{}.longitude", field));
  return {};
}

/// A point of a plane, in metres or in degrees.
struct Point {
  double x = 0;
  double y = 0;
  bool operator==(const Point&) const = default;
};

/// Twice the signed area of a, b, c: positive when they turn to the left.
double turn(const Point& a, const Point& b, const Point& c) {
  return (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);
}

/// `p` is known to lie on the line through a and b.
bool between(const Point& a, const Point& b, const Point& p) {
  return p.x >= std::min(a.x, b.x) && p.x <= std::max(a.x, b.x) && p.y >= std::min(a.y, b.y) &&
         p.y <= std::max(a.y, b.y);
}

bool touch(const Point& a, const Point& b, const Point& c, const Point& d) {
  const double abc = turn(a, b, c);
  const double abd = turn(a, b, d);
  const double cda = turn(c, d, a);
  const double cdb = turn(c, d, b);
  if (((abc > 0) != (abd > 0)) && abc != 0 && abd != 0 && ((cda > 0) != (cdb > 0)) && cda != 0 && cdb != 0) return true;
  return (abc == 0 && between(a, b, c)) || (abd == 0 && between(a, b, d)) || (cda == 0 && between(c, d, a)) ||
         (cdb == 0 && between(c, d, b));
}

/// Edges that are not neighbours may not meet; neighbours may share their corner and nothing else.
bool is_simple(const std::vector<Point>& ring) {
  const auto size = ring.size();
  for (std::size_t i = 0; i < size; ++i) {
    const auto& a = ring[i];
    const auto& b = ring[(i + 1) % size];
    const auto& after = ring[(i + 2) % size];
    // A neighbour that folds back lies on this edge.
    if (turn(a, b, after) == 0 && (between(a, b, after) || between(b, after, a))) return false;
    for (std::size_t j = i + 2; j < size; ++j) {
      if (i == 0 && j == size - 1) continue;
      if (touch(a, b, ring[j], ring[(j + 1) % size])) return false;
    }
  }
  return true;
}

base::Result<void> check_circle(const Circle& circle) {
  SPOTME_CHECK(check_coordinate(circle.centre, "centre"));
  if (!within(circle.radius_m, least_radius_m, most_radius_m)) return refusal("radius_out_of_range", "radius_m");
  return {};
}

base::Result<void> check_polygon(const Polygon& polygon) {
  const auto& ring = polygon.ring;
  if (ring.size() < 3 || ring.size() > most_corners) return refusal("ring_corner_count", "ring");
  std::vector<Point> points;
  for (std::size_t i = 0; i < ring.size(); ++i) {
    SPOTME_CHECK(check_coordinate(ring[i], fmt::format("ring[{}]", i)));
    points.push_back({ring[i].longitude, ring[i].latitude});
  }
  for (std::size_t i = 0; i < points.size(); ++i) {
    if (std::find(points.begin(), points.begin() + static_cast<std::ptrdiff_t>(i), points[i]) !=
        points.begin() + static_cast<std::ptrdiff_t>(i)) {
      return refusal("ring_corner_twice", fmt::format("ring[{}]", i));
    }
    if (distance_m(ring.front(), ring[i]) > most_reach_m) return refusal("ring_too_wide", fmt::format("ring[{}]", i));
  }
  if (!is_simple(points)) return refusal("ring_crosses_itself", "ring");
  return {};
}

double distance_to_segment(const Point& a, const Point& b) {
  const double dx = b.x - a.x;
  const double dy = b.y - a.y;
  const double along = std::clamp(-(a.x * dx + a.y * dy) / (dx * dx + dy * dy), 0.0, 1.0);
  return std::hypot(a.x + along * dx, a.y + along * dy);
}

/// Seen from the position itself: the azimuthal equidistant map keeps every distance from its centre, so that only the
/// straightness of an edge is approximate (under 1 m for an edge of 20 km).
double distance_to_ring_m(const Polygon& polygon, const Coordinate& at) {
  static const GeographicLib::AzimuthalEquidistant map(GeographicLib::Geodesic::WGS84());
  std::vector<Point> points(polygon.ring.size());
  for (std::size_t i = 0; i < points.size(); ++i) {
    map.Forward(at.latitude, at.longitude, polygon.ring[i].latitude, polygon.ring[i].longitude, points[i].x,
                points[i].y);
  }
  bool inside = false;
  double nearest = std::numeric_limits<double>::infinity();
  for (std::size_t i = 0; i < points.size(); ++i) {
    const auto& a = points[i];
    const auto& b = points[(i + 1) % points.size()];
    nearest = std::min(nearest, distance_to_segment(a, b));
    // A ray to the east crosses the edge.
    if ((a.y > 0) != (b.y > 0) && a.x + (b.x - a.x) * (-a.y / (b.y - a.y)) > 0) inside = !inside;
  }
  return inside ? -nearest : nearest;
}

}  // namespace

base::Result<void> check_position(const Position& position) {
  SPOTME_CHECK(check_coordinate(position.at, "position"));
  if (!within(position.accuracy_m, 0, most_accuracy_m)) return refusal("accuracy_out_of_range", "position.accuracy_m");
  return {};
}

std::string_view place_kind_name(PlaceKind kind) {
  static constexpr std::array<std::string_view, 3> names{"office", "duty_site", "home"};
  return names[static_cast<std::size_t>(kind)];
}

std::optional<PlaceKind> parse_place_kind(std::string_view text) {
  for (const auto kind : {PlaceKind::office, PlaceKind::duty_site, PlaceKind::home}) {
    if (text == place_kind_name(kind)) return kind;
  }
  return std::nullopt;
}

base::Result<void> check_area(const Area& area) {
  if (const auto* circle = std::get_if<Circle>(&area)) return check_circle(*circle);
  return check_polygon(std::get<Polygon>(area));
}

double distance_m(const Coordinate& a, const Coordinate& b) {
  double metres = 0;
  GeographicLib::Geodesic::WGS84().Inverse(a.latitude, a.longitude, b.latitude, b.longitude, metres);
  return metres;
}

double distance_to_edge_m(const Area& area, const Coordinate& at) {
  if (const auto* circle = std::get_if<Circle>(&area)) return distance_m(circle->centre, at) - circle->radius_m;
  return distance_to_ring_m(std::get<Polygon>(area), at);
}

}  // namespace spotme::domain
