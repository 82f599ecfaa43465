#include "app/task.hpp"
#include "app/task_actor.hpp"
#include "app/task_cursor.hpp"
#include "app/task_step.hpp"
#include "store/officer.hpp"

namespace spotme::app {

std::vector<TaskEntry> with_task_content(db::Read& read, const domain::Caller& caller,
                                         std::vector<store::TaskView> views) {
  std::vector<TaskEntry> entries;
  std::vector<domain::TaskId> ids;
  std::vector<base::Uuid> subjects;
  std::vector<base::OfficerId> officers;
  for (auto& view : views) {
    ids.push_back(view.task.id);
    subjects.push_back(view.task.id.value);
    officers.push_back(view.task.officer);
    entries.push_back({std::move(view)});
  }
  if (entries.empty()) return entries;
  const TaskActors actors(read, caller, officers);
  for (auto& entry : entries) {
    const auto actor = actors.of(entry.view.task.officer);
    entry.may = domain::possible_actions(store::standing_of(entry.view.task), actor);
    entry.may_comment = actor.own || actor.leads || actor.reads;
  }
  for (auto& one : store::load_task_links(read, caller.agency, ids)) entries[one.n].links.push_back(one.link);
  for (auto& one : store::load_subject_attachments(read, caller.agency, task_subject, subjects)) {
    entries[one.n].attachments.push_back(std::move(one.attachment));
  }
  return entries;
}

std::vector<NamedTaskStep> with_step_names(db::Read& read, base::AgencyId agency, std::vector<store::TaskStep> steps) {
  std::vector<NamedTaskStep> named;
  std::vector<base::OfficerId> people;
  std::vector<std::size_t> places;
  for (auto& step : steps) {
    if (step.by) {
      people.push_back(*step.by);
      places.push_back(named.size());
    }
    named.push_back({std::move(step)});
  }
  const auto names = store::load_officer_names(read, agency, people);
  for (std::size_t n = 0; n < places.size(); ++n) named[places[n]].by_name = names[n];
  return named;
}

base::Result<TaskPage> list_own_tasks(const Context& context, const domain::Caller& caller,
                                      const TaskQuestion& question) {
  std::optional<store::TaskCursor> after;
  if (question.after) {
    SPOTME_TRY(after, read_task_cursor(*question.after));
  }
  return context.database.read([&](db::Read& read) {
    auto views = store::list_tasks(read, caller.agency, caller.officer, question.box, after, question.limit + 1);
    TaskPage page;
    if (static_cast<std::int64_t>(views.size()) > question.limit) {
      views.pop_back();
      page.next = write_task_cursor({views.back().task.draft.due_on, views.back().task.id});
    }
    page.tasks = with_task_content(read, caller, std::move(views));
    page.counts = store::count_tasks(read, caller.agency, caller.officer);
    return page;
  });
}

}  // namespace spotme::app
