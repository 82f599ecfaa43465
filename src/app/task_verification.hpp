#pragma once

#include "app/task.hpp"
#include "store/team_task.hpp"

#include <optional>
#include <string>
#include <vector>

/// What waits for the verification of who leads, and verifying many at once.
namespace spotme::app {

struct WaitingPage {
  std::vector<TaskEntry> tasks;  ///< the longest waiting first
  std::optional<std::string> next = {};
};
/// Refuses `cursor_invalid` (field `after`). The look is audited.
[[nodiscard]] base::Result<WaitingPage> list_waiting(const Context& context, const domain::Caller& caller,
                                                     const std::optional<std::string>& after, std::int64_t limit,
                                                     const store::Actor& actor);

/// The report of an officer's day in the version that was seen.
struct SeenReport {
  base::OfficerId officer;
  base::Day date;
  std::int64_t version = 0;
};
inline constexpr std::size_t most_verified_at_once = 500;  ///< of tasks, and of reports

/// In the order of the question; a refusal means that nothing was changed for that one.
struct VerificationOutcome {
  std::vector<std::optional<base::Error>> tasks;
  std::vector<std::optional<base::Error>> reports;
};
/// Each is decided alone, on what was seen; in one transaction. Refusals of a task: those of move_task. Of a report:
/// `not_found` where the caller does not lead the officer, `day_report_missing`, `day_report_verified` and
/// `day_report_changed` (conflict). What he may not do is audited.
[[nodiscard]] VerificationOutcome verify_many(const Context& context, const domain::Caller& caller,
                                              const std::vector<SeenTask>& tasks,
                                              const std::vector<SeenReport>& reports, const store::Actor& actor);

}  // namespace spotme::app
