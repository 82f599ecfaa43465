#include "store/remote_place.hpp"

#include "store/team.hpp"

#include <fmt/format.h>

namespace spotme::store {
namespace {

using db::to_value;
using db::Type;

constexpr std::string_view columns =
    "h.agency_id, h.officer_id, h.id, h.kind, h.address, h.latitude, h.longitude, h.measured, h.radius_m, h.state, "
    "h.valid_from, h.valid_to, h.made_at, h.decided_at, h.decided_by, h.decided_reason, h.ended_at";
constexpr std::size_t column_count = 17;

RemotePlace to_place(const db::Row& row) {
  RemotePlace place;
  place.agency = row.id<base::AgencyId>(0);
  place.officer = row.id<base::OfficerId>(1);
  place.id = row.id<RemotePlaceId>(2);
  place.kind = domain::parse_remote_place_kind(row.text(3)).value();
  place.address = row.text(4);
  place.area = {{row.real(5), row.real(6)}, row.real(8)};
  place.measured = row.boolean(7);
  place.state = domain::parse_remote_place_state(row.text(9)).value();
  if (const auto from = row.optional_day(10)) place.valid = {*from, row.day(11)};
  place.made_at = row.instant(12);
  place.decided_at = row.optional_instant(13);
  if (const auto by = row.optional_uuid(14)) place.decided_by = base::OfficerId{*by};
  place.decided_reason = row.text(15);
  place.ended_at = row.optional_instant(16);
  return place;
}

std::vector<RemotePlace> to_places(const db::Rows& rows) {
  std::vector<RemotePlace> places;
  for (const auto row : rows) places.push_back(to_place(row));
  return places;
}

std::optional<base::Uuid> uuid_of(const std::optional<base::OfficerId>& id) {
  return id ? std::optional(id->value) : std::nullopt;
}

}  // namespace

void insert_remote_place(db::Write& write, const RemotePlace& place) {
  write.execute(
      "INSERT INTO remote_place (agency_id, officer_id, id, kind, address, latitude, longitude, measured, radius_m, "
      "state, made_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
      {to_value(place.agency), to_value(place.officer), to_value(place.id),
       to_value(domain::remote_place_kind_name(place.kind)), to_value(place.address),
       to_value(place.area.centre.latitude), to_value(place.area.centre.longitude), to_value(place.measured),
       to_value(place.area.radius_m), to_value(domain::remote_place_state_name(place.state)), to_value(place.made_at)});
}

void update_remote_place(db::Write& write, const RemotePlace& place) {
  const auto from = place.valid ? std::optional(place.valid->first) : std::nullopt;
  const auto to = place.valid ? std::optional(place.valid->last) : std::nullopt;
  write.execute(
      "UPDATE remote_place SET state = $4, valid_from = $5, valid_to = $6, decided_at = $7, decided_by = $8, "
      "decided_reason = $9, ended_at = $10 WHERE agency_id = $1 AND officer_id = $2 AND id = $3",
      {to_value(place.agency), to_value(place.officer), to_value(place.id),
       to_value(domain::remote_place_state_name(place.state)), to_value(from), to_value(to), to_value(place.decided_at),
       to_value(uuid_of(place.decided_by)), to_value(place.decided_reason), to_value(place.ended_at)});
}

std::vector<RemotePlace> list_remote_places(db::Read& read, base::AgencyId agency, base::OfficerId officer) {
  static const auto sql = fmt::format(
      "SELECT {} FROM remote_place h WHERE h.agency_id = $1 AND h.officer_id = $2 ORDER BY h.id DESC LIMIT 200",
      columns);
  return to_places(read.query(sql, {to_value(agency), to_value(officer)}));
}

std::optional<RemotePlace> find_remote_place(db::Read& read, base::AgencyId agency, RemotePlaceId id) {
  static const auto sql = fmt::format("SELECT {} FROM remote_place h WHERE h.agency_id = $1 AND h.id = $2", columns);
  const auto rows = read.query(sql, {to_value(agency), to_value(id)});
  if (rows.empty()) return std::nullopt;
  return to_place(rows[0]);
}

std::vector<RemotePlace> load_valid_remote_places(db::Read& read, base::AgencyId agency,
                                                  const std::vector<base::OfficerId>& officers, base::Day day) {
  static const auto sql = fmt::format(
      "SELECT {} FROM {{rows}} JOIN remote_place h ON h.agency_id = $1 AND h.officer_id = r.officer_id "
      "WHERE h.state = 'approved' AND h.valid_from <= $2 AND h.valid_to >= $2 ORDER BY h.officer_id, h.id",
      columns);
  db::Batch rows({{"officer_id", Type::uuid}});
  for (const auto& officer : officers) rows.add({to_value(officer)});
  return to_places(read.query_each(sql, rows, {to_value(agency), to_value(day)}));
}

std::vector<WaitingRemotePlace> list_waiting_remote_places(db::Read& read, base::AgencyId agency,
                                                           const domain::TeamReach& reach, base::Day day,
                                                           const std::optional<RemotePlaceId>& after,
                                                           std::int64_t limit) {
  std::vector<db::Value> params{to_value(agency), to_value(day)};
  auto sql = fmt::format(
      "SELECT {}, o.name, v.name FROM remote_place h "
      "JOIN officer o ON o.agency_id = h.agency_id AND o.id = h.officer_id "
      "JOIN posting p ON p.agency_id = h.agency_id AND p.officer_id = h.officer_id AND p.valid_from <= $2 "
      "AND $2 < p.valid_to "
      "JOIN unit_version v ON v.agency_id = p.agency_id AND v.unit_id = p.unit_id AND v.valid_from <= $2 "
      "AND $2 < v.valid_to "
      "LEFT JOIN supervision s ON s.agency_id = h.agency_id AND s.officer_id = h.officer_id AND s.valid_from <= $2 "
      "AND $2 < s.valid_to WHERE h.agency_id = $1 AND h.state = 'waiting' {}",
      columns, team_condition("v.path", "s.supervisor_id", reach, params));
  if (after) {
    params.push_back(to_value(*after));
    sql += fmt::format("AND h.id > ${} ", params.size());
  }
  params.push_back(to_value(limit));
  sql += fmt::format("ORDER BY h.id LIMIT ${}", params.size());
  std::vector<WaitingRemotePlace> places;
  for (const auto row : read.query(sql, params)) {
    places.push_back({to_place(row), row.text(column_count), row.text(column_count + 1)});
  }
  return places;
}

}  // namespace spotme::store
