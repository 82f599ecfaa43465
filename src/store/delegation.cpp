#include "store/delegation.hpp"

#include "store/last_post.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace spotme::store {
namespace {

using db::to_value;
using db::Type;

Delegation to_delegation(const db::Row& row, base::AgencyId agency) {
  Delegation delegation;
  delegation.agency = agency;
  delegation.id = row.uuid(0);
  delegation.from = row.id<base::OfficerId>(1);
  delegation.to = row.id<base::OfficerId>(2);
  delegation.first_day = row.day(3);
  delegation.last_day = row.day(4);
  delegation.note = row.text(5);
  delegation.made_at = row.instant(6);
  delegation.made_by = row.id<base::OfficerId>(7);
  delegation.withdrawn_at = row.optional_instant(8);
  return delegation;
}

db::Batch officer_batch(const std::vector<base::OfficerId>& officers) {
  db::Batch rows({{"officer_id", Type::uuid}});
  for (const auto& officer : officers) rows.add({to_value(officer)});
  return rows;
}

}  // namespace

void insert_delegation(db::Write& write, const Delegation& one) {
  write.execute(
      "INSERT INTO delegation (agency_id, id, from_officer, to_officer, first_day, last_day, note, made_at, made_by) "
      "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
      {to_value(one.agency), to_value(one.id), to_value(one.from), to_value(one.to), to_value(one.first_day),
       to_value(one.last_day), to_value(one.note), to_value(one.made_at), to_value(one.made_by)});
}

bool withdraw_delegation(db::Write& write, base::AgencyId agency, const base::Uuid& id, base::OfficerId by) {
  return write.execute(
             "UPDATE delegation SET withdrawn_at = $3, withdrawn_by = $4 WHERE agency_id = $1 AND id = $2 "
             "AND withdrawn_at IS NULL",
             {to_value(agency), to_value(id), to_value(write.now()), to_value(by)}) == 1;
}

std::optional<Delegation> find_delegation(db::Read& read, base::AgencyId agency, const base::Uuid& id) {
  const auto rows = read.query(
      "SELECT id, from_officer, to_officer, first_day, last_day, note, made_at, made_by, withdrawn_at FROM delegation "
      "WHERE agency_id = $1 AND id = $2",
      {to_value(agency), to_value(id)});
  if (rows.empty()) return std::nullopt;
  return to_delegation(rows[0], agency);
}

std::vector<DelegationView> list_delegations(db::Read& read, base::AgencyId agency, base::OfficerId officer,
                                             base::Day since) {
  std::vector<DelegationView> found;
  for (const auto row :
       read.query("SELECT d.id, d.from_officer, d.to_officer, d.first_day, d.last_day, d.note, d.made_at, d.made_by, "
                  "d.withdrawn_at, f.name, t.name FROM delegation d "
                  "JOIN officer f ON f.agency_id = d.agency_id AND f.id = d.from_officer "
                  "JOIN officer t ON t.agency_id = d.agency_id AND t.id = d.to_officer "
                  "WHERE d.agency_id = $1 AND (d.from_officer = $2 OR d.to_officer = $2) AND d.last_day >= $3 "
                  "AND d.withdrawn_at IS NULL ORDER BY d.first_day DESC, d.id DESC LIMIT 200",
                  {to_value(agency), to_value(officer), to_value(since)})) {
    found.push_back({to_delegation(row, agency), row.text(9), row.text(10)});
  }
  return found;
}

std::vector<base::OfficerId> load_delegators(db::Read& read, base::AgencyId agency, base::OfficerId to, base::Day day) {
  std::vector<base::OfficerId> from;
  for (const auto row : read.query(
           "SELECT DISTINCT from_officer FROM delegation WHERE agency_id = $1 AND to_officer = $2 AND last_day >= $3 "
           "AND first_day <= $3 AND withdrawn_at IS NULL ORDER BY from_officer",
           {to_value(agency), to_value(to), to_value(day)})) {
    from.push_back(row.id<base::OfficerId>(0));
  }
  return from;
}

std::vector<std::pair<base::OfficerId, base::OfficerId>> load_delegates(db::Read& read, base::AgencyId agency,
                                                                        const std::vector<base::OfficerId>& from,
                                                                        base::Day day) {
  std::vector<std::pair<base::OfficerId, base::OfficerId>> found;
  for (const auto row :
       read.query_each("SELECT d.from_officer, d.to_officer FROM {rows} JOIN delegation d ON d.agency_id = $1 "
                       "AND d.from_officer = r.officer_id AND d.last_day >= $2 AND d.first_day <= $2 "
                       "AND d.withdrawn_at IS NULL",
                       officer_batch(from), {to_value(agency), to_value(day)})) {
    found.emplace_back(row.id<base::OfficerId>(0), row.id<base::OfficerId>(1));
  }
  return found;
}

