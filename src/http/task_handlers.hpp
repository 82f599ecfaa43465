#pragma once

#include "http/routes.hpp"

/// The handlers of tasks, the report of a day and the day of a team.
namespace spotme::http {

// task.cpp
[[nodiscard]] base::Result<Response> list_tasks(const Call& call);
[[nodiscard]] base::Result<Response> post_task(const Call& call);
[[nodiscard]] base::Result<Response> show_task(const Call& call);
[[nodiscard]] base::Result<Response> put_task(const Call& call);
[[nodiscard]] base::Result<Response> post_task_progress(const Call& call);
[[nodiscard]] base::Result<Response> post_task_carry_over(const Call& call);
[[nodiscard]] base::Result<Response> post_task_hand_in(const Call& call);
[[nodiscard]] base::Result<Response> post_task_verification(const Call& call);
[[nodiscard]] base::Result<Response> post_task_return(const Call& call);
[[nodiscard]] base::Result<Response> post_task_cancellation(const Call& call);
[[nodiscard]] base::Result<Response> post_task_evidence(const Call& call);
[[nodiscard]] base::Result<Response> post_task_comment(const Call& call);

// task_day.cpp
[[nodiscard]] base::Result<Response> show_task_day(const Call& call);
[[nodiscard]] base::Result<Response> show_officer_tasks(const Call& call);
[[nodiscard]] base::Result<Response> post_day_comment(const Call& call);
[[nodiscard]] base::Result<Response> show_day_report(const Call& call);
[[nodiscard]] base::Result<Response> post_day_report(const Call& call);
[[nodiscard]] base::Result<Response> put_day_plan(const Call& call);

// task_series.cpp
[[nodiscard]] base::Result<Response> list_task_series(const Call& call);
[[nodiscard]] base::Result<Response> post_task_series(const Call& call);
[[nodiscard]] base::Result<Response> post_task_series_ending(const Call& call);

// team_task.cpp
[[nodiscard]] base::Result<Response> show_team_day(const Call& call);
[[nodiscard]] base::Result<Response> list_team_members(const Call& call);
[[nodiscard]] base::Result<Response> list_team_waiting(const Call& call);
[[nodiscard]] base::Result<Response> post_team_tasks(const Call& call);
[[nodiscard]] base::Result<Response> post_team_verification(const Call& call);

}  // namespace spotme::http
