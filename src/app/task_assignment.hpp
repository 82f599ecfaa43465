#pragma once

#include "app/task.hpp"
#include "domain/task_recurrence.hpp"
#include "store/team.hpp"

#include <optional>
#include <string>
#include <vector>

/// Tasks that a leader gives to many at once.
namespace spotme::app {

struct TaskAssignment {
  std::vector<base::OfficerId> officers;
  domain::TaskDraft draft = {};                       ///< its days are those of the recurrence, where there is one
  std::optional<domain::Recurrence> recurrence = {};  ///< again and again
};
struct TaskAssigned {
  std::optional<domain::AssignmentId> assignment = {};
  std::optional<domain::TaskSeriesId> series = {};
  std::int64_t tasks = 0;  ///< made now; of a recurring task those of today
};
/// One task each; every officer is told. All or nothing. Refuses (unprocessable) `task_officers_missing`,
/// `too_many_items` (`officers`, args `limit`), `task_officer_twice` and `task_officer_not_led` (`officers[n]`, also
/// for one who is not of the agency, and for oneself); what domain::check_task and check_recurrence refuse;
/// `task_too_many_open` and `task_series_too_many` (conflict, `officers[n]`, args `limit`).
[[nodiscard]] base::Result<TaskAssigned> assign_task(const Context& context, const domain::Caller& caller,
                                                     const TaskAssignment& assignment, const store::Actor& actor);

struct TeamQuestion {
  std::string unit = {};    ///< path; empty: anywhere
  std::string search = {};  ///< part of the name
  std::optional<std::string> after = {};
  std::int64_t limit = 50;
};
struct TeamMembers {
  std::vector<store::TeamMember> officers;  ///< without the caller
  std::vector<store::TeamUnit> units;
  bool leads = false;  ///< whether he leads anybody but himself
  std::optional<std::string> next = {};
};
/// Whom the caller leads today, by name. Refuses `cursor_invalid` (field `after`).
[[nodiscard]] base::Result<TeamMembers> list_team_members(const Context& context, const domain::Caller& caller,
                                                          const TeamQuestion& question);

}  // namespace spotme::app
