#include "store/task_list.hpp"

#include "store/task_row.hpp"

#include <fmt/format.h>

namespace spotme::store {
namespace {

using db::to_value;

constexpr std::string_view still_open = "t.state IN ('open', 'returned', 'handed_in')";

base::Instant end_of(base::Day day) { return base::to_instant(base::LocalTime{day + std::chrono::days{1}}); }

std::vector<TaskView> views_of(const db::Rows& rows) {
  std::vector<TaskView> views;
  for (const auto row : rows) views.push_back(to_task_view(row));
  return views;
}

std::string box_condition(TaskBox box, base::Day today, std::vector<db::Value>& params) {
  switch (box) {
    case TaskBox::open: return fmt::format("AND {} ", still_open);
    case TaskBox::due:
      params.push_back(to_value(today));
      return fmt::format("AND t.state IN ('open', 'returned') AND t.due_on <= ${} ", params.size());
    case TaskBox::done: return "AND t.state IN ('verified', 'cancelled') ";
    case TaskBox::all: break;
  }
  return {};
}

}  // namespace

std::vector<TaskView> list_tasks(db::Read& read, base::AgencyId agency, base::OfficerId officer, TaskBox box,
                                 const std::optional<TaskCursor>& after, std::int64_t limit) {
  const bool by_due = box == TaskBox::open || box == TaskBox::due;
  std::vector<db::Value> params{to_value(agency), to_value(officer)};
  auto sql =
      fmt::format("SELECT {} FROM task t {} WHERE t.agency_id = $1 AND t.officer_id = $2 ", task_columns, task_joins);
  sql += box_condition(box, read.today(), params);
  if (after && by_due) {
    params.push_back(to_value(after->due_on));
    params.push_back(to_value(after->id));
    sql += fmt::format("AND (t.due_on, t.id) > (${}, ${}) ", params.size() - 1, params.size());
  } else if (after) {
    params.push_back(to_value(after->id));
    sql += fmt::format("AND t.id < ${} ", params.size());
  }
  params.push_back(to_value(limit));
  sql += fmt::format("ORDER BY {} LIMIT ${}", by_due ? "t.due_on, t.id" : "t.id DESC", params.size());
  return views_of(read.query(sql, params));
}

TaskCounts count_tasks(db::Read& read, base::AgencyId agency, base::OfficerId officer) {
  const auto rows = read.query(
      "SELECT coalesce(sum(CASE WHEN state <> 'handed_in' THEN 1 ELSE 0 END), 0), "
      "coalesce(sum(CASE WHEN state <> 'handed_in' AND due_on <= $3 THEN 1 ELSE 0 END), 0), "
      "coalesce(sum(CASE WHEN state <> 'handed_in' AND due_on < $3 THEN 1 ELSE 0 END), 0), "
      "coalesce(sum(CASE WHEN state = 'handed_in' THEN 1 ELSE 0 END), 0) FROM task WHERE agency_id = $1 "
      "AND officer_id = $2 AND state IN ('open', 'returned', 'handed_in')",
      {to_value(agency), to_value(officer), to_value(read.today())});
  return {rows[0].integer(0), rows[0].integer(1), rows[0].integer(2), rows[0].integer(3)};
}

std::vector<TaskView> list_tasks_open_on(db::Read& read, base::AgencyId agency, base::OfficerId officer, base::Day day,
                                         std::int64_t limit) {
  static const auto sql = fmt::format(
      "SELECT {} FROM task t {} WHERE t.agency_id = $1 AND t.officer_id = $2 AND {} "
      "AND ({} OR t.moved_on > $3) ORDER BY t.due_on, t.id LIMIT $5",
      task_columns, task_joins, on_list("$3", "$4"), still_open);
  return views_of(
      read.query(sql, {to_value(agency), to_value(officer), to_value(day), to_value(end_of(day)), to_value(limit)}));
}

std::vector<TaskView> list_tasks_moved_on(db::Read& read, base::AgencyId agency, base::OfficerId officer, base::Day day,
                                          std::int64_t limit) {
  static const auto sql = fmt::format(
      "SELECT {} FROM task t {} WHERE t.agency_id = $1 AND t.id IN (SELECT s.task_id FROM task_step s "
      "WHERE s.agency_id = $1 AND s.officer_id = $2 AND s.work_day = $3) ORDER BY t.id LIMIT $4",
      task_columns, task_joins);
  return views_of(read.query(sql, {to_value(agency), to_value(officer), to_value(day), to_value(limit)}));
}

std::vector<TaskStep> load_day_steps(db::Read& read, base::AgencyId agency, base::OfficerId officer, base::Day day,
                                     std::int64_t limit) {
  static const auto sql = fmt::format(
      "SELECT {} FROM task_step s WHERE s.agency_id = $1 AND s.officer_id = $2 AND s.work_day = $3 "
      "ORDER BY s.task_id, s.revision LIMIT $4",
      step_columns);
  std::vector<TaskStep> steps;
  for (const auto row : read.query(sql, {to_value(agency), to_value(officer), to_value(day), to_value(limit)})) {
    steps.push_back(to_task_step(row));
  }
  return steps;
}

bool has_task_on(db::Read& read, base::AgencyId agency, base::OfficerId officer, base::Day day) {
  static const auto sql = fmt::format(
      "SELECT 1 FROM task t WHERE t.agency_id = $1 AND t.officer_id = $2 AND {} AND ({} OR t.moved_on >= $3) "
      "AND t.state <> 'cancelled' LIMIT 1",
      on_list("$3", "$4"), still_open);
  return !read.query(sql, {to_value(agency), to_value(officer), to_value(day), to_value(end_of(day))}).empty();
}

bool has_moved_on(db::Read& read, base::AgencyId agency, base::OfficerId officer, base::Day day) {
  return !read.query(
                  "SELECT 1 FROM task_step WHERE agency_id = $1 AND officer_id = $2 AND work_day = $3 "
                  "AND by_officer = officer_id AND action NOT IN ('planned', 'edited') LIMIT 1",
                  {to_value(agency), to_value(officer), to_value(day)})
              .empty();
}

}  // namespace spotme::store
