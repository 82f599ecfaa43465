#include "app/task_step.hpp"

#include "app/task_notice.hpp"

#include <fmt/format.h>

namespace spotme::app {

using base::Code;
using base::Error;
using domain::TaskAction;

base::Result<TaskMove> find_task_move(const store::Task& task, std::int64_t seen_revision,
                                      const domain::TaskChange& change, const domain::TaskActor& actor,
                                      base::OfficerId by, base::Day work_day, base::Instant now) {
  const auto after = domain::take_step(store::standing_of(task), change, actor, base::local_day(now));
  const bool hidden = !after && (after.error().code == Code::not_found || after.error().code == Code::forbidden);
  if (hidden) return after.error();
  if (task.revision != seen_revision) return Error{Code::conflict, "task_changed", ""};
  if (!after) return after.error();
  // Whoever leads can always bring it to an end.
  if (actor.own && task.revision >= domain::most_task_steps) {
    return Error{Code::conflict, "task_step_limit", "", {{"limit", std::to_string(domain::most_task_steps)}}};
  }
  TaskMove move{task, {task.id, task.revision + 1, task.officer, change.action}};
  store::set_standing(move.task, *after);
  ++move.task.revision;
  move.task.moved_at = now;
  move.task.moved_on = work_day;
  if (change.action == TaskAction::hand_in) move.task.handed_in_at = now;
  if (change.action == TaskAction::send_back || change.action == TaskAction::cancel) {
    move.task.remark = change.note;
  } else if (after->state != domain::TaskState::returned) {
    move.task.remark.clear();
  }
  move.step.state = after->state;
  move.step.at = now;
  move.step.work_day = work_day;
  move.step.by = by;
  move.step.progress_before = task.progress;
  move.step.progress = after->progress;
  move.step.note = change.note;
  if (change.action == TaskAction::carry_over) move.step.to = change.to;
  return move;
}

void save_task_moves(db::Write& write, base::AgencyId agency, const std::vector<TaskMove>& moves,
                     const store::Actor& actor, base::OfficerId by) {
  std::vector<store::Task> tasks;
  std::vector<store::TaskStep> steps;
  std::vector<store::AuditSubject> subjects;
  for (const auto& move : moves) {
    tasks.push_back(move.task);
    steps.push_back(move.step);
    subjects.push_back({move.task.id.value, fmt::format("{} {}%: {}", domain::task_action_name(move.step.action),
                                                        move.step.progress, move.step.note)});
  }
  store::move_tasks(write, tasks, steps);
  store::insert_audit_entries(write, agency, actor, "task_moved", subjects);
  tell_of_steps(write, tasks, steps, by);
}

base::Result<void> check_open_tasks(db::Read& read, base::AgencyId agency, const std::vector<base::OfficerId>& officers,
                                    std::int64_t more, const std::string& field) {
  const auto counts = store::count_open_tasks(read, agency, officers);
  for (std::size_t n = 0; n < counts.size(); ++n) {
    if (counts[n] + more <= domain::most_open_tasks) continue;
    const auto where = field.empty() ? field : fmt::format("{}[{}]", field, n);
    return Error{Code::conflict, "task_too_many_open", where, {{"limit", std::to_string(domain::most_open_tasks)}}};
  }
  return {};
}

}  // namespace spotme::app
