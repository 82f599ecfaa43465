#include "store/task.hpp"

#include "store/task_row.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace spotme::store {
namespace {

using db::to_value;
using db::Type;

db::Batch id_batch(const std::vector<domain::TaskId>& ids) {
  db::Batch rows({{"id", Type::uuid}});
  for (const auto& id : ids) rows.add({to_value(id)});
  return rows;
}

void insert_steps(db::Write& write, base::AgencyId agency, const std::vector<TaskStep>& steps) {
  db::Batch rows({{"task_id", Type::uuid},
                  {"revision", Type::integer},
                  {"officer_id", Type::uuid},
                  {"action", Type::text},
                  {"state", Type::text},
                  {"at", Type::integer},
                  {"work_day", Type::day},
                  {"by_officer", Type::uuid},
                  {"progress_before", Type::integer},
                  {"progress", Type::integer},
                  {"note", Type::text},
                  {"to_day", Type::day}});
  for (const auto& step : steps) {
    rows.add({to_value(step.task), to_value(step.revision), to_value(step.officer),
              to_value(domain::task_action_name(step.action)), to_value(domain::task_state_name(step.state)),
              to_value(step.at), to_value(step.work_day), to_value(step.by), to_value(step.progress_before),
              to_value(step.progress), to_value(step.note), to_value(step.to)});
  }
  write.execute_each(
      "INSERT INTO task_step (agency_id, task_id, revision, officer_id, action, state, at, work_day, by_officer, "
      "progress_before, progress, note, to_day) SELECT $1, r.task_id, r.revision, r.officer_id, r.action, r.state, "
      "r.at, r.work_day, r.by_officer, r.progress_before, r.progress, r.note, r.to_day FROM {rows}",
      rows, {to_value(agency)});
}

}  // namespace

domain::TaskStanding standing_of(const Task& task) {
  return {task.state, task.assigned_by.has_value(), task.progress, task.draft.due_on, task.resumes_on, task.carried};
}

void set_standing(Task& task, const domain::TaskStanding& standing) {
  task.state = standing.state;
  task.progress = standing.progress;
  task.draft.due_on = standing.due_on;
  task.resumes_on = standing.resumes_on;
  task.carried = standing.carried;
}

void insert_tasks(db::Write& write, const std::vector<Task>& tasks, const std::vector<TaskStep>& steps) {
  if (tasks.empty()) return;
  db::Batch rows({{"agency_id", Type::uuid},
                  {"id", Type::uuid},
                  {"officer_id", Type::uuid},
                  {"assigned_by", Type::uuid},
                  {"assignment_id", Type::uuid},
                  {"series_id", Type::uuid},
                  {"title", Type::text},
                  {"output", Type::text},
                  {"begins_on", Type::day},
                  {"due_on", Type::day},
                  {"priority", Type::text},
                  {"state", Type::text},
                  {"resumes_on", Type::day},
                  {"made_at", Type::integer},
                  {"made_by", Type::uuid},
                  {"moved_on", Type::day}});
  for (const auto& one : tasks) {
    rows.add({to_value(one.agency), to_value(one.id), to_value(one.officer), to_value(one.assigned_by),
              to_value(one.assignment), to_value(one.series), to_value(one.draft.title), to_value(one.draft.output),
              to_value(one.draft.begins_on), to_value(one.draft.due_on),
              to_value(domain::task_priority_name(one.draft.priority)), to_value(domain::task_state_name(one.state)),
              to_value(one.resumes_on), to_value(one.made_at), to_value(one.made_by), to_value(one.moved_on)});
  }
  write.execute_each(
      "INSERT INTO task (agency_id, id, officer_id, assigned_by, assignment_id, series_id, title, output, begins_on, "
      "due_on, priority, state, progress, resumes_on, carried, revision, made_at, made_by, moved_at, moved_on) "
      "SELECT r.agency_id, r.id, r.officer_id, r.assigned_by, r.assignment_id, r.series_id, r.title, r.output, "
      "r.begins_on, r.due_on, r.priority, r.state, 0, r.resumes_on, 0, 1, r.made_at, r.made_by, r.made_at, r.moved_on "
      "FROM {rows}",
      rows);
  insert_steps(write, tasks.front().agency, steps);
}