std::vector<std::vector<domain::RoleHolding>> load_role_holdings(db::Read& read, base::AgencyId agency,
                                                                 const std::vector<base::OfficerId>& officers,
                                                                 base::Day day) {
  std::vector<std::vector<domain::RoleHolding>> roles(officers.size());
  for (const auto row : read.query_each(
           "SELECT r.n, h.role, v.path FROM {rows} JOIN role_holding h ON h.agency_id = $1 "
           "AND h.officer_id = r.officer_id AND h.valid_from <= $2 AND $2 < h.valid_to JOIN unit_version v "
           "ON v.agency_id = h.agency_id AND v.unit_id = h.unit_id AND v.valid_from <= $2 AND $2 < v.valid_to "
           "ORDER BY r.n, h.role, v.path",
           officer_batch(officers), {to_value(agency), to_value(day)})) {
    const auto role = domain::parse_role(row.text(1));
    if (role) roles.at(static_cast<std::size_t>(row.integer(0))).push_back({*role, row.text(2)});
  }
  return roles;
}

std::vector<DeskHolder> load_desk_holders(db::Read& read, base::AgencyId agency,
                                          const std::vector<std::string>& unit_paths, base::Day day) {
  db::Batch rows({{"path", Type::text}});
  for (const auto& path : unit_paths) rows.add({to_value(path + "/")});
  std::vector<DeskHolder> holders;
  for (const auto row : read.query_each(
           "SELECT r.n, h.officer_id, h.role, v.path FROM {rows} JOIN unit_version v ON v.agency_id = $1 "
           "AND v.valid_from <= $2 AND $2 < v.valid_to AND substr(r.path, 1, length(v.path) + 1) = v.path || '/' "
           "JOIN role_holding h ON h.agency_id = v.agency_id AND h.unit_id = v.unit_id AND h.valid_from <= $2 "
           "AND $2 < h.valid_to AND h.role IN ('approver', 'head')",
           rows, {to_value(agency), to_value(day)})) {
    const auto role = domain::parse_role(row.text(2));
    if (role) {
      holders.push_back({static_cast<std::size_t>(row.integer(0)), row.id<base::OfficerId>(1), *role, row.text(3)});
    }
  }
  std::sort(holders.begin(), holders.end(), [](const auto& a, const auto& b) {
    return std::tuple(a.n, b.unit_path.size(), a.officer) < std::tuple(b.n, a.unit_path.size(), b.officer);
  });
  return holders;
}

bool supervise_anybody(db::Read& read, base::AgencyId agency, const std::vector<base::OfficerId>& officers,
                       base::Day day) {
  return !read.query_each(
                  "SELECT 1 FROM {rows} WHERE EXISTS (SELECT 1 FROM supervision s WHERE s.agency_id = $1 "
                  "AND s.supervisor_id = r.officer_id AND s.valid_from <= $2 AND ($2 < s.valid_to "
                  "OR (EXISTS (SELECT 1 FROM approval a WHERE a.agency_id = $1 AND a.officer_id = s.officer_id "
                  "AND a.lowest_desk = 1 AND a.state IN ('waiting', 'recommended', 'more_information')) "
                  "AND NOT EXISTS (SELECT 1 FROM posting p WHERE p.agency_id = $1 AND p.officer_id = s.officer_id "
                  "AND p.valid_from <= $2 AND $2 < p.valid_to)))) LIMIT 1",
                  officer_batch(officers), {to_value(agency), to_value(day)})
              .empty();
}

std::vector<NamedOfficer> find_colleagues(db::Read& read, base::AgencyId agency, const std::string& search,
                                          bool departed, std::int64_t limit) {
  static const auto sql = fmt::format(
      "SELECT o.id, o.name, coalesce(v.name, ''), p.valid_to FROM officer o {}WHERE o.agency_id = $1 "
      "AND ($3 = '' OR replace(o.name_key, $3, '') <> o.name_key) AND ($4 OR p.valid_to > $2) "
      "ORDER BY o.name_key, o.id LIMIT $5",
      last_post_joins);
  std::vector<NamedOfficer> found;
  for (const auto row : read.query(
           sql, {to_value(agency), to_value(read.today()), to_value(search), to_value(departed), to_value(limit)})) {
    const auto until = row.optional_day(3);
    found.push_back({row.id<base::OfficerId>(0), row.text(1), row.text(2), until && *until <= read.today()});
  }
  return found;
}

}  // namespace spotme::store
