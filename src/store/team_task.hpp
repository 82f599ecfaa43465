#pragma once

#include "domain/team.hpp"
#include "store/task.hpp"

#include <cstdint>
#include <optional>
#include <vector>

/// Tasks of those whom somebody follows: what waits for his verification, and what their day looks like.
namespace spotme::store {

/// Where a page begins: behind this task.
struct WaitingCursor {
  base::Instant handed_in_at = {};
  domain::TaskId id = {};
};
/// What was handed in by officers within the reach as of today, but the caller himself; the longest waiting first.
[[nodiscard]] std::vector<TaskView> list_waiting_tasks(db::Read& read, base::AgencyId agency,
                                                       const domain::TeamReach& reach, base::OfficerId caller,
                                                       const std::optional<WaitingCursor>& after, std::int64_t limit);

/// One officer's day in numbers.
struct TeamTaskDay {
  std::int64_t open = 0;       ///< open or returned now, begun by the day
  std::int64_t moved = 0;      ///< tasks that he moved that day; planning is none
  std::int64_t handed_in = 0;  ///< waits now, whenever it was handed in
  std::int64_t verified = 0;   ///< that day
  std::int64_t overdue = 0;    ///< open or returned now, due before the day
  std::int64_t comments = 0;   ///< on the day
  bool has_task = false;       ///< on his list that day, and open on it
};
/// In the order of the questions, by one statement.
[[nodiscard]] std::vector<TeamTaskDay> load_team_task_days(db::Read& read, base::AgencyId agency,
                                                           const std::vector<base::OfficerId>& officers, base::Day day);

/// A task in one line.
struct TaskTitle {
  std::size_t n = 0;  ///< of the question
  domain::TaskId id;
  std::string title;
  std::int64_t progress = 0;
  domain::TaskState state = domain::TaskState::open;
  std::int64_t revision = 0;
  base::Day due_on = {};
};
/// At most `most` of each officer: what waits first, then what moved that day, then what is on his list, by due day.
[[nodiscard]] std::vector<TaskTitle> load_task_titles(db::Read& read, base::AgencyId agency,
                                                      const std::vector<base::OfficerId>& officers, base::Day day,
                                                      std::int64_t most);

}  // namespace spotme::store
