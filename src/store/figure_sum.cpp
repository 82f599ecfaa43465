#include "store/figure.hpp"
#include "store/reach_sql.hpp"

#include <fmt/format.h>

namespace spotme::store {
namespace {

using db::to_value;

constexpr std::int64_t minute_length = 60'000'000;

std::string sums() {
  std::string text;
  for (std::size_t i = 0; i < domain::figure_count; ++i) {
    text += fmt::format(", cast(sum(f.{}) AS bigint)", domain::figure_name(static_cast<domain::Figure>(i)));
  }
  return text;
}

domain::Figures to_figures(const db::Row& row, std::size_t first) {
  domain::Figures figures;
  for (std::size_t i = 0; i < figures.of.size(); ++i) figures.of.at(i) = row.integer(first + i);
  return figures;
}

/// `WHERE …` for rows of these units on days of the range.
std::string within(const FigureScope& scope, const domain::DayRange& days, std::vector<db::Value>& params) {
  std::string agencies;
  for (const auto& agency : scope.agencies) {
    params.push_back(to_value(agency));
    agencies += fmt::format("{}${}", agencies.empty() ? "" : ", ", params.size());
  }
  params.push_back(to_value(days.first));
  params.push_back(to_value(days.last));
  auto text = fmt::format("WHERE f.agency_id IN ({}) AND f.work_day BETWEEN ${} AND ${} ", agencies, params.size() - 1,
                          params.size());
  return text + reach_condition("f.unit_path", scope.paths, params);
}

db::Rows query_sums(db::Read& read, const FigureScope& scope, const domain::DayRange& days, std::string_view by) {
  std::vector<db::Value> params;
  const auto where = within(scope, days, params);
  return read.query(
      fmt::format("SELECT {0}{1} FROM figure_day f {2}GROUP BY {0} HAVING sum(f.officers) <> 0 ORDER BY {0}", by,
                  sums(), where),
      params);
}

}  // namespace

std::vector<DayFigures> load_day_figures(db::Read& read, const FigureScope& scope, const domain::DayRange& days) {
  std::vector<DayFigures> found;
  if (scope.agencies.empty()) return found;
  for (const auto row : query_sums(read, scope, days, "f.work_day")) found.push_back({row.day(0), to_figures(row, 1)});
  return found;
}

std::vector<AgencyFigures> load_agency_figures(db::Read& read, const FigureScope& scope, const domain::DayRange& days) {
  std::vector<AgencyFigures> found;
  if (scope.agencies.empty()) return found;
  for (const auto row : query_sums(read, scope, days, "f.agency_id")) {
    found.push_back({row.id<base::AgencyId>(0), to_figures(row, 1)});
  }
  return found;
}

std::vector<UnitFigures> load_unit_figures(db::Read& read, const FigureScope& scope, const domain::DayRange& days) {
  std::vector<UnitFigures> found;
  if (scope.agencies.empty()) return found;
  for (const auto row : query_sums(read, scope, days, "f.unit_path")) {
    found.push_back({row.text(0), to_figures(row, 1)});
  }
  return found;
}

std::vector<ArrivalCount> load_arrivals(db::Read& read, const FigureScope& scope, const domain::DayRange& days) {
  std::vector<ArrivalCount> found;
  if (scope.agencies.empty()) return found;
  std::vector<db::Value> params;
  const auto where = within(scope, days, params);
  const auto sql = fmt::format(
      "SELECT f.minute, cast(sum(f.officers) AS bigint) FROM figure_arrival f {}GROUP BY f.minute "
      "HAVING sum(f.officers) <> 0 ORDER BY f.minute",
      where);
  for (const auto row : read.query(sql, params)) found.push_back({row.integer(0), row.integer(1)});
  return found;
}

std::vector<ArrivalCount> count_arrivals(db::Read& read, base::AgencyId agency, const std::vector<std::string>& paths,
                                         base::Day day) {
  const auto midnight = base::to_instant(base::LocalTime{day});
  std::vector<db::Value> params{to_value(agency), to_value(day), to_value(midnight),
                                to_value(minute_length * domain::arrival_step)};
  const auto sql = fmt::format(
      "SELECT a.quarter, count(*) FROM (SELECT (min(e.at) - $3) / $4 AS quarter FROM clock_event e "
      "JOIN posting p ON p.agency_id = e.agency_id AND p.officer_id = e.officer_id AND p.valid_from <= $2 "
      "AND $2 < p.valid_to JOIN unit_version v ON v.agency_id = p.agency_id AND v.unit_id = p.unit_id "
      "AND v.valid_from <= $2 AND $2 < v.valid_to "
      "WHERE e.agency_id = $1 AND e.work_day = $2 AND e.kind = 'in' AND NOT e.waiting {}GROUP BY e.officer_id) a "
      "GROUP BY a.quarter ORDER BY a.quarter",
      reach_condition("v.path", paths, params));
  std::vector<ArrivalCount> found;
  for (const auto row : read.query(sql, params)) {
    found.push_back({row.integer(0) * domain::arrival_step, row.integer(1)});
  }
  return found;
}

std::int64_t count_posted(db::Read& read, base::AgencyId agency, const std::vector<std::string>& paths, base::Day day) {
  std::vector<db::Value> params{to_value(agency), to_value(day)};
  const auto sql = fmt::format(
      "SELECT count(*) FROM posting p JOIN unit_version v ON v.agency_id = p.agency_id AND v.unit_id = p.unit_id "
      "AND v.valid_from <= $2 AND $2 < v.valid_to WHERE p.agency_id = $1 AND p.valid_from <= $2 AND $2 < p.valid_to {}",
      reach_condition("v.path", paths, params));
  return read.query(sql, params).integer();
}

}  // namespace spotme::store
