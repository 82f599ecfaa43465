#include "store/place.hpp"

#include "base/text.hpp"
#include "store/organisation.hpp"

#include <fmt/format.h>

#include <charconv>
#include <stdexcept>

namespace spotme::store {
namespace {

using db::to_value;

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

domain::Area to_area(const db::Row& row) {
  if (!row.is_null(6)) return parse_ring(row.text(6));
  return domain::Circle{{row.real(3), row.real(4)}, row.real(5)};
}

}  // namespace

std::vector<Place> load_places(db::Read& read, base::AgencyId agency, base::Day day) {
  const auto rows = read.query(
      "SELECT p.id, v.path, p.name, p.latitude, p.longitude, p.radius_m, p.polygon FROM place p "
      "JOIN unit_version v ON v.agency_id = p.agency_id AND v.unit_id = p.unit_id AND v.valid_from <= $2 AND $2 < "
      "v.valid_to "
      "WHERE p.agency_id = $1 AND p.valid_from <= $2 AND $2 < p.valid_to ORDER BY v.path, p.name, p.id",
      {to_value(agency), to_value(day)});
  std::vector<Place> places;
  for (const auto row : rows) {
    places.push_back({row.id<base::PlaceId>(0), row.text(1), {row.text(2), domain::PlaceKind::office, to_area(row)}});
  }
  return places;
}

std::vector<Network> load_networks(db::Read& read, base::AgencyId agency, base::Day day) {
  const auto rows = read.query(
      "SELECT n.id, v.path, n.name, n.prefix FROM network n "
      "JOIN unit_version v ON v.agency_id = n.agency_id AND v.unit_id = n.unit_id AND v.valid_from <= $2 AND $2 < "
      "v.valid_to "
      "WHERE n.agency_id = $1 AND n.valid_from <= $2 AND $2 < n.valid_to ORDER BY v.path, n.name, n.id",
      {to_value(agency), to_value(day)});
  std::vector<Network> networks;
  for (const auto row : rows) {
    const auto prefix = domain::parse_prefix(row.text(3));
    if (!prefix) throw db::Fault("the database holds a malformed network prefix");
    networks.push_back({row.uuid(0), row.text(1), {row.text(2), *prefix}});
  }
  return networks;
}

void insert_place(db::Write& write, base::AgencyId agency, base::UnitId unit, const Place& place, base::Day from) {
  const auto* circle = std::get_if<domain::Circle>(&place.place.area);
  const auto* polygon = std::get_if<domain::Polygon>(&place.place.area);
  const auto number = [&](double value) {
    return circle != nullptr ? to_value(value) : db::Value{db::Null{db::Type::real}};
  };
  const domain::Circle shown = circle != nullptr ? *circle : domain::Circle{};
  write.execute(
      "INSERT INTO place (agency_id, id, unit_id, name, valid_from, latitude, longitude, radius_m, polygon) "
      "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
      {to_value(agency), to_value(place.id), to_value(unit), to_value(place.place.name), to_value(from),
       number(shown.centre.latitude), number(shown.centre.longitude), number(shown.radius_m),
       polygon != nullptr ? to_value(format_ring(*polygon)) : db::Value{db::Null{db::Type::text}}});
  raise_agency_revision(write, agency);
}

void insert_network(db::Write& write, base::AgencyId agency, base::UnitId unit, const Network& network,
                    base::Day from) {
  write.execute(
      "INSERT INTO network (agency_id, id, unit_id, name, prefix, valid_from) VALUES ($1, $2, $3, $4, $5, $6)",
      {to_value(agency), to_value(network.id), to_value(unit), to_value(network.network.name),
       to_value(domain::format_prefix(network.network.prefix)), to_value(from)});
  raise_agency_revision(write, agency);
}

}  // namespace spotme::store
