#include "store/team_task.hpp"

#include "store/last_post.hpp"
#include "store/reach_sql.hpp"
#include "store/task_row.hpp"

#include <fmt/format.h>

namespace spotme::store {
namespace {

using db::to_value;

db::Batch officer_batch(const std::vector<base::OfficerId>& officers) {
  db::Batch rows({{"officer_id", db::Type::uuid}});
  for (const auto& officer : officers) rows.add({to_value(officer)});
  return rows;
}

base::Instant end_of(base::Day day) { return base::to_instant(base::LocalTime{day + std::chrono::days{1}}); }

/// Officers within the reach; the supervisor stands in `s`, the unit in `v`.
std::string reached(const domain::TeamReach& reach, std::vector<db::Value>& params) {
  std::string people;
  for (const auto& supervisor : reach.supervisors) {
    params.push_back(to_value(supervisor));
    people += fmt::format("{}${}", people.empty() ? "" : ", ", params.size());
  }
  const auto units = reach_condition("v.path", reach.units, params);
  if (units.empty()) return {};
  if (people.empty()) return units;
  return fmt::format("AND (s.supervisor_id IN ({}) OR (true {})) ", people, units);
}

}  // namespace

std::vector<TaskView> list_waiting_tasks(db::Read& read, base::AgencyId agency, const domain::TeamReach& reach,
                                         base::OfficerId caller, const std::optional<WaitingCursor>& after,
                                         std::int64_t limit) {
  std::vector<db::Value> params{to_value(agency), to_value(read.today()), to_value(caller)};
  auto sql =
      fmt::format("SELECT {} FROM task t {}{}WHERE t.agency_id = $1 AND t.state = 'handed_in' AND t.officer_id <> $3 ",
                  task_columns, task_joins, last_post_joins);
  sql += reached(reach, params);
  if (after) {
    params.push_back(to_value(after->handed_in_at));
    params.push_back(to_value(after->id));
    sql += fmt::format("AND (t.handed_in_at, t.id) > (${}, ${}) ", params.size() - 1, params.size());
  }
  params.push_back(to_value(limit));
  sql += fmt::format("ORDER BY t.handed_in_at, t.id LIMIT ${}", params.size());
  std::vector<TaskView> views;
  for (const auto row : read.query(sql, params)) views.push_back(to_task_view(row));
  return views;
}

std::vector<TeamTaskDay> load_team_task_days(db::Read& read, base::AgencyId agency,
                                             const std::vector<base::OfficerId>& officers, base::Day day) {
  static const auto sql = fmt::format(
      "SELECT (SELECT count(*) FROM task t WHERE t.agency_id = $1 AND t.officer_id = r.officer_id "
      "AND t.state IN ('open', 'returned') AND t.begins_on <= $2), "
      "(SELECT count(DISTINCT e.task_id) FROM task_step e WHERE e.agency_id = $1 "
      "AND e.officer_id = r.officer_id AND e.work_day = $2 AND e.by_officer = e.officer_id "
      "AND e.action NOT IN ('planned', 'edited')), "
      "(SELECT count(*) FROM task t WHERE t.agency_id = $1 AND t.officer_id = r.officer_id "
      "AND t.state = 'handed_in'), "
      "(SELECT count(DISTINCT e.task_id) FROM task_step e WHERE e.agency_id = $1 "
      "AND e.officer_id = r.officer_id AND e.work_day = $2 AND e.action = 'verified'), "
      "(SELECT count(*) FROM task t WHERE t.agency_id = $1 AND t.officer_id = r.officer_id "
      "AND t.state IN ('open', 'returned') AND t.due_on < $2), "
      "(SELECT count(*) FROM task_comment c WHERE c.agency_id = $1 AND c.officer_id = r.officer_id "
      "AND c.work_day = $2), "
      "(SELECT count(*) FROM task t WHERE t.agency_id = $1 AND t.officer_id = r.officer_id "
      "AND {} AND t.state <> 'cancelled' "
      "AND (t.state IN ('open', 'returned', 'handed_in') OR t.moved_on >= $2)) FROM {{rows}} ORDER BY r.n",
      on_list("$2", "$3"));
  std::vector<TeamTaskDay> days;
  for (const auto row :
       read.query_each(sql, officer_batch(officers), {to_value(agency), to_value(day), to_value(end_of(day))})) {
    days.push_back({row.integer(0), row.integer(1), row.integer(2), row.integer(3), row.integer(4), row.integer(5),
                    row.integer(6) > 0});
  }
  return days;
}

std::vector<TaskTitle> load_task_titles(db::Read& read, base::AgencyId agency,
                                        const std::vector<base::OfficerId>& officers, base::Day day,
                                        std::int64_t most) {
  std::vector<TaskTitle> titles;
  for (const auto row : read.query_each(
           "SELECT k.n, k.id, k.title, k.progress, k.state, k.revision, k.due_on FROM ("
           "SELECT r.n AS n, t.id AS id, t.title AS title, t.progress AS progress, t.state AS state, "
           "t.revision AS revision, t.due_on AS due_on, row_number() OVER (PARTITION BY r.n ORDER BY "
           "CASE WHEN t.state = 'handed_in' THEN 0 WHEN EXISTS (SELECT 1 FROM task_step e WHERE e.agency_id = $1 "
           "AND e.officer_id = t.officer_id AND e.work_day = $2 AND e.task_id = t.id) THEN 1 ELSE 2 END, "
           "t.due_on, t.id) AS place FROM {rows} JOIN task t ON t.agency_id = $1 AND t.officer_id = r.officer_id "
           "WHERE t.made_at < $3 AND ((t.state IN ('open', 'returned', 'handed_in') AND t.begins_on <= $2) "
           "OR EXISTS (SELECT 1 FROM task_step e WHERE e.agency_id = $1 AND e.officer_id = t.officer_id "
           "AND e.work_day = $2 AND e.task_id = t.id))) k WHERE k.place <= $4 ORDER BY k.n, k.place",
           officer_batch(officers), {to_value(agency), to_value(day), to_value(end_of(day)), to_value(most)})) {
    const auto state = domain::parse_task_state(row.text(4));
    if (!state) throw db::Fault("a task in a state that is none");
    titles.push_back({static_cast<std::size_t>(row.integer(0)), row.id<domain::TaskId>(1), row.text(2), row.integer(3),
                      *state, row.integer(5), row.day(6)});
  }
  return titles;
}

}  // namespace spotme::store
