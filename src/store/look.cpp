#include "store/look.hpp"

#include "store/audit_list.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace spotme::store {

using db::to_value;
using db::Type;

namespace {

/// What each of them was to the owner on the day of his look, by two statements.
void add_roles(db::Read& read, base::AgencyId agency, base::OfficerId owner, std::vector<LookEntry>& looks) {
  db::Batch rows({{"look", Type::integer}, {"officer_id", Type::uuid}, {"day", Type::day}});
  for (std::size_t i = 0; i < looks.size(); ++i) {
    if (!looks[i].by) continue;
    rows.add({to_value(static_cast<std::int64_t>(i)), to_value(*looks[i].by), to_value(base::local_day(looks[i].at))});
  }
  const auto add = [&](const db::Rows& found) {
    for (const auto row : found) {
      auto& roles = looks.at(static_cast<std::size_t>(row.integer(0))).by_roles;
      if (std::find(roles.begin(), roles.end(), row.text(1)) == roles.end()) roles.push_back(row.text(1));
    }
  };
  add(
      read.query_each("SELECT r.look, h.role FROM {rows} JOIN role_holding h ON h.agency_id = $1 "
                      "AND h.officer_id = r.officer_id AND h.valid_from <= r.day AND r.day < h.valid_to "
                      "ORDER BY r.look, h.role",
                      rows, {to_value(agency)}));
  add(
      read.query_each("SELECT r.look, 'supervisor' FROM {rows} JOIN supervision s ON s.agency_id = $1 "
                      "AND s.officer_id = $2 AND s.supervisor_id = r.officer_id AND s.valid_from <= r.day "
                      "AND r.day < s.valid_to",
                      rows, {to_value(agency), to_value(owner)}));
}

}  // namespace

void insert_looks(db::Write& write, base::AgencyId agency, const Actor& actor, std::string_view action,
                  const std::vector<Look>& looks) {
  const auto officer = actor.officer ? std::optional(actor.officer->value) : std::nullopt;
  db::Batch rows({{"id", Type::uuid}, {"subject_id", Type::uuid}, {"owner_id", Type::uuid}, {"detail", Type::text}});
  for (const auto& one : looks) {
    if (actor.officer == one.owner) continue;
    rows.add(
        {to_value(base::make_uuid(write.now())), to_value(one.subject), to_value(one.owner), to_value(one.detail)});
  }
  write.execute_each(
      "INSERT INTO audit_entry (agency_id, id, at, actor_id, action, subject_id, address, request_id, detail, "
      "owner_id) "
      "SELECT $1, r.id, $2, $3, $4, r.subject_id, $5, $6, r.detail, r.owner_id FROM {rows}",
      rows,
      {to_value(agency), to_value(write.now()), to_value(officer), to_value(action), to_value(actor.address),
       to_value(actor.request_id)});
}

void insert_list_look(db::Write& write, base::AgencyId agency, const Actor& actor, std::string_view action,
                      std::string_view detail) {
  if (actor.officer) {
    const auto today = write.query(
        "SELECT 1 FROM audit_entry WHERE agency_id = $1 AND actor_id = $2 AND id >= $3 AND action = $4 AND detail = $5 "
        "LIMIT 1",
        {to_value(agency), to_value(*actor.officer), to_value(first_audit_id(write.today())), to_value(action),
         to_value(detail)});
    if (!today.empty()) return;
  }
  insert_audit_entry(write, agency, actor, action, std::nullopt, detail);
}

std::vector<LookEntry> list_looks(db::Read& read, base::AgencyId agency, base::OfficerId owner,
                                  const std::optional<base::Uuid>& before, std::int64_t limit) {
  std::vector<db::Value> params{to_value(agency), to_value(owner)};
  std::string sql =
      "SELECT a.id, a.at, a.action, a.actor_id, coalesce(o.name, ''), a.detail FROM audit_entry a "
      "LEFT JOIN officer o ON o.agency_id = a.agency_id AND o.id = a.actor_id "
      "WHERE a.agency_id = $1 AND a.owner_id = $2 AND a.owner_id IS NOT NULL ";
  if (before) {
    params.push_back(to_value(*before));
    sql += fmt::format("AND a.id < ${} ", params.size());
  }
  params.push_back(to_value(limit));
  sql += fmt::format("ORDER BY a.id DESC LIMIT ${}", params.size());
  std::vector<LookEntry> looks;
  for (const auto row : read.query(sql, params)) {
    LookEntry look{row.uuid(0), row.instant(1), row.text(2)};
    if (const auto by = row.optional_uuid(3)) look.by = base::OfficerId{*by};
    look.by_name = row.text(4);
    look.detail = row.text(5);
    looks.push_back(std::move(look));
  }
  add_roles(read, agency, owner, looks);
  return looks;
}

}  // namespace spotme::store
