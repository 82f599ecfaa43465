#include "app/task_day.hpp"

#include "app/day_report.hpp"
#include "app/task_actor.hpp"
#include "app/task_step.hpp"
#include "app/team.hpp"
#include "store/look.hpp"
#include "store/officer.hpp"

#include <fmt/format.h>

#include <map>

namespace spotme::app {
namespace {

using base::Code;
using base::Error;
using domain::TaskAction;

constexpr std::int64_t most_shown = 200;
constexpr std::int64_t most_steps_shown = 1'000;

/// A report in the eyes of the caller.
DayReportView view_of(db::Read& read, const domain::Caller& caller, base::OfficerId officer, base::Day day,
                      base::Day today) {
  DayReportView view{
      store::find_day_report(read, caller.agency, officer, day).value_or(store::DayReport{officer, day})};
  const auto& report = view.report.report;
  if (view.report.verified_by) {
    view.verifier_name = store::load_officer_names(read, caller.agency, {*view.report.verified_by}).front();
  }
  const auto actor = TaskActors(read, caller, {officer}).of(officer);
  // Asked with some text: whether anything can be said at all.
  view.may_report = actor.own && domain::check_report(report, day, today, ".", true).has_value();
  view.may_verify = actor.leads && report.version > 0 && !report.verified;
  return view;
}

std::vector<MovedTask> load_moved(db::Read& read, const domain::Caller& caller, base::OfficerId officer,
                                  base::Day day) {
  std::vector<MovedTask> moved;
  std::map<domain::TaskId, std::size_t> places;
  auto views = store::list_tasks_moved_on(read, caller.agency, officer, day, most_shown);
  for (auto& entry : with_task_content(read, caller, std::move(views))) {
    places.emplace(entry.view.task.id, moved.size());
    moved.push_back({std::move(entry), {}});
  }
  auto steps = store::load_day_steps(read, caller.agency, officer, day, most_steps_shown);
  for (auto& step : with_step_names(read, caller.agency, std::move(steps))) {
    const auto found = places.find(step.step.task);
    if (found != places.end()) moved[found->second].steps.push_back(std::move(step));
  }
  return moved;
}

TaskDay load_day(const Context& context, db::Read& read, const domain::Caller& caller, base::OfficerId officer,
                 std::optional<base::Day> date) {
  const auto agency = caller.agency;
  TaskDay day;
  day.today = current_work_day(context, read, agency, officer);
  day.date = date.value_or(day.today);
  day.officer = officer;
  day.officer_name = store::load_officer_names(read, agency, {officer}).front();
  day.own = officer == caller.officer;
  day.planned = is_planned(read, agency, officer, day.date);
  day.open = with_task_content(read, caller, store::list_tasks_open_on(read, agency, officer, day.date, most_shown));
  day.moved = load_moved(read, caller, officer, day.date);
  day.report = view_of(read, caller, officer, day.date, day.today);
  day.comments = store::load_day_comments(read, agency, officer, day.date, most_shown);
  return day;
}

Error under(const Error& refusal, std::size_t n) {
  auto error = refusal;
  error.field = fmt::format("tasks[{}]{}{}", n, error.field.empty() ? "" : ".", error.field);
  return error;
}

/// One tap: progress where it changes, then handing in where it is wished.
base::Result<std::vector<TaskMove>> find_tap(const store::Task& task, const ReportedTask& tap,
                                             const domain::Caller& caller, base::Day work_day, base::Instant now) {
  domain::TaskActor own;
  own.own = true;
  std::vector<TaskMove> moves;
  domain::TaskChange change;
  if (tap.hand_in) {
    change.action = TaskAction::hand_in;
  } else if (tap.progress == task.progress && task.revision == tap.seen.revision && domain::is_open(task.state)) {
    return moves;
  } else {
    change.progress = tap.progress;
  }
  SPOTME_TRY(auto move, find_task_move(task, tap.seen.revision, change, own, caller.officer, work_day, now));
  moves.push_back(std::move(move));
  return moves;
}

base::Result<std::vector<TaskMove>> find_taps(db::Read& read, const domain::Caller& caller,
                                              const DayReportDraft& draft) {
  std::vector<domain::TaskId> ids;
  for (const auto& tap : draft.tasks) ids.push_back(tap.seen.id);
  std::map<domain::TaskId, store::Task> tasks;
  for (auto& view : store::find_tasks(read, caller.agency, ids)) tasks.emplace(view.task.id, std::move(view.task));
  std::vector<TaskMove> moves;
  for (std::size_t n = 0; n < draft.tasks.size(); ++n) {
    const auto found = tasks.find(draft.tasks[n].seen.id);
    if (found == tasks.end() || found->second.officer != caller.officer) {
      return under({Code::not_found, "not_found", ""}, n);
    }
    auto tapped = find_tap(found->second, draft.tasks[n], caller, draft.date, read.now());
    if (!tapped) return under(tapped.error(), n);
    for (auto& move : *tapped) moves.push_back(std::move(move));
    tasks.erase(found);  // named twice: the second is unknown
  }
  return moves;
}

void audit_look(const Context& context, const domain::Caller& caller, const TaskDay& day, const store::Actor& actor) {
  context.database.write([&](db::Write& write) {
    store::insert_looks(write, caller.agency, actor, "officer_day_read",
                        {{day.officer, day.officer.value, base::format_day(day.date)}});
    return true;
  });
}

}  // namespace

TaskDay show_task_day(const Context& context, const domain::Caller& caller, std::optional<base::Day> date) {
  return context.database.read([&](db::Read& read) { return load_day(context, read, caller, caller.officer, date); });
}

base::Result<TaskDay> show_officer_day(const Context& context, const domain::Caller& caller, base::OfficerId officer,
                                       std::optional<base::Day> date, const store::Actor& actor) {
  if (officer == caller.officer) return show_task_day(context, caller, date);
  SPOTME_TRY(auto day, context.database.read([&](db::Read& read) -> base::Result<TaskDay> {
    const auto as_of = date.value_or(read.today());
    if (!find_followed(read, caller, officer, domain::TeamView::tasks, as_of)) {
      return Error{Code::not_found, "not_found", ""};
    }
    return load_day(context, read, caller, officer, date);
  }));
  audit_look(context, caller, day, actor);
  return day;
}

DayReportView show_day_report(const Context& context, const domain::Caller& caller, std::optional<base::Day> date) {
  return context.database.read([&](db::Read& read) {
    const auto today = current_work_day(context, read, caller.agency, caller.officer);
    return view_of(read, caller, caller.officer, date.value_or(today), today);
  });
}

base::Result<TaskDay> report_day(const Context& context, const domain::Caller& caller, const DayReportDraft& draft,
                                 const store::Actor& actor) {
  return context.database.write([&](db::Write& write) -> base::Result<TaskDay> {
    SPOTME_TRY(const auto moves, find_taps(write, caller, draft));
    const bool moved = !moves.empty() || store::has_moved_on(write, caller.agency, caller.officer, draft.date);
    const auto handed = hand_in_day_report(context, write, caller, draft.date, draft.text, moved, actor);
    if (!handed) return handed.error();
    save_task_moves(write, caller.agency, moves, actor, caller.officer);
    return load_day(context, write, caller, caller.officer, draft.date);
  });
}

base::Result<DayReportView> plan_day(const Context& context, const domain::Caller& caller, base::Day date,
                                     const std::string& text, const store::Actor& actor) {
  return context.database.write([&](db::Write& write) -> base::Result<DayReportView> {
    const auto kept = keep_day_plan(context, write, caller, date, text, actor);
    if (!kept) return kept.error();
    const auto today = current_work_day(context, write, caller.agency, caller.officer);
    return view_of(write, caller, caller.officer, date, today);
  });
}

}  // namespace spotme::app
