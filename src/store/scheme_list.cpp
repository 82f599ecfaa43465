#include "store/scheme_list.hpp"

#include "store/reach_sql.hpp"

#include <fmt/format.h>

namespace spotme::store {
namespace {

using db::to_value;

constexpr std::string_view columns =
    "SELECT o.id, o.name, o.name_key, v.path, v.name, p.state, s.scheme, s.valid_from, ";
// Parameters: $1 agency, $2 the day.
constexpr std::string_view from_officers =
    "FROM officer o JOIN posting p ON p.agency_id = o.agency_id AND p.officer_id = o.id AND p.valid_from <= $2 "
    "AND $2 < p.valid_to "
    "JOIN unit_version v ON v.agency_id = p.agency_id AND v.unit_id = p.unit_id AND v.valid_from <= $2 "
    "AND $2 < v.valid_to "
    "JOIN officer_scheme s ON s.agency_id = o.agency_id AND s.officer_id = o.id AND s.valid_from <= $2 "
    "AND $2 < s.valid_to ";
constexpr std::string_view next_join =
    "LEFT JOIN officer_scheme n ON n.agency_id = s.agency_id AND n.officer_id = s.officer_id "
    "AND n.valid_from = s.valid_to ";

/// True in SQL where the text in `column` is `word`, or a case of it: `wbb` of `wbb:08:30`, `rota:GUARD` of
/// `rota:GUARD+2`.
std::string scheme_condition(std::string_view column, std::string_view word, std::vector<db::Value>& params) {
  params.push_back(to_value(word));
  const auto whole = params.size();
  params.push_back(to_value(static_cast<std::int64_t>(word.size() + 1)));
  return fmt::format("({0} = ${1} OR substr({0}, 1, cast(${2} AS integer)) IN (${1} || ':', ${1} || '+'))", column,
                     whole, params.size());
}

std::string where(const SchemeFilter& filter, std::vector<db::Value>& params) {
  std::string text = "WHERE o.agency_id = $1 ";
  if (!filter.search.empty()) {
    params.push_back(to_value(filter.search));
    text += fmt::format("AND replace(o.name_key, ${}, '') <> o.name_key ", params.size());
  }
  if (!filter.scheme.empty()) text += "AND " + scheme_condition("s.scheme", filter.scheme, params) + " ";
  return text + reach_condition("v.path", filter.reach, params);
}

std::string behind(const std::optional<AccountCursor>& after, std::int64_t limit, std::vector<db::Value>& params) {
  std::string text;
  if (after) {
    params.push_back(to_value(after->name_key));
    params.push_back(to_value(after->officer));
    text = fmt::format("AND (o.name_key, o.id) > (${}, ${}) ", params.size() - 1, params.size());
  }
  params.push_back(to_value(limit));
  return text + fmt::format("ORDER BY o.name_key, o.id LIMIT ${}", params.size());
}

SchemeView to_view(const db::Row& row) {
  return {row.id<base::OfficerId>(0),
          row.text(1),
          row.text(2),
          row.text(3),
          row.text(4),
          row.text(5),
          row.text(6),
          row.day(7),
          row.optional_text(8),
          row.optional_day(9)};
}

std::vector<SchemeView> all_views(const db::Rows& rows) {
  std::vector<SchemeView> views;
  for (const auto row : rows) views.push_back(to_view(row));
  return views;
}

}  // namespace

std::vector<SchemeView> list_schemes(db::Read& read, base::AgencyId agency, const SchemeFilter& filter,
                                     const std::optional<AccountCursor>& after) {
  std::vector<db::Value> params{to_value(agency), to_value(filter.day)};
  const auto sql = fmt::format("{}n.scheme, n.valid_from {}{}{}{}", columns, from_officers, next_join,
                               where(filter, params), behind(after, filter.limit, params));
  return all_views(read.query(sql, params));
}

std::int64_t count_schemes(db::Read& read, base::AgencyId agency, const SchemeFilter& filter) {
  std::vector<db::Value> params{to_value(agency), to_value(filter.day)};
  const auto sql = fmt::format("SELECT count(*) {}{}", from_officers, where(filter, params));
  return read.query(sql, params).integer();
}

std::vector<SchemeCount> count_by_scheme(db::Read& read, base::AgencyId agency, base::Day day) {
  std::vector<SchemeCount> counts;
  const auto rows = read.query(
      "SELECT scheme, count(*) FROM officer_scheme WHERE agency_id = $1 AND valid_from <= $2 AND $2 < valid_to "
      "GROUP BY scheme ORDER BY scheme",
      {to_value(agency), to_value(day)});
  for (const auto row : rows) counts.push_back({row.text(0), row.integer(1)});
  return counts;
}

std::vector<SchemeView> list_roster_officers(db::Read& read, base::AgencyId agency, domain::DayRange range,
                                             const std::vector<std::string>& reach,
                                             const std::optional<AccountCursor>& after, std::int64_t limit) {
  std::vector<db::Value> params{to_value(agency), to_value(range.last), to_value(range.first)};
  auto sql = fmt::format(
      "{}NULL, NULL {}WHERE o.agency_id = $1 AND EXISTS (SELECT 1 FROM officer_scheme x WHERE x.agency_id = "
      "o.agency_id AND x.officer_id = o.id AND x.valid_from <= $2 AND $3 < x.valid_to "
      "AND substr(x.scheme, 1, 5) = 'rota:') ",
      columns, from_officers);
  sql += reach_condition("v.path", reach, params);
  sql += behind(after, limit, params);
  return all_views(read.query(sql, params));
}

std::vector<base::OfficerId> load_rota_officers(db::Read& read, base::AgencyId agency, std::string_view code,
                                                domain::DayRange range) {
  std::vector<db::Value> params{to_value(agency), to_value(range.first), to_value(range.last)};
  const auto sql = fmt::format(
      "SELECT DISTINCT officer_id FROM officer_scheme WHERE agency_id = $1 AND valid_from <= $3 AND $2 < valid_to "
      "AND {} ORDER BY officer_id",
      scheme_condition("scheme", fmt::format("rota:{}", code), params));
  std::vector<base::OfficerId> officers;
  for (const auto row : read.query(sql, params)) officers.push_back(row.id<base::OfficerId>(0));
  return officers;
}

}  // namespace spotme::store