void move_tasks(db::Write& write, const std::vector<Task>& tasks, const std::vector<TaskStep>& steps) {
  if (tasks.empty()) return;
  db::Batch rows({{"agency_id", Type::uuid},
                  {"id", Type::uuid},
                  {"title", Type::text},
                  {"output", Type::text},
                  {"begins_on", Type::day},
                  {"due_on", Type::day},
                  {"priority", Type::text},
                  {"state", Type::text},
                  {"progress", Type::integer},
                  {"resumes_on", Type::day},
                  {"carried", Type::integer},
                  {"revision", Type::integer},
                  {"moved_at", Type::integer},
                  {"moved_on", Type::day},
                  {"handed_in_at", Type::integer},
                  {"remark", Type::text}});
  for (const auto& one : tasks) {
    rows.add({to_value(one.agency), to_value(one.id), to_value(one.draft.title), to_value(one.draft.output),
              to_value(one.draft.begins_on), to_value(one.draft.due_on),
              to_value(domain::task_priority_name(one.draft.priority)), to_value(domain::task_state_name(one.state)),
              to_value(one.progress), to_value(one.resumes_on), to_value(one.carried), to_value(one.revision),
              to_value(one.moved_at), to_value(one.moved_on), to_value(one.handed_in_at), to_value(one.remark)});
  }
  const auto moved = write.execute_each(
      "UPDATE task SET title = r.title, output = r.output, begins_on = r.begins_on, due_on = r.due_on, "
      "priority = r.priority, state = r.state, progress = r.progress, resumes_on = r.resumes_on, carried = r.carried, "
      "revision = r.revision, moved_at = r.moved_at, moved_on = r.moved_on, handed_in_at = r.handed_in_at, "
      "remark = r.remark FROM {rows} "
      "WHERE task.agency_id = r.agency_id AND task.id = r.id AND task.revision = r.revision - 1",
      rows);
  if (moved != static_cast<std::int64_t>(tasks.size())) {
    throw db::SerializationFailure("a task was moved by another meanwhile");
  }
  insert_steps(write, tasks.front().agency, steps);
}

std::vector<TaskView> find_tasks(db::Read& read, base::AgencyId agency, const std::vector<domain::TaskId>& ids) {
  static const auto sql =
      fmt::format("SELECT {} FROM {{rows}} JOIN task t ON t.agency_id = $1 AND t.id = r.id {} ORDER BY r.n",
                  task_columns, task_joins);
  std::vector<TaskView> found;
  for (const auto row : read.query_each(sql, id_batch(ids), {to_value(agency)})) found.push_back(to_task_view(row));
  return found;
}

std::vector<TaskStep> load_task_steps(db::Read& read, base::AgencyId agency, domain::TaskId id, std::int64_t most) {
  static const auto sql = fmt::format(
      "SELECT {} FROM task_step s WHERE s.agency_id = $1 AND s.task_id = $2 ORDER BY s.revision DESC LIMIT $3",
      step_columns);
  std::vector<TaskStep> steps;
  for (const auto row : read.query(sql, {to_value(agency), to_value(id), to_value(most)})) {
    steps.push_back(to_task_step(row));
  }
  std::reverse(steps.begin(), steps.end());
  return steps;
}

std::vector<base::Day> load_moved_days(db::Read& read, base::AgencyId agency, domain::TaskId id) {
  std::vector<base::Day> days;
  for (const auto row : read.query("SELECT DISTINCT work_day FROM task_step WHERE agency_id = $1 AND task_id = $2 "
                                   "ORDER BY work_day",
                                   {to_value(agency), to_value(id)})) {
    days.push_back(row.day(0));
  }
  return days;
}

std::vector<std::int64_t> count_open_tasks(db::Read& read, base::AgencyId agency,
                                           const std::vector<base::OfficerId>& officers) {
  db::Batch rows({{"officer_id", Type::uuid}});
  for (const auto& officer : officers) rows.add({to_value(officer)});
  std::vector<std::int64_t> counts;
  for (const auto row :
       read.query_each("SELECT (SELECT count(*) FROM task t WHERE t.agency_id = $1 AND t.officer_id = r.officer_id "
                       "AND t.state IN ('open', 'returned', 'handed_in')) FROM {rows} ORDER BY r.n",
                       rows, {to_value(agency)})) {
    counts.push_back(row.integer(0));
  }
  return counts;
}

std::vector<NumberedLink> load_task_links(db::Read& read, base::AgencyId agency,
                                          const std::vector<domain::TaskId>& ids) {
  std::vector<NumberedLink> links;
  for (const auto row : read.query_each("SELECT r.n, l.url, l.label FROM {rows} JOIN task_link l ON l.agency_id = $1 "
                                        "AND l.task_id = r.id ORDER BY r.n, l.n",
                                        id_batch(ids), {to_value(agency)})) {
    links.push_back({static_cast<std::size_t>(row.integer(0)), {row.text(1), row.text(2)}});
  }
  return links;
}

void insert_task_links(db::Write& write, base::AgencyId agency, domain::TaskId id, std::int64_t had,
                       const std::vector<domain::TaskLink>& links) {
  db::Batch rows({{"at", Type::integer}, {"url", Type::text}, {"label", Type::text}});
  for (const auto& link : links) rows.add({to_value(++had), to_value(link.url), to_value(link.label)});
  write.execute_each(
      "INSERT INTO task_link (agency_id, task_id, n, url, label, made_at) SELECT $1, $2, r.at, r.url, r.label, $3 "
      "FROM {rows}",
      rows, {to_value(agency), to_value(id), to_value(write.now())});
}

}  // namespace spotme::store
