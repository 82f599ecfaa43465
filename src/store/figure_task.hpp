#pragma once

#include "store/figure_list.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

/// Tasks that officers have in hand now, beside their names.
namespace spotme::store {

struct TaskLoad {
  base::OfficerId officer;
  std::string name;
  std::string unit_path;
  std::int64_t in_hand = 0;  ///< open or returned
  std::int64_t overdue = 0;  ///< of those, due before today
  std::int64_t urgent = 0;   ///< of those, of high priority
  std::int64_t waiting = 0;  ///< handed in, to be verified
};
struct TaskLoadFilter {
  std::vector<std::string> paths = {};     ///< where the officer is posted today
  std::optional<FigureCursor> after = {};  ///< by tasks in hand and officer
  std::int64_t limit = 50;
};
/// Who has the most in hand first; officers without a task that is open or waits are left out. Reads the open tasks
/// alone, by their index.
[[nodiscard]] std::vector<TaskLoad> list_task_load(db::Read& read, base::AgencyId agency, const TaskLoadFilter& filter);

}  // namespace spotme::store
