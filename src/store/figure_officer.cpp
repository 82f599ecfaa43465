#include "store/figure_list.hpp"
#include "store/reach_sql.hpp"

#include <fmt/format.h>

#include <stdexcept>

namespace spotme::store {
namespace {

using db::to_value;

constexpr std::array<std::string_view, 5> order_names{"late_minutes", "late_in", "early_minutes", "no_clock", "absent"};

}  // namespace

std::string_view officer_order_name(OfficerOrder order) { return order_names.at(static_cast<std::size_t>(order)); }

std::optional<OfficerOrder> parse_officer_order(std::string_view text) {
  for (std::size_t i = 0; i < order_names.size(); ++i) {
    if (order_names.at(i) == text) return static_cast<OfficerOrder>(i);
  }
  return std::nullopt;
}

std::int64_t ordering_value(const OfficerFigures& figures, OfficerOrder order) {
  switch (order) {
    case OfficerOrder::late_minutes: return figures.late_minutes;
    case OfficerOrder::late_in: return figures.late_in;
    case OfficerOrder::early_minutes: return figures.early_minutes;
    case OfficerOrder::no_clock: return figures.no_clock;
    case OfficerOrder::absent: return figures.absent;
  }
  throw std::logic_error("an order of officers that is none");
}

std::vector<OfficerFigures> list_officer_figures(db::Read& read, base::AgencyId agency,
                                                 const OfficerFigureFilter& filter) {
  std::vector<db::Value> params{to_value(agency), to_value(filter.days.first), to_value(filter.days.last)};
  const auto column = officer_order_name(filter.order);
  const auto where = reach_condition("f.unit_path", filter.paths, params);
  auto sql = fmt::format(
      "SELECT s.officer_id, o.name, s.unit_path, s.late_in, s.late_minutes, s.early_out, s.early_minutes, s.no_clock, "
      "s.absent FROM (SELECT f.officer_id, max(f.unit_path) AS unit_path, cast(sum(f.late_in) AS bigint) AS late_in, "
      "cast(sum(f.late_minutes) AS bigint) AS late_minutes, cast(sum(f.early_out) AS bigint) AS early_out, "
      "cast(sum(f.early_minutes) AS bigint) AS early_minutes, cast(sum(f.no_clock_in + f.no_clock_out) AS bigint) "
      "AS no_clock, cast(sum(f.absent) AS bigint) AS absent FROM figure_officer f WHERE f.agency_id = $1 "
      "AND f.work_day BETWEEN $2 AND $3 {}GROUP BY f.officer_id) s JOIN officer o ON o.agency_id = $1 "
      "AND o.id = s.officer_id WHERE true ",
      where);
  if (filter.after) {
    params.push_back(to_value(filter.after->value));
    params.push_back(to_value(filter.after->officer));
    sql += fmt::format("AND (s.{0} < ${1} OR (s.{0} = ${1} AND s.officer_id > ${2})) ", column, params.size() - 1,
                       params.size());
  }
  params.push_back(to_value(filter.limit));
  sql += fmt::format("ORDER BY s.{} DESC, s.officer_id LIMIT ${}", column, params.size());
  std::vector<OfficerFigures> found;
  for (const auto row : read.query(sql, params)) {
    found.push_back({row.id<base::OfficerId>(0), row.text(1), row.text(2), row.integer(3), row.integer(4),
                     row.integer(5), row.integer(6), row.integer(7), row.integer(8)});
  }
  return found;
}

}  // namespace spotme::store
