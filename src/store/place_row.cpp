#include "store/place_row.hpp"

#include "base/text.hpp"
#include "store/db.hpp"

#include <fmt/format.h>

#include <charconv>
#include <string>
#include <string_view>

namespace spotme::store {
namespace {

using db::to_value;
using db::Type;

/// `2.9264 101.6964;2.9301 101.7012;…`, each number in the shortest form that reads back as the same.
std::string format_ring(const domain::Polygon& polygon) {
  std::string text;
  for (const auto& corner : polygon.ring) {
    if (!text.empty()) text.push_back(';');
    text += fmt::format("{} {}", corner.latitude, corner.longitude);
  }
  return text;
}

double parse_degrees(std::string_view text) {
  double degrees = 0;
  const auto read = std::from_chars(text.data(), text.data() + text.size(), degrees);
  if (read.ec != std::errc{} || read.ptr != text.data() + text.size())
    throw db::Fault("the database holds a malformed polygon");
  return degrees;
}

domain::Polygon parse_ring(std::string_view text) {
  domain::Polygon polygon;
  for (const auto corner : base::split(text, ';')) {
    const auto parts = base::split(corner, ' ');
    if (parts.size() != 2) throw db::Fault("the database holds a malformed polygon");
    polygon.ring.push_back({parse_degrees(parts[0]), parse_degrees(parts[1])});
  }
  return polygon;
}

}  // namespace

domain::Area to_area(const db::Row& row, std::size_t first) {
  if (!row.is_null(first + 3)) return parse_ring(row.text(first + 3));
  return domain::Circle{{row.real(first), row.real(first + 1)}, row.real(first + 2)};
}

std::array<db::Value, 4> area_values(const domain::Area& area) {
  if (const auto* circle = std::get_if<domain::Circle>(&area)) {
    return {to_value(circle->centre.latitude), to_value(circle->centre.longitude), to_value(circle->radius_m),
            db::Null{Type::text}};
  }
  return {db::Null{Type::real}, db::Null{Type::real}, db::Null{Type::real},
          to_value(format_ring(std::get<domain::Polygon>(area)))};
}

}  // namespace spotme::store
