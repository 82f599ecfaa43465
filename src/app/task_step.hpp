#pragma once

#include "app/task.hpp"

/// Inside of app/task*: how one step of a task is taken.
namespace spotme::app {

inline constexpr std::string_view task_subject = "task";  ///< of attachments

/// A task as it will be stored, with the step that brought it there.
struct TaskMove {
  store::Task task;
  store::TaskStep step;
};
/// Finds where the step leads, without storing it. `work_day` is the day for which it counts. The refusals are those
/// of move_task.
[[nodiscard]] base::Result<TaskMove> find_task_move(const store::Task& task, std::int64_t seen_revision,
                                                    const domain::TaskChange& change, const domain::TaskActor& actor,
                                                    base::OfficerId by, base::Day work_day, base::Instant now);

/// Stores the moves, audits them and tells whoever should know.
void save_task_moves(db::Write& write, base::AgencyId agency, const std::vector<TaskMove>& moves,
                     const store::Actor& actor, base::OfficerId by);

/// Refuses `task_too_many_open` where one of the officers, under `field`, would have more than is allowed with `more`
/// other open tasks.
[[nodiscard]] base::Result<void> check_open_tasks(db::Read& read, base::AgencyId agency,
                                                  const std::vector<base::OfficerId>& officers, std::int64_t more,
                                                  const std::string& field);

}  // namespace spotme::app
