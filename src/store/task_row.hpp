#pragma once

#include "store/task.hpp"

#include <string>
#include <string_view>

/// Inside of store/task*: the columns of a task with its names, and how a row becomes one.
namespace spotme::store {

/// What stands behind SELECT, of `task t` with task_joins.
inline constexpr std::string_view task_columns =
    "t.agency_id, t.id, t.officer_id, t.assigned_by, t.assignment_id, t.series_id, t.title, t.output, t.begins_on, "
    "t.due_on, t.priority, t.state, t.progress, t.resumes_on, t.carried, t.revision, t.made_at, t.made_by, t.moved_at, "
    "t.moved_on, t.handed_in_at, o.name, coalesce(b.name, ''), t.remark, (SELECT count(*) FROM task_comment c "
    "WHERE c.agency_id = t.agency_id AND c.task_id = t.id)";
inline constexpr std::size_t task_column_count = 25;
inline constexpr std::string_view task_joins =
    "JOIN officer o ON o.agency_id = t.agency_id AND o.id = t.officer_id "
    "LEFT JOIN officer b ON b.agency_id = t.agency_id AND b.id = t.assigned_by ";

[[nodiscard]] TaskView to_task_view(const db::Row& row);

/// A condition: `task t` was on its officer's list on the day of that parameter, the end of which is the instant of the
/// other. It has begun, was made by then, and had not been carried over before to a later day; what is carried over on
/// the day itself was on its list.
[[nodiscard]] std::string on_list(std::string_view day, std::string_view end);

/// What stands behind SELECT, of `task_step s`.
inline constexpr std::string_view step_columns =
    "s.task_id, s.revision, s.officer_id, s.action, s.state, s.at, s.work_day, s.by_officer, s.progress_before, "
    "s.progress, s.note, s.to_day";
[[nodiscard]] TaskStep to_task_step(const db::Row& row);

}  // namespace spotme::store
