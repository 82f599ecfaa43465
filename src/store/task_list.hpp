#pragma once

#include "store/task.hpp"

#include <cstdint>
#include <optional>
#include <vector>

/// Lists of tasks: an officer's own, those of his day, and what waits for somebody's verification.
namespace spotme::store {

enum class TaskBox : std::uint8_t {
  open,  ///< open, returned or handed in; those due first
  due,   ///< of these, open or returned and due by today
  done,  ///< verified or cancelled; the latest first
  all,   ///< the latest first
};
/// Where a page begins: behind this task, in the order of the box.
struct TaskCursor {
  base::Day due_on;
  domain::TaskId id;
};
[[nodiscard]] std::vector<TaskView> list_tasks(db::Read& read, base::AgencyId agency, base::OfficerId officer,
                                               TaskBox box, const std::optional<TaskCursor>& after, std::int64_t limit);

struct TaskCounts {
  std::int64_t open = 0;       ///< open or returned
  std::int64_t due = 0;        ///< of these, due by today
  std::int64_t overdue = 0;    ///< of these, due before today
  std::int64_t handed_in = 0;  ///< waits
};
[[nodiscard]] TaskCounts count_tasks(db::Read& read, base::AgencyId agency, base::OfficerId officer);

/// What was on his list on `day` and was open at its end, as far as it is known: what has begun, was made by then,
/// had not been carried over before to a later day, and is not settled or was so later. Those due first.
[[nodiscard]] std::vector<TaskView> list_tasks_open_on(db::Read& read, base::AgencyId agency, base::OfficerId officer,
                                                       base::Day day, std::int64_t limit);
/// What moved on that work day, by id, and the steps of that day, by task and revision.
[[nodiscard]] std::vector<TaskView> list_tasks_moved_on(db::Read& read, base::AgencyId agency, base::OfficerId officer,
                                                        base::Day day, std::int64_t limit);
[[nodiscard]] std::vector<TaskStep> load_day_steps(db::Read& read, base::AgencyId agency, base::OfficerId officer,
                                                   base::Day day, std::int64_t limit);
/// Whether he has a task that counts as his plan for the day: on his list, and open on it.
[[nodiscard]] bool has_task_on(db::Read& read, base::AgencyId agency, base::OfficerId officer, base::Day day);
/// Whether the officer himself moved a task on that work day; planning one is no work on it.
[[nodiscard]] bool has_moved_on(db::Read& read, base::AgencyId agency, base::OfficerId officer, base::Day day);

}  // namespace spotme::store
