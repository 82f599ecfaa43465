#pragma once

#include "app/task.hpp"
#include "store/day_report.hpp"

#include <optional>
#include <string>
#include <vector>

/// An officer's day of work in one look: what is open, what moved, his plan and report, comments.
namespace spotme::app {

struct MovedTask {
  TaskEntry task;
  std::vector<NamedTaskStep> steps;  ///< of that day
};
/// A report with what the caller may do.
struct DayReportView {
  store::DayReport report;
  std::string verifier_name = {};
  bool may_report = false;
  bool may_verify = false;
};
struct TaskDay {
  base::Day date;
  base::Day today;  ///< the officer's work day as it stands
  base::OfficerId officer;
  std::string officer_name;
  bool own = false;
  bool planned = false;
  std::vector<TaskEntry> open = {};
  std::vector<MovedTask> moved = {};
  DayReportView report = {};
  std::vector<store::Comment> comments = {};
};
/// The caller's own day; the work day as it stands without `date`.
[[nodiscard]] TaskDay show_task_day(const Context& context, const domain::Caller& caller,
                                    std::optional<base::Day> date);
/// The day of an officer whom the caller follows as of it. Refuses `not_found`. The look is audited.
[[nodiscard]] base::Result<TaskDay> show_officer_day(const Context& context, const domain::Caller& caller,
                                                     base::OfficerId officer, std::optional<base::Day> date,
                                                     const store::Actor& actor);
/// Plan and report alone.
[[nodiscard]] DayReportView show_day_report(const Context& context, const domain::Caller& caller,
                                            std::optional<base::Day> date);

/// A tap that goes with the report of a day.
struct ReportedTask {
  SeenTask seen;
  std::int64_t progress = 0;
  bool hand_in = false;
};
struct DayReportDraft {
  base::Day date;
  std::string text;
  std::vector<ReportedTask> tasks = {};
};
inline constexpr std::size_t most_reported_tasks = 50;
/// Moves the tasks, which count for that day, and hands in the report: all or nothing. A refusal of a task stands under
/// `tasks[n]`. Refuses what move_task and hand_in_day_report refuse; a tap that changes nothing is passed over.
[[nodiscard]] base::Result<TaskDay> report_day(const Context& context, const domain::Caller& caller,
                                               const DayReportDraft& draft, const store::Actor& actor);
[[nodiscard]] base::Result<DayReportView> plan_day(const Context& context, const domain::Caller& caller, base::Day date,
                                                   const std::string& text, const store::Actor& actor);

}  // namespace spotme::app
