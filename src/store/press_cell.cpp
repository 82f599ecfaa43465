#include "store/press_cell.hpp"

#include "store/reach_sql.hpp"

#include <fmt/format.h>

namespace spotme::store {
namespace {

using db::to_value;

// Parameters: $1 agency, $2 and $3 the first and the last day.
constexpr std::string_view from_presses =
    "FROM clock_event e "
    "JOIN posting p ON p.agency_id = e.agency_id AND p.officer_id = e.officer_id AND p.valid_from <= e.work_day "
    "AND e.work_day < p.valid_to "
    "JOIN unit_version v ON v.agency_id = p.agency_id AND v.unit_id = p.unit_id AND v.valid_from <= e.work_day "
    "AND e.work_day < v.valid_to "
    "WHERE e.agency_id = $1 AND e.work_day >= $2 AND e.work_day <= $3 ";

std::string within(const domain::Box& box, std::vector<db::Value>& params) {
  const auto first = params.size() + 1;
  for (const double edge :
       {box.south_west.latitude, box.north_east.latitude, box.south_west.longitude, box.north_east.longitude}) {
    params.push_back(to_value(edge));
  }
  return fmt::format("AND e.latitude >= ${} AND e.latitude <= ${} AND e.longitude >= ${} AND e.longitude <= ${} ",
                     first, first + 1, first + 2, first + 3);
}

}  // namespace

std::vector<PressCell> load_press_cells(db::Read& read, base::AgencyId agency, const CellQuestion& question) {
  std::vector<db::Value> params{
      to_value(agency),        to_value(question.days.first),    to_value(question.days.last),
      to_value(question.step), to_value(question.least_presses), to_value(question.least_officers),
      to_value(question.limit)};
  // round() first: a cast alone cuts on one engine and rounds on the other.
  auto sql = fmt::format(
      "SELECT cast(round(e.latitude / $4) AS bigint), cast(round(e.longitude / $4) AS bigint), count(*), "
      "count(DISTINCT e.officer_id) {}AND e.latitude IS NOT NULL {}",
      from_presses, reach_condition("v.path", question.reach, params));
  if (question.box) sql += within(*question.box, params);
  sql += "GROUP BY 1, 2 HAVING count(*) >= $5 AND count(DISTINCT e.officer_id) >= $6 ORDER BY 3 DESC, 1, 2 LIMIT $7";
  std::vector<PressCell> cells;
  for (const auto row : read.query(sql, params)) {
    cells.push_back(
        {{static_cast<double>(row.integer(0)) * question.step, static_cast<double>(row.integer(1)) * question.step},
         row.integer(2),
         row.integer(3)});
  }
  return cells;
}

PressCount count_presses(db::Read& read, base::AgencyId agency, const std::vector<std::string>& reach,
                         domain::DayRange days) {
  std::vector<db::Value> params{to_value(agency), to_value(days.first), to_value(days.last)};
  const auto sql =
      fmt::format("SELECT count(*), count(e.latitude) {}{}", from_presses, reach_condition("v.path", reach, params));
  const auto rows = read.query(sql, params);
  return {rows[0].integer(0), rows[0].integer(1)};
}

}  // namespace spotme::store
