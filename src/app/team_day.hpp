#pragma once

#include "app/context.hpp"
#include "app/task_day.hpp"
#include "domain/access.hpp"
#include "domain/verdict.hpp"
#include "store/audit.hpp"
#include "store/team.hpp"
#include "store/team_task.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

/// The day of a team on one page (hari pasukan): attendance and output side by side.
namespace spotme::app {

enum class TeamDayFilter : std::uint8_t {
  all,
  not_planned,   ///< works that day and has neither a plan nor a task
  not_reported,  ///< works that day and reported nothing
  waiting,       ///< a task or the report of the day waits for verification
};
struct TeamDayQuestion {
  std::optional<base::Day> date = {};  ///< today without it
  std::string unit = {};               ///< path, with all below it; empty: anywhere
  std::string search = {};             ///< part of the name
  TeamDayFilter filter = TeamDayFilter::all;
  std::optional<std::string> after = {};
  std::int64_t limit = 50;
};

/// What is known of the attendance: of the closed record, where there is one, else as it stands now.
struct TeamAttendance {
  std::string status = {};  ///< a word of the verdict, or `void`; empty: has not begun or cannot be judged
  std::optional<base::Minutes> first_in = {};
  std::optional<base::Minutes> last_out = {};
  std::optional<base::Minutes> worked = {};
  std::vector<domain::Issue> issues = {};
  std::vector<std::string> grants = {};  ///< `official_duty`, `time_off`, `leave`, `work_from_home`, each once
  bool closed = false;
};
struct TeamDayRow {
  store::TeamMember member;
  TeamAttendance attendance = {};
  bool works = false;  ///< only who works misses a plan or a report
  bool planned = false;
  bool reported = false;
  std::optional<DayReportView> report = {};
  store::TeamTaskDay tasks = {};
  std::vector<store::TaskTitle> titles = {};  ///< at most 5
  bool may_verify = false;
};
struct TeamDayCounts {
  std::int64_t officers = 0;
  std::int64_t working = 0;
  std::int64_t not_planned = 0;
  std::int64_t not_reported = 0;
  std::int64_t waiting = 0;
};
struct TeamDay {
  base::Day date;
  base::Day today;
  TeamDayCounts counts = {};  ///< of all in the unit and by the search, whatever the filter
  std::vector<store::TeamUnit> units = {};
  std::vector<TeamDayRow> rows = {};  ///< by name, without the caller
  std::optional<std::string> next = {};
};
/// Of those whom the caller follows as of the day, by a number of statements that does not depend on how many they
/// are. Refuses `cursor_invalid` (field `after`) and `task_day_too_far` (field `date`, args `limit`). The look is
/// audited, once a page (`team_day_read`).
[[nodiscard]] base::Result<TeamDay> show_team_day(const Context& context, const domain::Caller& caller,
                                                  const TeamDayQuestion& question, const store::Actor& actor);

}  // namespace spotme::app
