#pragma once

#include "base/result.hpp"
#include "store/task_list.hpp"

#include <string>
#include <string_view>

namespace spotme::app {

/// Where a list of tasks goes on, as one opaque word: the id and the day by which it is sorted.
[[nodiscard]] std::string write_task_cursor(const store::TaskCursor& cursor);
/// Refuses (`unprocessable` / `cursor_invalid`, field `after`) what no page gave.
[[nodiscard]] base::Result<store::TaskCursor> read_task_cursor(std::string_view text);

}  // namespace spotme::app
