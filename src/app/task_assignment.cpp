#include "app/task_assignment.hpp"

#include "app/officer_cursor.hpp"
#include "app/task_actor.hpp"
#include "app/task_notice.hpp"
#include "app/task_series.hpp"
#include "app/task_step.hpp"
#include "app/team.hpp"
#include "store/officer.hpp"

#include <fmt/format.h>

#include <set>

namespace spotme::app {
namespace {

using base::Code;
using base::Error;
using domain::TaskAction;

base::Result<void> check_officers(db::Read& read, const domain::Caller& caller,
                                  const std::vector<base::OfficerId>& officers) {
  if (officers.empty()) return Error{Code::unprocessable, "task_officers_missing", "officers"};
  if (officers.size() > domain::most_assigned_officers) {
    const auto limit = std::to_string(domain::most_assigned_officers);
    return Error{Code::unprocessable, "too_many_items", "officers", {{"field", "officers"}, {"limit", limit}}};
  }
  const TaskActors actors(read, caller, officers);
  std::set<base::OfficerId> named;
  for (std::size_t n = 0; n < officers.size(); ++n) {
    const auto refuse = [&](std::string_view key) {
      return Error{Code::unprocessable, std::string(key), fmt::format("officers[{}]", n)};
    };
    if (!actors.may_assign(officers[n])) return refuse("task_officer_not_led");
    if (!named.insert(officers[n]).second) return refuse("task_officer_twice");
  }
  return {};
}

void insert_assigned(db::Write& write, const domain::Caller& caller, const TaskAssignment& asked,
                     domain::AssignmentId assignment, const store::Actor& actor) {
  std::vector<store::Task> tasks;
  std::vector<store::TaskStep> steps;
  std::vector<store::AuditSubject> subjects;
  for (const auto& officer : asked.officers) {
    store::Task task;
    task.agency = caller.agency;
    task.id = domain::TaskId::make(write.now());
    task.officer = officer;
    task.assigned_by = caller.officer;
    task.assignment = assignment;
    task.draft = asked.draft;
    task.resumes_on = asked.draft.begins_on;
    task.made_at = write.now();
    task.made_by = caller.officer;
    task.moved_on = write.today();
    store::TaskStep step{task.id, 1, officer, TaskAction::assign, task.state, write.now(), write.today()};
    step.by = caller.officer;
    subjects.push_back({task.id.value, fmt::format("to {}: {}", base::to_string(officer), asked.draft.title)});
    tasks.push_back(std::move(task));
    steps.push_back(std::move(step));
  }
  store::insert_tasks(write, tasks, steps);
  store::insert_audit_entries(write, caller.agency, actor, "task_assigned", subjects);
  tell_of_steps(write, tasks, steps, caller.officer);
}

/// Of a series each is told once, not every day.
void tell_of_series(db::Write& write, const domain::Caller& caller, const store::TaskSeries& series,
                    const std::vector<base::OfficerId>& officers) {
  const auto name = store::load_officer_names(write, caller.agency, {caller.officer}).front();
  std::vector<NewNotice> notices;
  for (const auto& officer : officers) {
    NewNotice notice{caller.agency, officer, domain::NoticeKind::task_assigned};
    notice.args = {{"name", name}, {"title", series.title}, {"until", base::format_day(series.recurrence.last)}};
    notice.link = "/tugasan";
    notices.push_back(std::move(notice));
  }
  notify(write, notices);
}

}  // namespace

base::Result<TaskAssigned> assign_task(const Context& context, const domain::Caller& caller,
                                       const TaskAssignment& asked, const store::Actor& actor) {
  return context.database.write([&](db::Write& write) -> base::Result<TaskAssigned> {
    SPOTME_CHECK(check_officers(write, caller, asked.officers));
    TaskAssigned made;
    if (asked.recurrence) {
      const SeriesDraft draft{asked.draft.title, asked.draft.output, asked.draft.priority, *asked.recurrence};
      SPOTME_TRY(const auto series, open_series(context, write, caller, draft, asked.officers, true, actor));
      tell_of_series(write, caller, series.series, asked.officers);
      made.series = series.series.id;
      made.tasks = series.made;
      return made;
    }
    SPOTME_CHECK(domain::check_task(asked.draft, write.today()));
    SPOTME_CHECK(check_open_tasks(write, caller.agency, asked.officers, 1, "officers"));
    made.assignment = domain::AssignmentId::make(write.now());
    insert_assigned(write, caller, asked, *made.assignment, actor);
    made.tasks = static_cast<std::int64_t>(asked.officers.size());
    return made;
  });
}

base::Result<TeamMembers> list_team_members(const Context& context, const domain::Caller& caller,
                                            const TeamQuestion& question) {
  store::TeamFilter filter;
  filter.unit_path = question.unit;
  filter.search = store::name_key(question.search);
  // One more tells whether there is a next page, another stands for the caller, who is left out.
  filter.limit = question.limit + 2;
  if (question.after) {
    SPOTME_TRY(const auto cursor, read_cursor(*question.after));
    filter.after = store::TeamCursor{cursor.name_key, cursor.officer};
  }
  return context.database.read([&](db::Read& read) {
    filter.day = read.today();
    filter.reach = load_team_reach(read, caller, domain::TeamView::lead);
    TeamMembers page;
    page.officers = store::list_team(read, caller.agency, filter);
    std::erase_if(page.officers, [&](const auto& one) { return one.officer == caller.officer; });
    if (static_cast<std::int64_t>(page.officers.size()) > question.limit) {
      page.officers.resize(static_cast<std::size_t>(question.limit));
      page.next = write_cursor(page.officers.back().officer, page.officers.back().name_key);
    }
    page.units = store::list_team_units(read, caller.agency, filter.reach, filter.day);
    store::TeamFilter all{filter.day, filter.reach};
    all.limit = 2;
    for (const auto& one : store::list_team(read, caller.agency, all)) page.leads |= one.officer != caller.officer;
    return page;
  });
}

}  // namespace spotme::app
