#include "store/figure_task.hpp"

#include "store/reach_sql.hpp"

#include <fmt/format.h>

namespace spotme::store {

using db::to_value;

std::vector<TaskLoad> list_task_load(db::Read& read, base::AgencyId agency, const TaskLoadFilter& filter) {
  std::vector<db::Value> params{to_value(agency), to_value(read.today())};
  auto sql = fmt::format(
      "SELECT s.officer_id, o.name, v.path, s.in_hand, s.overdue, s.urgent, s.waiting FROM (SELECT t.officer_id, "
      "count(*) FILTER (WHERE t.state <> 'handed_in') AS in_hand, "
      "count(*) FILTER (WHERE t.state <> 'handed_in' AND t.due_on < $2) AS overdue, "
      "count(*) FILTER (WHERE t.state <> 'handed_in' AND t.priority = 'high') AS urgent, "
      "count(*) FILTER (WHERE t.state = 'handed_in') AS waiting FROM task t WHERE t.agency_id = $1 "
      "AND t.state IN ('open', 'returned', 'handed_in') GROUP BY t.officer_id) s "
      "JOIN officer o ON o.agency_id = $1 AND o.id = s.officer_id "
      "JOIN posting p ON p.agency_id = $1 AND p.officer_id = s.officer_id AND p.valid_from <= $2 AND $2 < p.valid_to "
      "JOIN unit_version v ON v.agency_id = $1 AND v.unit_id = p.unit_id AND v.valid_from <= $2 AND $2 < v.valid_to "
      "WHERE true {}",
      reach_condition("v.path", filter.paths, params));
  if (filter.after) {
    params.push_back(to_value(filter.after->value));
    params.push_back(to_value(filter.after->officer));
    sql += fmt::format("AND (s.in_hand < ${0} OR (s.in_hand = ${0} AND s.officer_id > ${1})) ", params.size() - 1,
                       params.size());
  }
  params.push_back(to_value(filter.limit));
  sql += fmt::format("ORDER BY s.in_hand DESC, s.officer_id LIMIT ${}", params.size());
  std::vector<TaskLoad> found;
  for (const auto row : read.query(sql, params)) {
    found.push_back({row.id<base::OfficerId>(0), row.text(1), row.text(2), row.integer(3), row.integer(4),
                     row.integer(5), row.integer(6)});
  }
  return found;
}

}  // namespace spotme::store
