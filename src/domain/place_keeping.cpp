#include "domain/place_keeping.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace spotme::domain {
namespace {

constexpr int mapped_bits = 96;
constexpr Box whole_world{{-90, -180}, {90, 180}};
/// A degree of latitude is longer than this everywhere, so that a box made with it is never too small.
constexpr double least_metres_per_degree = 110'000;
/// Beyond this the degrees of longitude become too short for the sum below.
constexpr double most_latitude = 85;

bool is_ipv4(const Prefix& prefix) {
  return prefix.length >= mapped_bits && format_address(prefix.address).find(':') == std::string::npos;
}

/// The same length without the bits behind it: `10.1.0.0/16` of `10.1.2.3/16`; empty when the text is no such thing.
std::string without_bits_behind(std::string_view text) {
  const auto slash = text.find('/');
  if (slash == std::string_view::npos) return {};
  const auto address = parse_address(text.substr(0, slash));
  if (!address) return {};
  const auto length = text.substr(slash);
  auto cut = *address;
  // From the end, bit by bit, until it fits: the reading of prefixes alone knows how lengths are counted.
  const std::size_t fixed = text.find(':') == std::string_view::npos ? mapped_bits : 0;
  for (std::size_t bit = cut.size() * 8; bit-- > fixed;) {
    cut[bit / 8] = static_cast<std::uint8_t>(cut[bit / 8] & ~(1U << (7 - bit % 8)));
    const auto meant = format_address(cut) + std::string(length);
    if (const auto prefix = parse_prefix(meant)) return format_prefix(*prefix);
  }
  return {};
}

base::Error refusal(std::string key, std::vector<std::pair<std::string, std::string>> args = {}) {
  return {base::Code::unprocessable, std::move(key), "prefix", std::move(args)};
}

Box grown(const Box& box, double metres) {
  const double widest = std::max(std::abs(box.south_west.latitude), std::abs(box.north_east.latitude));
  const double up = metres / least_metres_per_degree;
  if (widest + up > most_latitude) return whole_world;
  const double aside = up / std::cos((widest + up) * std::numbers::pi / 180);
  const Box out{{box.south_west.latitude - up, box.south_west.longitude - aside},
                {box.north_east.latitude + up, box.north_east.longitude + aside}};
  if (out.south_west.longitude < -180 || out.north_east.longitude > 180) return whole_world;
  return out;
}

}  // namespace

std::vector<std::string> place_reach(const Caller& caller, base::AgencyId agency) {
  std::vector<std::string> reach;
  for (const auto& holding : caller.roles) {
    if (may_keep_places(caller, agency, holding.unit_path)) reach.push_back(holding.unit_path);
  }
  std::sort(reach.begin(), reach.end());
  reach.erase(std::unique(reach.begin(), reach.end()), reach.end());
  return reach;
}

base::Result<Prefix> check_prefix(std::string_view text) {
  const auto prefix = parse_prefix(text);
  if (!prefix) {
    auto meant = without_bits_behind(text);
    if (!meant.empty()) return refusal("prefix_bits_beyond", {{"meant", std::move(meant)}});
    return refusal("prefix_not_a_network");
  }
  const bool wide =
      is_ipv4(*prefix) ? prefix->length < mapped_bits + widest_ipv4_prefix : prefix->length < widest_ipv6_prefix;
  // ::ffff:0:0/96 and shorter hold all of IPv4.
  const bool all_of_ipv4 = prefix->length < mapped_bits && contains(*prefix, *parse_address("0.0.0.0"));
  if (wide || all_of_ipv4) {
    return refusal("prefix_too_wide",
                   {{"ipv4", std::to_string(widest_ipv4_prefix)}, {"ipv6", std::to_string(widest_ipv6_prefix)}});
  }
  return *prefix;
}

Box box_around(const Area& area) {
  if (const auto* circle = std::get_if<Circle>(&area)) return grown({circle->centre, circle->centre}, circle->radius_m);
  const auto& ring = std::get<Polygon>(area).ring;
  Box box{ring.front(), ring.front()};
  for (const auto& corner : ring) box = join(box, {corner, corner});
  return box;
}

Box join(const Box& a, const Box& b) {
  return {{std::min(a.south_west.latitude, b.south_west.latitude),
           std::min(a.south_west.longitude, b.south_west.longitude)},
          {std::max(a.north_east.latitude, b.north_east.latitude),
           std::max(a.north_east.longitude, b.north_east.longitude)}};
}

}  // namespace spotme::domain
