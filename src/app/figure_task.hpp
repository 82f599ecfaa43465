#pragma once

#include "app/figure.hpp"
#include "store/figure_task.hpp"

#include <optional>
#include <string>
#include <vector>

namespace spotme::app {

struct TaskLoadPage {
  std::string agency_code;
  base::Day as_of;
  std::vector<store::TaskLoad> officers;  ///< who has the most in hand first
  std::optional<std::string> next = {};
};
/// Tasks in hand now of officers of the units whose tasks the caller follows (domain::TeamView::tasks); looking is
/// recorded. Refuses `not_found` for a unit that he does not reach, or when he follows nobody's tasks, and
/// `cursor_invalid` (field `after`).
[[nodiscard]] base::Result<TaskLoadPage> list_task_load(const Context& context, const domain::Caller& caller,
                                                        const std::string& unit_path, const FigurePage& page,
                                                        const store::Actor& actor);

}  // namespace spotme::app
