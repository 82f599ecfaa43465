#pragma once

#include "base/id.hpp"
#include "base/result.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// A task (tugasan): planned by the officer or assigned by who leads him, worked on, handed in, verified. Pure; limits
/// and the state machine are choices of this project (docs/decisions/0019).
namespace spotme::domain {

using TaskId = base::Id<struct TaskTag>;
using AssignmentId = base::Id<struct AssignmentTag>;
using TaskSeriesId = base::Id<struct TaskSeriesTag>;
using CommentId = base::Id<struct CommentTag>;

inline constexpr std::size_t most_task_title = 200;     ///< characters
inline constexpr std::size_t most_task_output = 1'000;  ///< characters
inline constexpr std::size_t most_task_note = 1'000;    ///< characters of a note, a remark or a comment
inline constexpr std::size_t most_link_label = 100;     ///< characters
inline constexpr std::size_t most_link = 500;           ///< bytes
inline constexpr std::int64_t most_task_links = 10;     ///< of one task
/// Nobody works on more at a time; a list of so many can still be looked through and is loaded whole.
inline constexpr std::int64_t most_open_tasks = 200;
inline constexpr std::size_t most_assigned_officers = 500;  ///< in one assignment: one transaction
/// Progress by a tap a minute of a whole day does not reach it; it bounds what one row can bring about.
inline constexpr std::int64_t most_task_steps = 1'000;
inline constexpr std::int64_t most_comments = 500;  ///< on one task or one day
inline constexpr int most_task_days = 366;          ///< how far from today a day of it may lie

enum class TaskState : std::uint8_t {
  open,
  returned,   ///< open again, with a remark
  handed_in,  ///< waits for verification
  verified,
  cancelled,
};
/// `open`, `returned`, `handed_in`, `verified`, `cancelled`.
[[nodiscard]] std::string_view task_state_name(TaskState state);
[[nodiscard]] std::optional<TaskState> parse_task_state(std::string_view text);
/// Open or returned: the officer works on it.
[[nodiscard]] bool is_open(TaskState state);

enum class TaskPriority : std::uint8_t { low, normal, high };
/// `low`, `normal`, `high`.
[[nodiscard]] std::string_view task_priority_name(TaskPriority priority);
[[nodiscard]] std::optional<TaskPriority> parse_task_priority(std::string_view text);

enum class TaskAction : std::uint8_t {
  plan,          ///< the officer makes it
  assign,        ///< who leads him makes it
  edit,          ///< what is asked is changed
  progress,      ///< the officer
  carry_over,    ///< the officer goes on with it on a later day
  hand_in,       ///< the officer
  verify,        ///< who leads him
  send_back,     ///< who leads him, with a remark
  cancel,        ///< the officer what he planned himself, who leads him any
  add_evidence,  ///< the officer
};
/// `planned`, `assigned`, `edited`, `progressed`, `carried_over`, `handed_in`, `verified`, `returned`, `cancelled`,
/// `evidence_added`.
[[nodiscard]] std::string_view task_action_name(TaskAction action);
[[nodiscard]] std::optional<TaskAction> parse_task_action(std::string_view text);

/// What is asked for.
struct TaskDraft {
  std::string title;
  std::string output = {};  ///< what is to come out of it
  base::Day begins_on;
  base::Day due_on;
  TaskPriority priority = TaskPriority::normal;
  bool operator==(const TaskDraft&) const = default;
};
/// Refuses (unprocessable, with the field): `missing_field`, `too_long` (`title`, `output`);
/// `task_ends_before_it_begins` (`due_on`); `task_day_too_far` (`begins_on`, `due_on`, args `limit`) beyond
/// most_task_days from today, before or after; `task_day_past` (`due_on`) for a new task due before today.
[[nodiscard]] base::Result<void> check_task(const TaskDraft& draft, base::Day today);
/// The same for a task that is there: its due day may be past when it was so before.
[[nodiscard]] base::Result<void> check_task_edit(const TaskDraft& draft, const TaskDraft& before, base::Day today);

struct TaskLink {
  std::string url;
  std::string label = {};
  bool operator==(const TaskLink&) const = default;
};
/// `http` or `https`, a host, no user, no space, quote or control character, at most most_link bytes; a label of at
/// most most_link_label. Refuses `task_link_invalid`, `too_long` under `field`.url or .label.
[[nodiscard]] base::Result<void> check_link(const TaskLink& link, const std::string& field);

/// How a task stands.
struct TaskStanding {
  TaskState state = TaskState::open;
  bool assigned = false;
  std::int64_t progress = 0;  ///< percent
  base::Day due_on;
  base::Day resumes_on;
  std::int64_t carried = 0;
  bool operator==(const TaskStanding&) const = default;
};

/// Who acts.
struct TaskActor {
  bool own = false;    ///< the officer himself
  bool leads = false;  ///< TeamView::lead over him; never over himself
  bool reads = false;  ///< TeamView::tasks
  bool gone = false;   ///< the officer has left: what he handed in can be settled, and nothing can be asked of him
};

struct TaskChange {
  TaskAction action = TaskAction::progress;
  std::int64_t progress = 0;  ///< of TaskAction::progress: 0, 25, 50, 75 or 100
  base::Day to = {};          ///< of TaskAction::carry_over
  std::string note = {};
};

/// How the task stands after it. Handing in makes the progress 100; progress of what was handed in takes it back. A
/// carry-over moves the due day of what the officer planned himself along, never that of an assigned task. Refuses, in
/// this order:
///  - `not_found` for one who may not even see it;
///  - `task_not_yours_to_do` (forbidden) for progress, carrying over, handing in and evidence of another's task;
///  - `task_not_yours_to_judge` (forbidden) for verifying and returning by who does not lead the officer;
///  - `task_assigned_by_other` (forbidden) for editing or cancelling an assigned task by the officer himself, and
///    `task_not_yours_to_judge` by somebody who only reads;
///  - `task_officer_gone` (conflict) for returning and editing a task of an officer who has left;
///  - `task_settled` (conflict) where it is verified or cancelled, `task_not_open` (conflict) where it waits,
///    `task_not_handed_in` (conflict) for verifying or returning what was not handed in;
///  - `task_note_missing` (unprocessable, `note`) for returning, and for cancelling by who leads, without a note;
///  - `not_one_of` (unprocessable, `progress`) for another step; `task_unchanged` (conflict) for the same without note;
///  - `task_carry_backwards` (unprocessable, `to`) where the day is not after today and after that to which it was
///    carried before; `task_day_too_far` (`to`).
[[nodiscard]] base::Result<TaskStanding> take_step(const TaskStanding& standing, const TaskChange& change,
                                                   const TaskActor& actor, base::Day today);

/// What the actor may do with it now, of edit and what stands behind it.
[[nodiscard]] std::vector<TaskAction> possible_actions(const TaskStanding& standing, const TaskActor& actor);

}  // namespace spotme::domain
