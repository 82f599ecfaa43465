#pragma once

#include "base/id.hpp"
#include "domain/task.hpp"
#include "store/db.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

/// Tasks (tugasan) and the steps that moved them. Steps are only added.
namespace spotme::store {

struct Task {
  base::AgencyId agency;
  domain::TaskId id;
  base::OfficerId officer;
  std::optional<base::OfficerId> assigned_by = {};  ///< none: planned by the officer himself
  std::optional<domain::AssignmentId> assignment = {};
  std::optional<domain::TaskSeriesId> series = {};
  domain::TaskDraft draft = {};
  domain::TaskState state = domain::TaskState::open;
  std::int64_t progress = 0;
  base::Day resumes_on = {};  ///< the day on which it is next on his list
  std::int64_t carried = 0;
  std::int64_t revision = 1;
  base::Instant made_at = {};
  std::optional<base::OfficerId> made_by = {};  ///< none: the nightly job
  base::Instant moved_at = {};
  base::Day moved_on = {};  ///< the work day of the last step
  std::optional<base::Instant> handed_in_at = {};
  std::string remark = {};  ///< why it was returned or cancelled, while it is
};
[[nodiscard]] domain::TaskStanding standing_of(const Task& task);
/// The task with the standing that a step led to.
void set_standing(Task& task, const domain::TaskStanding& standing);

struct TaskStep {
  domain::TaskId task;
  std::int64_t revision = 1;
  base::OfficerId officer;  ///< whose task it is
  domain::TaskAction action = domain::TaskAction::plan;
  domain::TaskState state = domain::TaskState::open;
  base::Instant at = {};
  base::Day work_day = {};
  std::optional<base::OfficerId> by = {};
  std::int64_t progress_before = 0;
  std::int64_t progress = 0;
  std::string note = {};
  std::optional<base::Day> to = {};  ///< of a carry-over
};

/// A task with the names and numbers that a page shows.
struct TaskView {
  Task task;
  std::string officer_name;
  std::string assigner_name = {};
  std::int64_t comments = 0;
};

/// New tasks of one agency with their first steps.
void insert_tasks(db::Write& write, const std::vector<Task>& tasks, const std::vector<TaskStep>& steps);
/// Tasks of one agency as they are after a step each, whose revision is one more than what is stored. Throws
/// SerializationFailure when one was moved by another meanwhile.
void move_tasks(db::Write& write, const std::vector<Task>& tasks, const std::vector<TaskStep>& steps);

/// Those that there are, in the order of the questions.
[[nodiscard]] std::vector<TaskView> find_tasks(db::Read& read, base::AgencyId agency,
                                               const std::vector<domain::TaskId>& ids);
/// The last `most` steps, the first first.
[[nodiscard]] std::vector<TaskStep> load_task_steps(db::Read& read, base::AgencyId agency, domain::TaskId id,
                                                    std::int64_t most);
/// The work days on which it moved, ascending.
[[nodiscard]] std::vector<base::Day> load_moved_days(db::Read& read, base::AgencyId agency, domain::TaskId id);

/// How many tasks each has open (also handed in), in the order of the questions.
[[nodiscard]] std::vector<std::int64_t> count_open_tasks(db::Read& read, base::AgencyId agency,
                                                         const std::vector<base::OfficerId>& officers);

struct NumberedLink {
  std::size_t n = 0;  ///< of the question
  domain::TaskLink link;
};
[[nodiscard]] std::vector<NumberedLink> load_task_links(db::Read& read, base::AgencyId agency,
                                                        const std::vector<domain::TaskId>& ids);
/// Behind the `had` that it has.
void insert_task_links(db::Write& write, base::AgencyId agency, domain::TaskId id, std::int64_t had,
                       const std::vector<domain::TaskLink>& links);

}  // namespace spotme::store
