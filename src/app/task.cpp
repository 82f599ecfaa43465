#include "app/task.hpp"

#include "app/attachment.hpp"
#include "app/day_report.hpp"
#include "app/task_actor.hpp"
#include "app/task_step.hpp"
#include "store/look.hpp"

#include <fmt/format.h>

namespace spotme::app {
namespace {

using base::Code;
using base::Error;
using domain::TaskAction;

const Error not_found{Code::not_found, "not_found", ""};

/// A task that the caller may see, and what he is to it.
struct Found {
  store::TaskView view;
  domain::TaskActor actor;
};
base::Result<Found> find_for(db::Read& read, const domain::Caller& caller, domain::TaskId id) {
  auto views = store::find_tasks(read, caller.agency, {id});
  if (views.empty()) return not_found;
  const auto actor = TaskActors(read, caller, {views.front().task.officer}).of(views.front().task.officer);
  if (!actor.own && !actor.leads && !actor.reads) return not_found;
  return Found{std::move(views.front()), actor};
}

TaskEntry entry_of(db::Read& read, const domain::Caller& caller, domain::TaskId id) {
  return std::move(with_task_content(read, caller, store::find_tasks(read, caller.agency, {id})).front());
}

/// The day for which what the caller does now counts: the officer's own work day, today for who leads him.
base::Day step_day(const Context& context, db::Read& read, const domain::Caller& caller, const Found& found) {
  return found.actor.own ? current_work_day(context, read, caller.agency, caller.officer) : read.today();
}

base::Result<TaskMove> find_move(const Context& context, db::Write& write, const domain::Caller& caller,
                                 const Found& found, std::int64_t seen_revision, const domain::TaskChange& change) {
  return find_task_move(found.view.task, seen_revision, change, found.actor, caller.officer,
                        step_day(context, write, caller, found), write.now());
}

/// Somebody tried what is not his.
void audit_refusal(const Context& context, const domain::Caller& caller, domain::TaskId id, const Error& refusal,
                   const store::Actor& actor) {
  context.database.write([&](db::Write& write) {
    store::insert_audit_entry(write, caller.agency, actor, "task_refused", id.value, refusal.key);
    return true;
  });
}

base::Result<void> check_evidence(const TaskEvidence& evidence, std::size_t links, std::size_t attachments) {
  if (evidence.links.empty() && evidence.attachments.empty()) {
    return Error{Code::unprocessable, "task_evidence_missing", "links"};
  }
  for (std::size_t n = 0; n < evidence.links.size(); ++n) {
    SPOTME_CHECK(domain::check_link(evidence.links[n], fmt::format("links[{}]", n)));
  }
  if (links + evidence.links.size() > static_cast<std::size_t>(domain::most_task_links)) {
    const auto limit = std::to_string(domain::most_task_links);
    return Error{Code::unprocessable, "task_links_too_many", "links", {{"limit", limit}}};
  }
  if (attachments + evidence.attachments.size() > domain::most_attachments) {
    const auto limit = std::to_string(domain::most_attachments);
    return Error{Code::unprocessable, "attachments_too_many", "attachments", {{"limit", limit}}};
  }
  return {};
}

}  // namespace

base::Result<TaskEntry> plan_task(const Context& context, const domain::Caller& caller, const domain::TaskDraft& draft,
                                  const store::Actor& actor) {
  return context.database.write([&](db::Write& write) -> base::Result<TaskEntry> {
    SPOTME_CHECK(domain::check_task(draft, write.today()));
    SPOTME_CHECK(check_open_tasks(write, caller.agency, {caller.officer}, 1, ""));
    store::Task task;
    task.agency = caller.agency;
    task.id = domain::TaskId::make(write.now());
    task.officer = caller.officer;
    task.draft = draft;
    task.resumes_on = draft.begins_on;
    task.made_at = write.now();
    task.made_by = caller.officer;
    task.moved_on = current_work_day(context, write, caller.agency, caller.officer);
    store::TaskStep step{task.id, 1, task.officer, TaskAction::plan, task.state, write.now(), task.moved_on};
    step.by = caller.officer;
    store::insert_tasks(write, {task}, {step});
    store::insert_audit_entry(write, caller.agency, actor, "task_planned", task.id.value, draft.title);
    return entry_of(write, caller, task.id);
  });
}

base::Result<TaskEntry> edit_task(const Context& context, const domain::Caller& caller, const SeenTask& seen,
                                  const domain::TaskDraft& draft, const store::Actor& actor) {
  return context.database.write([&](db::Write& write) -> base::Result<TaskEntry> {
    SPOTME_TRY(const auto found, find_for(write, caller, seen.id));
    domain::TaskChange change;
    change.action = TaskAction::edit;
    SPOTME_TRY(auto move, find_move(context, write, caller, found, seen.revision, change));
    const auto before = move.task.draft;
    if (draft == before) return Error{Code::conflict, "task_unchanged", ""};
    SPOTME_CHECK(domain::check_task_edit(draft, before, write.today()));
    move.task.draft = draft;
    // Where it was never carried over, it is on the list from its begin on.
    if (move.task.carried == 0) move.task.resumes_on = draft.begins_on;
    move.step.note =
        fmt::format("{} | {} – {}", before.title, base::format_day(before.begins_on), base::format_day(before.due_on));
    save_task_moves(write, caller.agency, {move}, actor, caller.officer);
    return entry_of(write, caller, seen.id);
  });
}

base::Result<TaskEntry> move_task(const Context& context, const domain::Caller& caller, const SeenTask& seen,
                                  const domain::TaskChange& change, const store::Actor& actor) {
  auto moved = context.database.write([&](db::Write& write) -> base::Result<TaskEntry> {
    SPOTME_TRY(const auto found, find_for(write, caller, seen.id));
    SPOTME_TRY(const auto move, find_move(context, write, caller, found, seen.revision, change));
    if (found.view.task.state == domain::TaskState::verified) {
      SPOTME_CHECK(check_open_tasks(write, caller.agency, {found.view.task.officer}, 1, ""));
    }
    save_task_moves(write, caller.agency, {move}, actor, caller.officer);
    return entry_of(write, caller, seen.id);
  });
  if (!moved && (moved.error().code == Code::not_found || moved.error().code == Code::forbidden)) {
    audit_refusal(context, caller, seen.id, moved.error(), actor);
  }
  return moved;
}

base::Result<TaskEntry> add_task_evidence(const Context& context, const domain::Caller& caller, const SeenTask& seen,
                                          const TaskEvidence& evidence, const store::Actor& actor) {
  return context.database.write([&](db::Write& write) -> base::Result<TaskEntry> {
    SPOTME_TRY(const auto found, find_for(write, caller, seen.id));
    domain::TaskChange change;
    change.action = TaskAction::add_evidence;
    SPOTME_TRY(auto move, find_move(context, write, caller, found, seen.revision, change));
    const auto had = entry_of(write, caller, seen.id);
    SPOTME_CHECK(check_evidence(evidence, had.links.size(), had.attachments.size()));
    SPOTME_CHECK(claim_attachments(write, caller.agency, caller.officer, {evidence.attachments, "attachments", false},
                                   {std::string(task_subject), seen.id.value}, actor));
    store::insert_task_links(write, caller.agency, seen.id, static_cast<std::int64_t>(had.links.size()),
                             evidence.links);
    for (const auto& link : evidence.links) {
      move.step.note += (move.step.note.empty() ? "" : "\n") + (link.label.empty() ? link.url : link.label);
    }
    save_task_moves(write, caller.agency, {move}, actor, caller.officer);
    return entry_of(write, caller, seen.id);
  });
}

base::Result<TaskDetail> show_task(const Context& context, const domain::Caller& caller, domain::TaskId id,
                                   const store::Actor& actor) {
  constexpr std::int64_t most_shown = 200;
  SPOTME_TRY(auto detail, context.database.read([&](db::Read& read) -> base::Result<TaskDetail> {
    SPOTME_TRY(const auto found, find_for(read, caller, id));
    TaskDetail made;
    made.own = found.actor.own;
    made.entry = entry_of(read, caller, id);
    made.steps = with_step_names(read, caller.agency, store::load_task_steps(read, caller.agency, id, most_shown));
    made.moved_on = store::load_moved_days(read, caller.agency, id);
    made.comments = store::load_task_comments(read, caller.agency, id, most_shown);
    return made;
  }));
  if (!detail.own) {
    context.database.write([&](db::Write& write) {
      store::insert_looks(write, caller.agency, actor, "task_read", {{detail.entry.view.task.officer, id.value}});
      return true;
    });
  }
  return detail;
}

}  // namespace spotme::app
