#include "store/officer.hpp"

#include <unordered_map>

namespace spotme::store {
namespace {

using db::to_value;

constexpr std::string_view officer_columns =
    "SELECT o.agency_id, o.id, o.name, o.email, p.unit_id, p.state, s.scheme, v.supervisor_id";

/// Joins what holds on day $1 to `officer o`.
constexpr std::string_view dated_joins =
    " JOIN posting p ON p.agency_id = o.agency_id AND p.officer_id = o.id AND p.valid_from <= $1 AND $1 < p.valid_to"
    " JOIN officer_scheme s ON s.agency_id = o.agency_id AND s.officer_id = o.id AND s.valid_from <= $1 AND $1 < "
    "s.valid_to"
    " LEFT JOIN supervision v ON v.agency_id = o.agency_id AND v.officer_id = o.id AND v.valid_from <= $1 AND $1 < "
    "v.valid_to";

Officer to_officer(const db::Row& row) {
  const auto state = domain::parse_state(row.text(5));
  auto scheme = domain::parse_assigned(row.text(6));
  if (!state || !scheme) throw db::Fault("the database holds a state or scheme that this version does not know");
  Officer officer{row.id<base::AgencyId>(0), row.id<base::OfficerId>(1), row.text(2), row.text(3),
                  row.id<base::UnitId>(4)};
  officer.state = *state;
  officer.scheme = *scheme;
  if (const auto supervisor = row.optional_uuid(7)) officer.supervisor = base::OfficerId{*supervisor};
  return officer;
}

std::optional<UnitRole> to_role(const db::Row& row, std::size_t column) {
  const auto role = domain::parse_role(row.text(column));
  if (!role) return std::nullopt;
  return UnitRole{*role, row.id<base::UnitId>(column + 1)};
}

db::Batch officer_batch(const std::vector<Officer>& officers) {
  db::Batch rows({{"agency_id", db::Type::uuid},
                  {"officer_id", db::Type::uuid},
                  {"name", db::Type::text},
                  {"name_key", db::Type::text},
                  {"email", db::Type::text},
                  {"unit_id", db::Type::uuid},
                  {"state", db::Type::text},
                  {"scheme", db::Type::text},
                  {"supervisor_id", db::Type::uuid}});
  for (const auto& officer : officers) {
    const auto supervisor = officer.supervisor ? std::optional(officer.supervisor->value) : std::nullopt;
    rows.add({to_value(officer.agency), to_value(officer.id), to_value(officer.name), to_value(name_key(officer.name)),
              to_value(officer.email), to_value(officer.unit), to_value(domain::state_name(officer.state)),
              to_value(domain::format_assigned(officer.scheme)), to_value(supervisor)});
  }
  return rows;
}

db::Batch role_batch(const std::vector<OfficerRole>& roles) {
  db::Batch rows({{"agency_id", db::Type::uuid},
                  {"officer_id", db::Type::uuid},
                  {"role", db::Type::text},
                  {"unit_id", db::Type::uuid}});
  for (const auto& role : roles) {
    rows.add({to_value(role.agency), to_value(role.officer), to_value(domain::role_name(role.held.role)),
              to_value(role.held.unit)});
  }
  return rows;
}

}  // namespace

void insert_officers(db::Write& write, const std::vector<Officer>& officers, base::Day from) {
  const auto rows = officer_batch(officers);
  const auto on = to_value(from);
  write.execute_each(
      "INSERT INTO officer (agency_id, id, name, name_key, email, created_at) "
      "SELECT r.agency_id, r.officer_id, r.name, r.name_key, r.email, $1 FROM {rows}",
      rows, {to_value(write.now())});
  write.execute_each(
      "INSERT INTO posting (agency_id, officer_id, valid_from, unit_id, state) "
      "SELECT r.agency_id, r.officer_id, $1, r.unit_id, r.state FROM {rows}",
      rows, {on});
  write.execute_each(
      "INSERT INTO officer_scheme (agency_id, officer_id, valid_from, scheme) "
      "SELECT r.agency_id, r.officer_id, $1, r.scheme FROM {rows}",
      rows, {on});
  write.execute_each(
      "INSERT INTO supervision (agency_id, officer_id, valid_from, supervisor_id) "
      "SELECT r.agency_id, r.officer_id, $1, r.supervisor_id FROM {rows} WHERE r.supervisor_id IS NOT NULL",
      rows, {on});
  std::vector<OfficerRole> roles;
  for (const auto& officer : officers) {
    for (const auto& role : officer.roles) roles.push_back({officer.agency, officer.id, role});
  }
  insert_roles(write, roles, from);
}

void insert_officer(db::Write& write, const Officer& officer, base::Day from) {
  insert_officers(write, {officer}, from);
}

std::optional<Officer> find_officer(db::Read& read, base::AgencyId agency, base::OfficerId id, base::Day day) {
  static const std::string sql = std::string(officer_columns) + " FROM officer o" + std::string(dated_joins) +
                                 " WHERE o.agency_id = $2 AND o.id = $3";
  const auto rows = read.query(sql, {to_value(day), to_value(agency), to_value(id)});
  if (rows.empty()) return std::nullopt;
  auto officer = to_officer(rows[0]);
  const auto roles = read.query(
      "SELECT role, unit_id FROM role_holding WHERE agency_id = $2 AND officer_id = $3 AND valid_from <= $1 AND $1 < "
      "valid_to "
      "ORDER BY role, unit_id",
      {to_value(day), to_value(agency), to_value(id)});
  for (const auto row : roles) {
    if (const auto role = to_role(row, 0)) officer.roles.push_back(*role);
  }
  return officer;
}

std::vector<OfficerWithName> load_officers(db::Read& read, const std::vector<base::AgencyId>& agencies, base::Day day) {
  static const std::string sql = std::string(officer_columns) +
                                 ", a.user_id FROM {rows} JOIN officer o ON o.agency_id = r.agency_id" +
                                 std::string(dated_joins) +
                                 " LEFT JOIN account a ON a.agency_id = o.agency_id AND a.officer_id = o.id "
                                 "ORDER BY o.agency_id, o.name_key, o.id";
  db::Batch rows({{"agency_id", db::Type::uuid}});
  for (const auto& agency : agencies) rows.add({to_value(agency)});
  std::vector<OfficerWithName> officers;
  std::unordered_map<base::OfficerId, std::size_t, base::IdHash> index;
  for (const auto row : read.query_each(sql, rows, {to_value(day)})) {
    officers.push_back({to_officer(row), row.optional_text(8).value_or("")});
    index.emplace(officers.back().officer.id, officers.size() - 1);
  }
  const auto roles = read.query_each(
      "SELECT h.officer_id, h.role, h.unit_id FROM {rows} JOIN role_holding h ON h.agency_id = r.agency_id "
      "AND h.valid_from <= $1 AND $1 < h.valid_to ORDER BY h.officer_id, h.role, h.unit_id",
      rows, {to_value(day)});
  for (const auto row : roles) {
    const auto found = index.find(row.id<base::OfficerId>(0));
    const auto role = to_role(row, 1);
    if (found != index.end() && role) officers[found->second].officer.roles.push_back(*role);
  }
  return officers;
}

std::vector<std::string> load_officer_names(db::Read& read, base::AgencyId agency,
                                            const std::vector<base::OfficerId>& officers) {
  db::Batch rows({{"officer_id", db::Type::uuid}});
  for (const auto& officer : officers) rows.add({to_value(officer)});
  std::vector<std::string> names(officers.size());
  for (const auto row :
       read.query_each("SELECT r.n, o.name FROM {rows} JOIN officer o ON o.agency_id = $1 AND o.id = r.officer_id",
                       rows, {to_value(agency)})) {
    names[static_cast<std::size_t>(row.integer(0))] = row.text(1);
  }
  return names;
}

std::vector<std::string> load_unit_paths(db::Read& read, base::AgencyId agency,
                                         const std::vector<base::OfficerId>& officers, base::Day day) {
  db::Batch rows({{"officer_id", db::Type::uuid}});
  for (const auto& officer : officers) rows.add({to_value(officer)});
  std::vector<std::string> paths(officers.size());
  for (const auto row : read.query_each(
           "SELECT r.n, v.path FROM {rows} JOIN posting p ON p.agency_id = $1 AND p.officer_id = r.officer_id "
           "AND p.valid_from <= $2 AND $2 < p.valid_to JOIN unit_version v ON v.agency_id = p.agency_id "
           "AND v.unit_id = p.unit_id AND v.valid_from <= $2 AND $2 < v.valid_to",
           rows, {to_value(agency), to_value(day)})) {
    paths[static_cast<std::size_t>(row.integer(0))] = row.text(1);
  }
  return paths;
}

void update_officers(db::Write& write, const std::vector<Officer>& officers) {
  write.execute_each(
      "UPDATE officer SET name = r.name, name_key = r.name_key, email = r.email FROM {rows} "
      "WHERE officer.agency_id = r.agency_id AND officer.id = r.officer_id",
      officer_batch(officers));
}

void insert_roles(db::Write& write, const std::vector<OfficerRole>& roles, base::Day from) {
  write.execute_each(
      "INSERT INTO role_holding (agency_id, officer_id, role, unit_id, valid_from) "
      "SELECT r.agency_id, r.officer_id, r.role, r.unit_id, $1 FROM {rows}",
      role_batch(roles), {to_value(from)});
}

void end_roles(db::Write& write, const std::vector<OfficerRole>& roles, base::Day from) {
  const auto rows = role_batch(roles);
  write.execute_each(
      "DELETE FROM role_holding WHERE valid_from = $1 AND (agency_id, officer_id, role, unit_id) IN "
      "(SELECT r.agency_id, r.officer_id, r.role, r.unit_id FROM {rows})",
      rows, {to_value(from)});
  write.execute_each(
      "UPDATE role_holding SET valid_to = $1 FROM {rows} WHERE role_holding.agency_id = r.agency_id "
      "AND role_holding.officer_id = r.officer_id AND role_holding.role = r.role AND role_holding.unit_id = r.unit_id "
      "AND role_holding.valid_from < $1 AND $1 < role_holding.valid_to",
      rows, {to_value(from)});
}

}  // namespace spotme::store
