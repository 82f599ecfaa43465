#include "store/place.hpp"

#include "store/organisation.hpp"
#include "store/place_row.hpp"

namespace spotme::store {
namespace {

using db::to_value;
using db::Type;

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
    places.push_back(
        {row.id<base::PlaceId>(0), row.text(1), {row.text(2), domain::PlaceKind::office, to_area(row, 3)}});
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

void insert_place(db::Write& write, base::AgencyId agency, base::UnitId unit, const Place& place, base::Day from,
                  const KeepingWord& word) {
  std::vector<db::Value> values{to_value(agency), to_value(place.id),    to_value(unit),    to_value(place.place.name),
                                to_value(from),   to_value(write.now()), to_value(word.by), to_value(word.why)};
  for (auto& value : area_values(place.place.area)) values.push_back(std::move(value));
  db::Batch rows({{"agency_id", Type::uuid},
                  {"id", Type::uuid},
                  {"unit_id", Type::uuid},
                  {"name", Type::text},
                  {"valid_from", Type::day},
                  {"made_at", Type::integer},
                  {"made_by", Type::uuid},
                  {"made_why", Type::text},
                  {"latitude", Type::real},
                  {"longitude", Type::real},
                  {"radius_m", Type::real},
                  {"polygon", Type::text}});
  rows.add(std::move(values));
  write.execute_each(
      "INSERT INTO place (agency_id, id, unit_id, name, valid_from, made_at, made_by, made_why, latitude, longitude, "
      "radius_m, polygon) SELECT r.agency_id, r.id, r.unit_id, r.name, r.valid_from, r.made_at, r.made_by, r.made_why, "
      "r.latitude, r.longitude, r.radius_m, r.polygon FROM {rows}",
      rows);
  raise_agency_revision(write, agency);
}

void insert_network(db::Write& write, base::AgencyId agency, base::UnitId unit, const Network& network, base::Day from,
                    const KeepingWord& word) {
  write.execute(
      "INSERT INTO network (agency_id, id, unit_id, name, prefix, valid_from, made_at, made_by, made_why) "
      "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
      {to_value(agency), to_value(network.id), to_value(unit), to_value(network.network.name),
       to_value(domain::format_prefix(network.network.prefix)), to_value(from), to_value(write.now()),
       to_value(word.by), to_value(word.why)});
  raise_agency_revision(write, agency);
}

}  // namespace spotme::store
