#include "store/task_row.hpp"

#include <fmt/format.h>

namespace spotme::store {
namespace {

template <class IdType>
std::optional<IdType> optional_id(const db::Row& row, std::size_t column) {
  const auto id = row.optional_uuid(column);
  return id ? std::optional(IdType{*id}) : std::nullopt;
}

domain::TaskState state_of(const std::string& word) {
  const auto state = domain::parse_task_state(word);
  if (!state) throw db::Fault("a task in a state that is none");
  return *state;
}

}  // namespace

TaskView to_task_view(const db::Row& row) {
  const auto priority = domain::parse_task_priority(row.text(10));
  if (!priority) throw db::Fault("a task of a priority that is none");
  TaskView view;
  auto& task = view.task;
  task.agency = row.id<base::AgencyId>(0);
  task.id = row.id<domain::TaskId>(1);
  task.officer = row.id<base::OfficerId>(2);
  task.assigned_by = optional_id<base::OfficerId>(row, 3);
  task.assignment = optional_id<domain::AssignmentId>(row, 4);
  task.series = optional_id<domain::TaskSeriesId>(row, 5);
  task.draft = {row.text(6), row.text(7), row.day(8), row.day(9), *priority};
  task.state = state_of(row.text(11));
  task.progress = row.integer(12);
  task.resumes_on = row.day(13);
  task.carried = row.integer(14);
  task.revision = row.integer(15);
  task.made_at = row.instant(16);
  task.made_by = optional_id<base::OfficerId>(row, 17);
  task.moved_at = row.instant(18);
  task.moved_on = row.day(19);
  task.handed_in_at = row.optional_instant(20);
  view.officer_name = row.text(21);
  view.assigner_name = row.text(22);
  task.remark = row.text(23);
  view.comments = row.integer(24);
  return view;
}

std::string on_list(std::string_view day, std::string_view end) {
  return fmt::format(
      "t.begins_on <= {0} AND t.made_at < {1} AND NOT EXISTS (SELECT 1 FROM task_step c "
      "WHERE c.agency_id = t.agency_id AND c.task_id = t.id AND c.action = 'carried_over' AND c.work_day < {0} "
      "AND c.to_day > {0})",
      day, end);
}

TaskStep to_task_step(const db::Row& row) {
  const auto action = domain::parse_task_action(row.text(3));
  if (!action) throw db::Fault("a step of a task that is none");
  TaskStep step{row.id<domain::TaskId>(0),
                row.integer(1),
                row.id<base::OfficerId>(2),
                *action,
                state_of(row.text(4)),
                row.instant(5),
                row.day(6)};
  step.by = optional_id<base::OfficerId>(row, 7);
  step.progress_before = row.integer(8);
  step.progress = row.integer(9);
  step.note = row.text(10);
  step.to = row.optional_day(11);
  return step;
}

}  // namespace spotme::store
