#include "store/organisation.hpp"

namespace spotme::store {
namespace {

using db::to_value;

constexpr std::string_view agency_columns = "SELECT id, body_id, code, name, revision, suspended_from FROM agency ";
constexpr std::string_view unit_columns =
    "SELECT agency_id, unit_id, parent_id, path, name FROM unit_version "
    "WHERE agency_id = $1 AND valid_from <= $2 AND $2 < valid_to ";

Agency to_agency(const db::Row& row) {
  return {row.id<base::AgencyId>(0), row.optional_uuid(1), row.text(2), row.text(3), row.integer(4),
          row.optional_day(5)};
}

Unit to_unit(const db::Row& row) {
  const auto parent = row.optional_uuid(2);
  return {row.id<base::AgencyId>(0), row.id<base::UnitId>(1),
          parent ? std::optional(base::UnitId{*parent}) : std::nullopt, row.text(3), row.text(4)};
}

std::optional<Agency> first_agency(const db::Rows& rows) {
  if (rows.empty()) return std::nullopt;
  return to_agency(rows[0]);
}

std::optional<Unit> first_unit(const db::Rows& rows) {
  if (rows.empty()) return std::nullopt;
  return to_unit(rows[0]);
}

std::vector<Unit> all_units(const db::Rows& rows) {
  std::vector<Unit> units;
  units.reserve(rows.size());
  for (const auto row : rows) units.push_back(to_unit(row));
  return units;
}

db::Batch unit_batch(const std::vector<Unit>& units) {
  db::Batch rows({{"agency_id", db::Type::uuid},
                  {"unit_id", db::Type::uuid},
                  {"parent_id", db::Type::uuid},
                  {"path", db::Type::text},
                  {"name", db::Type::text}});
  for (const auto& unit : units) {
    const auto parent = unit.parent ? std::optional(unit.parent->value) : std::nullopt;
    rows.add({to_value(unit.agency), to_value(unit.id), to_value(parent), to_value(unit.path), to_value(unit.name)});
  }
  return rows;
}

}  // namespace

void insert_bodies(db::Write& write, const std::vector<Body>& bodies) {
  db::Batch rows({{"id", db::Type::uuid},
                  {"parent_id", db::Type::uuid},
                  {"kind", db::Type::text},
                  {"code", db::Type::text},
                  {"name", db::Type::text}});
  for (const auto& body : bodies) {
    rows.add({to_value(body.id), to_value(body.parent), to_value(body.kind), to_value(body.code), to_value(body.name)});
  }
  write.execute_each(
      "INSERT INTO body (id, parent_id, kind, code, name) SELECT r.id, r.parent_id, r.kind, r.code, r.name FROM {rows}",
      rows);
}

std::vector<Body> load_bodies(db::Read& read) {
  std::vector<Body> bodies;
  for (const auto row : read.query("SELECT id, parent_id, kind, code, name FROM body ORDER BY code")) {
    bodies.push_back({row.uuid(0), row.optional_uuid(1), row.text(2), row.text(3), row.text(4)});
  }
  return bodies;
}

void insert_agencies(db::Write& write, const std::vector<Agency>& agencies) {
  db::Batch rows(
      {{"id", db::Type::uuid}, {"body_id", db::Type::uuid}, {"code", db::Type::text}, {"name", db::Type::text}});
  for (const auto& agency : agencies) {
    rows.add({to_value(agency.id), to_value(agency.body), to_value(agency.code), to_value(agency.name)});
  }
  write.execute_each(
      "INSERT INTO agency (id, body_id, code, name, created_at) SELECT r.id, r.body_id, r.code, r.name, $1 FROM {rows}",
      rows, {to_value(write.now())});
}

void update_agency_names(db::Write& write, const std::vector<Agency>& agencies) {
  db::Batch rows({{"id", db::Type::uuid}, {"name", db::Type::text}});
  for (const auto& agency : agencies) rows.add({to_value(agency.id), to_value(agency.name)});
  write.execute_each("UPDATE agency SET name = r.name FROM {rows} WHERE agency.id = r.id", rows);
}

std::vector<Agency> load_agencies(db::Read& read) {
  static const std::string sql = std::string(agency_columns) + "ORDER BY code";
  std::vector<Agency> agencies;
  for (const auto row : read.query(sql)) agencies.push_back(to_agency(row));
  return agencies;
}

std::vector<base::AgencyId> load_agency_ids(db::Read& read) {
  std::vector<base::AgencyId> ids;
  for (const auto row : read.query("SELECT id FROM agency ORDER BY code")) ids.push_back(row.id<base::AgencyId>(0));
  return ids;
}

std::optional<Agency> find_agency(db::Read& read, base::AgencyId id) {
  static const std::string sql = std::string(agency_columns) + "WHERE id = $1";
  return first_agency(read.query(sql, {to_value(id)}));
}

std::optional<Agency> find_agency_by_code(db::Read& read, std::string_view code) {
  static const std::string sql = std::string(agency_columns) + "WHERE code = $1";
  return first_agency(read.query(sql, {to_value(code)}));
}

void raise_agency_revision(db::Write& write, base::AgencyId id) {
  write.execute("UPDATE agency SET revision = revision + 1 WHERE id = $1", {to_value(id)});
}

void insert_units(db::Write& write, const std::vector<Unit>& units, base::Day from) {
  const auto rows = unit_batch(units);
  write.execute_each("INSERT INTO unit (agency_id, id) SELECT r.agency_id, r.unit_id FROM {rows}", rows);
  write.execute_each(
      "INSERT INTO unit_version (agency_id, unit_id, valid_from, parent_id, path, name) "
      "SELECT r.agency_id, r.unit_id, $1, r.parent_id, r.path, r.name FROM {rows}",
      rows, {to_value(from)});
}

void update_unit_names(db::Write& write, const std::vector<Unit>& units, base::Day from) {
  const auto rows = unit_batch(units);
  write.execute_each(
      "UPDATE unit_version SET valid_to = $1 FROM {rows} WHERE unit_version.agency_id = r.agency_id "
      "AND unit_version.unit_id = r.unit_id AND unit_version.valid_from < $1 AND $1 < unit_version.valid_to",
      rows, {to_value(from)});
  write.execute_each(
      "INSERT INTO unit_version (agency_id, unit_id, valid_from, valid_to, parent_id, path, name, district) "
      "SELECT r.agency_id, r.unit_id, $1, coalesce((SELECT min(v.valid_from) FROM unit_version v WHERE v.agency_id = "
      "r.agency_id AND v.unit_id = r.unit_id AND v.valid_from > $1), $2), r.parent_id, r.path, r.name, "
      "coalesce((SELECT v.district FROM unit_version v WHERE v.agency_id = r.agency_id AND v.unit_id = r.unit_id "
      "AND v.valid_to = $1), '') FROM {rows} WHERE true "
      "ON CONFLICT (agency_id, unit_id, valid_from) DO UPDATE SET name = excluded.name",
      rows, {to_value(from), to_value(open_end)});
}

std::vector<Unit> load_units(db::Read& read, base::AgencyId agency, base::Day day) {
  static const std::string sql = std::string(unit_columns) + "ORDER BY path";
  return all_units(read.query(sql, {to_value(agency), to_value(day)}));
}

std::vector<Unit> load_units(db::Read& read, const std::vector<base::AgencyId>& agencies, base::Day day) {
  db::Batch rows({{"agency_id", db::Type::uuid}});
  for (const auto& agency : agencies) rows.add({to_value(agency)});
  return all_units(
      read.query_each("SELECT v.agency_id, v.unit_id, v.parent_id, v.path, v.name FROM {rows} JOIN unit_version v ON "
                      "v.agency_id = r.agency_id "
                      "AND v.valid_from <= $1 AND $1 < v.valid_to ORDER BY v.agency_id, v.path",
                      rows, {to_value(day)}));
}

std::optional<Unit> find_unit(db::Read& read, base::AgencyId agency, base::UnitId id, base::Day day) {
  static const std::string sql = std::string(unit_columns) + "AND unit_id = $3";
  return first_unit(read.query(sql, {to_value(agency), to_value(day), to_value(id)}));
}

std::optional<Unit> find_unit_by_path(db::Read& read, base::AgencyId agency, std::string_view path, base::Day day) {
  static const std::string sql = std::string(unit_columns) + "AND path = $3";
  return first_unit(read.query(sql, {to_value(agency), to_value(day), to_value(path)}));
}

}  // namespace spotme::store
