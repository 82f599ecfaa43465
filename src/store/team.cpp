#include "store/team.hpp"

#include "store/reach_sql.hpp"

#include <fmt/format.h>

namespace spotme::store {
namespace {

using db::to_value;

constexpr std::string_view columns = "SELECT o.id, o.name, o.name_key, p.unit_id, v.path, v.name, s.supervisor_id ";
// Parameters: $1 agency, $2 the day.
constexpr std::string_view from_officers =
    "FROM officer o JOIN posting p ON p.agency_id = o.agency_id AND p.officer_id = o.id AND p.valid_from <= $2 "
    "AND $2 < p.valid_to "
    "JOIN unit_version v ON v.agency_id = p.agency_id AND v.unit_id = p.unit_id AND v.valid_from <= $2 "
    "AND $2 < v.valid_to "
    "LEFT JOIN supervision s ON s.agency_id = o.agency_id AND s.officer_id = o.id AND s.valid_from <= $2 "
    "AND $2 < s.valid_to "
    "WHERE o.agency_id = $1 ";

std::string reached(const domain::TeamReach& reach, std::vector<db::Value>& params) {
  return team_condition("v.path", "s.supervisor_id", reach, params);
}

std::string where(const TeamFilter& filter, std::vector<db::Value>& params) {
  auto text = reached(filter.reach, params);
  if (!filter.unit_path.empty() && filter.below) text += reach_condition("v.path", {filter.unit_path}, params);
  if (!filter.unit_path.empty() && !filter.below) {
    params.push_back(to_value(filter.unit_path));
    text += fmt::format("AND v.path = ${} ", params.size());
  }
  if (!filter.search.empty()) {
    params.push_back(to_value(filter.search));
    text += fmt::format("AND replace(o.name_key, ${}, '') <> o.name_key ", params.size());
  }
  return text;
}

TeamMember to_member(const db::Row& row) {
  const auto supervisor = row.optional_uuid(6);
  TeamMember member{row.id<base::OfficerId>(0), row.text(1), row.text(2),
                    row.id<base::UnitId>(3),    row.text(4), row.text(5)};
  if (supervisor) member.supervisor = base::OfficerId{*supervisor};
  return member;
}

}  // namespace

std::string team_condition(std::string_view path_column, std::string_view supervisor_column,
                           const domain::TeamReach& reach, std::vector<db::Value>& params) {
  std::string people;
  for (const auto& supervisor : reach.supervisors) {
    params.push_back(to_value(supervisor));
    people += fmt::format("{}${}", people.empty() ? "" : ", ", params.size());
  }
  // reach_condition begins with AND and is never empty but for a path that reaches everything.
  const auto units = reach_condition(path_column, reach.units, params);
  if (units.empty()) return {};
  if (people.empty()) return units;
  return fmt::format("AND ({} IN ({}) OR (true {})) ", supervisor_column, people, units);
}

std::vector<TeamMember> list_team(db::Read& read, base::AgencyId agency, const TeamFilter& filter) {
  std::vector<db::Value> params{to_value(agency), to_value(filter.day)};
  auto sql = fmt::format("{}{}{}", columns, from_officers, where(filter, params));
  if (filter.after) {
    params.push_back(to_value(filter.after->name_key));
    params.push_back(to_value(filter.after->officer));
    sql += fmt::format("AND (o.name_key, o.id) > (${}, ${}) ", params.size() - 1, params.size());
  }
  params.push_back(to_value(filter.limit));
  sql += fmt::format("ORDER BY o.name_key, o.id LIMIT ${}", params.size());
  std::vector<TeamMember> members;
  for (const auto row : read.query(sql, params)) members.push_back(to_member(row));
  return members;
}

std::int64_t count_team(db::Read& read, base::AgencyId agency, const TeamFilter& filter) {
  std::vector<db::Value> params{to_value(agency), to_value(filter.day)};
  const auto sql = fmt::format("SELECT count(*) {}{}", from_officers, where(filter, params));
  return read.query(sql, params).integer();
}

std::optional<TeamMember> find_team_member(db::Read& read, base::AgencyId agency, base::OfficerId officer,
                                           base::Day day) {
  const auto rows = read.query(fmt::format("{}{}AND o.id = $3", columns, from_officers),
                               {to_value(agency), to_value(day), to_value(officer)});
  if (rows.empty()) return std::nullopt;
  return to_member(rows[0]);
}

std::vector<TeamUnit> list_team_units(db::Read& read, base::AgencyId agency, const domain::TeamReach& reach,
                                      base::Day day) {
  std::vector<db::Value> params{to_value(agency), to_value(day)};
  const auto sql = fmt::format(
      "SELECT p.unit_id, v.path, v.name, count(*) {}{}GROUP BY p.unit_id, v.path, v.name "
      "ORDER BY v.path",
      from_officers, reached(reach, params));
  std::vector<TeamUnit> units;
  for (const auto row : read.query(sql, params)) {
    units.push_back({row.id<base::UnitId>(0), row.text(1), row.text(2), row.integer(3)});
  }
  return units;
}

}  // namespace spotme::store
