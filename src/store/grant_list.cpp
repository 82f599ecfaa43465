#include "store/grant_list.hpp"

#include "store/grant_row.hpp"
#include "store/reach_sql.hpp"

#include <fmt/format.h>

namespace spotme::store {
namespace {

using db::to_value;

/// Of grants with their officers; $1 is the agency, $2 today.
std::string view_columns() {
  return fmt::format(
      "SELECT {}, o.name, coalesce(a.user_id, ''), coalesce(v.path, ''), coalesce(m.name, ''), g.withdrawn_at, "
      "coalesce(w.name, ''), g.withdrawn_reason FROM officer_grant g "
      "JOIN officer o ON o.agency_id = g.agency_id AND o.id = g.officer_id "
      "LEFT JOIN account a ON a.agency_id = g.agency_id AND a.officer_id = g.officer_id "
      "LEFT JOIN posting p ON p.agency_id = g.agency_id AND p.officer_id = g.officer_id AND p.valid_from <= $2 "
      "AND $2 < p.valid_to "
      "LEFT JOIN unit_version v ON v.agency_id = p.agency_id AND v.unit_id = p.unit_id AND v.valid_from <= $2 "
      "AND $2 < v.valid_to "
      "LEFT JOIN officer m ON m.agency_id = g.agency_id AND m.id = g.made_by "
      "LEFT JOIN officer w ON w.agency_id = g.agency_id AND w.id = g.withdrawn_by WHERE g.agency_id = $1 ",
      grant_columns);
}

GrantView to_view(const db::Row& row, base::AgencyId agency) {
  constexpr auto first = grant_column_count;
  return {to_grant(row, agency, 0), row.text(first),     row.text(first + 1),
          row.text(first + 2),      row.text(first + 3), row.optional_instant(first + 4),
          row.text(first + 5),      row.text(first + 6)};
}

db::Batch id_batch(const std::vector<base::GrantId>& ids) {
  db::Batch rows({{"id", db::Type::uuid}});
  for (const auto& id : ids) rows.add({to_value(id)});
  return rows;
}

std::vector<Grant> to_grants(const db::Rows& rows, base::AgencyId agency) {
  std::vector<Grant> grants;
  for (const auto row : rows) grants.push_back(to_grant(row, agency, 0));
  return grants;
}

}  // namespace

std::vector<GrantView> list_grants(db::Read& read, base::AgencyId agency, const GrantFilter& filter,
                                   const std::optional<base::GrantId>& after, std::int64_t limit) {
  std::vector<db::Value> params{to_value(agency), to_value(read.today()), to_value(filter.days.first),
                                to_value(filter.days.last)};
  auto sql = view_columns() + "AND g.last_day >= $3 AND g.first_day <= $4 ";
  const auto add = [&](std::string_view condition, db::Value value) {
    params.push_back(std::move(value));
    sql += fmt::format(fmt::runtime(condition), params.size());
  };
  if (filter.officer) add("AND g.officer_id = ${} ", to_value(*filter.officer));
  if (filter.kind) add("AND g.kind = ${} ", to_value(grant_kind_name(*filter.kind)));
  if (!filter.withdrawn) sql += "AND g.withdrawn_at IS NULL ";
  if (after) add("AND g.id < ${} ", to_value(*after));
  sql += reach_condition("v.path", filter.reach, params);
  add("ORDER BY g.id DESC LIMIT ${}", to_value(limit));
  std::vector<GrantView> views;
  for (const auto row : read.query(sql, params)) views.push_back(to_view(row, agency));
  return views;
}

std::optional<GrantView> find_grant(db::Read& read, base::AgencyId agency, base::GrantId id) {
  static const auto sql = view_columns() + "AND g.id = $3";
  const auto rows = read.query(sql, {to_value(agency), to_value(read.today()), to_value(id)});
  if (rows.empty()) return std::nullopt;
  return to_view(rows[0], agency);
}

std::vector<Grant> load_grants_by_id(db::Read& read, base::AgencyId agency, const std::vector<base::GrantId>& ids) {
  static const auto sql = fmt::format(
      "SELECT {} FROM {{rows}} JOIN officer_grant g ON g.agency_id = $1 AND g.id = r.id AND g.withdrawn_at IS NULL",
      grant_columns);
  return to_grants(read.query_each(sql, id_batch(ids), {to_value(agency)}), agency);
}

std::vector<Grant> load_husbands(db::Read& read, base::AgencyId agency, const std::vector<base::GrantId>& wives) {
  static const auto sql = fmt::format(
      "SELECT {} FROM {{rows}} JOIN officer_grant g ON g.agency_id = $1 AND g.wife_grant_id = r.id "
      "AND g.withdrawn_at IS NULL ORDER BY g.id",
      grant_columns);
  return to_grants(read.query_each(sql, id_batch(wives), {to_value(agency)}), agency);
}

}  // namespace spotme::store
