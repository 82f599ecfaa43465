#pragma once

#include "app/context.hpp"
#include "domain/access.hpp"
#include "domain/task.hpp"
#include "store/attachment.hpp"
#include "store/audit.hpp"
#include "store/task_comment.hpp"
#include "store/task_list.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

/// Tasks (tugasan): what an officer plans or is given, moves, hands in, and what who leads him makes of it. A task is
/// seen by its officer and by those who follow him today (app/team); for anybody else it is `not_found`. Whoever
/// changes one names the revision that he saw: `task_changed` (conflict) when it moved meanwhile.
namespace spotme::app {

/// A task with all that a page shows of it.
struct TaskEntry {
  store::TaskView view;
  std::vector<domain::TaskLink> links = {};
  std::vector<store::Attachment> attachments = {};
  std::vector<domain::TaskAction> may = {};  ///< of the caller, now
  bool may_comment = false;
};
/// With links, attachments and rights, by one statement a table.
[[nodiscard]] std::vector<TaskEntry> with_task_content(db::Read& read, const domain::Caller& caller,
                                                       std::vector<store::TaskView> views);

struct TaskQuestion {
  store::TaskBox box = store::TaskBox::open;
  std::optional<std::string> after = {};
  std::int64_t limit = 50;
};
struct TaskPage {
  std::vector<TaskEntry> tasks;
  store::TaskCounts counts = {};
  std::optional<std::string> next = {};  ///< opaque; give it as `after`
};
/// The caller's own. Refuses `cursor_invalid` (field `after`).
[[nodiscard]] base::Result<TaskPage> list_own_tasks(const Context& context, const domain::Caller& caller,
                                                    const TaskQuestion& question);

struct NamedTaskStep {
  store::TaskStep step;
  std::string by_name = {};
};
[[nodiscard]] std::vector<NamedTaskStep> with_step_names(db::Read& read, base::AgencyId agency,
                                                         std::vector<store::TaskStep> steps);

struct TaskDetail {
  TaskEntry entry;
  std::vector<NamedTaskStep> steps;      ///< the last 200
  std::vector<base::Day> moved_on;       ///< work days, ascending
  std::vector<store::Comment> comments;  ///< the last 200
  bool own = false;
};
/// A look at another's is audited.
[[nodiscard]] base::Result<TaskDetail> show_task(const Context& context, const domain::Caller& caller,
                                                 domain::TaskId id, const store::Actor& actor);

/// Plans a task of the caller's own. Refuses what domain::check_task refuses, and `task_too_many_open` (conflict, args
/// `limit`).
[[nodiscard]] base::Result<TaskEntry> plan_task(const Context& context, const domain::Caller& caller,
                                                const domain::TaskDraft& draft, const store::Actor& actor);

/// What the caller saw.
struct SeenTask {
  domain::TaskId id;
  std::int64_t revision = 0;
};
/// Changes what is asked. Refuses what domain::take_step and check_task_edit refuse, `task_unchanged`, and
/// `task_step_limit` (conflict, args `limit`).
[[nodiscard]] base::Result<TaskEntry> edit_task(const Context& context, const domain::Caller& caller,
                                                const SeenTask& seen, const domain::TaskDraft& draft,
                                                const store::Actor& actor);
/// Progress, carrying over, handing in, verifying, returning, cancelling. Refuses what domain::take_step refuses, and
/// `task_step_limit`; `task_too_many_open` where a return would open one too many. What is not the caller's to do is
/// audited.
[[nodiscard]] base::Result<TaskEntry> move_task(const Context& context, const domain::Caller& caller,
                                                const SeenTask& seen, const domain::TaskChange& change,
                                                const store::Actor& actor);

struct TaskEvidence {
  std::vector<domain::TaskLink> links = {};
  std::vector<base::AttachmentId> attachments = {};
};
/// Adds to it. Refuses what domain::take_step, check_link and claim_attachments refuse, `task_evidence_missing` (field
/// `links`) for none at all, `task_links_too_many` and `attachments_too_many` (args `limit`).
[[nodiscard]] base::Result<TaskEntry> add_task_evidence(const Context& context, const domain::Caller& caller,
                                                        const SeenTask& seen, const TaskEvidence& evidence,
                                                        const store::Actor& actor);

/// Of the officer himself or of who leads or reads him. Refuses `not_found`, `missing_field`, `too_long` (field
/// `text`), `task_comments_too_many` (conflict, args `limit`). The other side is told at once.
[[nodiscard]] base::Result<store::Comment> comment_on_task(const Context& context, const domain::Caller& caller,
                                                           domain::TaskId id, const std::string& text,
                                                           const store::Actor& actor);
/// The same on a day, of the officer himself or of who follows him as of that day.
[[nodiscard]] base::Result<store::Comment> comment_on_day(const Context& context, const domain::Caller& caller,
                                                          base::OfficerId officer, base::Day day,
                                                          const std::string& text, const store::Actor& actor);

}  // namespace spotme::app
