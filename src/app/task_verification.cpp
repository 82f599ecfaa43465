#include "app/task_verification.hpp"

#include "app/task_actor.hpp"
#include "app/task_cursor.hpp"
#include "app/task_step.hpp"
#include "app/team.hpp"
#include "store/day_report.hpp"

#include <fmt/format.h>

#include <map>
#include <set>

namespace spotme::app {
namespace {

using base::Code;
using base::Error;

const Error not_found{Code::not_found, "not_found", ""};

using Outcomes = std::vector<std::optional<Error>>;

std::vector<TaskMove> find_moves(db::Read& read, const domain::Caller& caller, const std::vector<SeenTask>& seen,
                                 Outcomes& outcomes) {
  std::vector<domain::TaskId> ids;
  for (const auto& one : seen) ids.push_back(one.id);
  std::map<domain::TaskId, store::Task> tasks;
  std::vector<base::OfficerId> officers;
  for (auto& view : store::find_tasks(read, caller.agency, ids)) {
    officers.push_back(view.task.officer);
    tasks.emplace(view.task.id, std::move(view.task));
  }
  const TaskActors actors(read, caller, officers);
  domain::TaskChange change;
  change.action = domain::TaskAction::verify;
  std::vector<TaskMove> moves;
  for (const auto& one : seen) {
    auto& outcome = outcomes.emplace_back();
    const auto found = tasks.find(one.id);
    if (found == tasks.end()) {
      outcome = not_found;
      continue;
    }
    auto move = find_task_move(found->second, one.revision, change, actors.of(found->second.officer), caller.officer,
                               read.today(), read.now());
    if (!move) {
      outcome = move.error();
      continue;
    }
    found->second = move->task;  // the same task twice in one question: the second finds it moved
    moves.push_back(std::move(*move));
  }
  return moves;
}

std::vector<store::DayReport> find_reports(db::Read& read, const domain::Caller& caller,
                                           const std::vector<SeenReport>& seen, Outcomes& outcomes) {
  std::vector<std::pair<base::OfficerId, base::Day>> asked;
  std::vector<base::OfficerId> officers;
  for (const auto& one : seen) {
    asked.emplace_back(one.officer, one.date);
    officers.push_back(one.officer);
  }
  std::map<std::pair<base::OfficerId, base::Day>, store::DayReport> reports;
  for (auto& one : store::find_day_reports(read, caller.agency, asked)) {
    reports.emplace(std::pair(one.officer, one.work_day), std::move(one));
  }
  const TaskActors actors(read, caller, officers);
  std::vector<store::DayReport> verified;
  for (const auto& one : seen) {
    auto& outcome = outcomes.emplace_back();
    const auto found = reports.find({one.officer, one.date});
    if (!actors.of(one.officer).leads) {
      outcome = not_found;
    } else if (found == reports.end() || found->second.report.version == 0) {
      outcome = Error{Code::conflict, "day_report_missing", ""};
    } else if (found->second.report.verified) {
      outcome = Error{Code::conflict, "day_report_verified", ""};
    } else if (found->second.report.version != one.version) {
      outcome = Error{Code::conflict, "day_report_changed", ""};
    } else {
      found->second.report.verified = true;
      verified.push_back(found->second);
    }
  }
  return verified;
}

void save_reports(db::Write& write, const domain::Caller& caller, const std::vector<store::DayReport>& reports,
                  const store::Actor& actor) {
  if (reports.empty()) return;
  const auto changed = store::verify_day_reports(write, caller.agency, reports, caller.officer);
  if (changed != static_cast<std::int64_t>(reports.size())) {
    throw db::SerializationFailure("the report of a day was changed by another meanwhile");
  }
  std::vector<store::AuditSubject> subjects;
  for (const auto& one : reports) {
    subjects.push_back(
        {one.officer.value, fmt::format("{} version {}", base::format_day(one.work_day), one.report.version)});
  }
  store::insert_audit_entries(write, caller.agency, actor, "day_report_verified", subjects);
}

/// Somebody tried to verify what is not his.
void audit_refusals(db::Write& write, const domain::Caller& caller, const std::vector<SeenTask>& tasks,
                    const std::vector<SeenReport>& reports, const VerificationOutcome& outcome,
                    const store::Actor& actor) {
  std::vector<store::AuditSubject> subjects;
  const auto add = [&](const std::optional<Error>& refusal, const base::Uuid& subject) {
    if (refusal && refusal->code != Code::conflict) subjects.push_back({subject, refusal->key});
  };
  for (std::size_t n = 0; n < tasks.size(); ++n) add(outcome.tasks[n], tasks[n].id.value);
  for (std::size_t n = 0; n < reports.size(); ++n) add(outcome.reports[n], reports[n].officer.value);
  store::insert_audit_entries(write, caller.agency, actor, "task_refused", subjects);
}

base::Result<store::WaitingCursor> read_waiting_cursor(std::string_view text) {
  const Error refusal{Code::unprocessable, "cursor_invalid", "after"};
  constexpr std::size_t id_length = 36;
  if (text.size() <= id_length) return refusal;
  const auto id = base::parse_uuid(text.substr(0, id_length));
  const auto at = base::parse_instant(text.substr(id_length));
  if (!id || !at) return refusal;
  return store::WaitingCursor{*at, {*id}};
}

}  // namespace

base::Result<WaitingPage> list_waiting(const Context& context, const domain::Caller& caller,
                                       const std::optional<std::string>& after, std::int64_t limit,
                                       const store::Actor& actor) {
  std::optional<store::WaitingCursor> cursor;
  if (after) {
    SPOTME_TRY(cursor, read_waiting_cursor(*after));
  }
  auto page = context.database.read([&](db::Read& read) {
    const auto reach = load_team_reach(read, caller, domain::TeamView::lead);
    auto views = store::list_waiting_tasks(read, caller.agency, reach, caller.officer, cursor, limit + 1);
    WaitingPage found;
    if (static_cast<std::int64_t>(views.size()) > limit) {
      views.pop_back();
      const auto& last = views.back().task;
      found.next = base::to_string(last.id) + base::format_instant(last.handed_in_at.value());
    }
    found.tasks = with_task_content(read, caller, std::move(views));
    return found;
  });
  if (!page.tasks.empty()) {
    context.database.write([&](db::Write& write) {
      store::insert_audit_entry(write, caller.agency, actor, "waiting_tasks_read", std::nullopt,
                                std::to_string(page.tasks.size()));
      return true;
    });
  }
  return page;
}

VerificationOutcome verify_many(const Context& context, const domain::Caller& caller,
                                const std::vector<SeenTask>& tasks, const std::vector<SeenReport>& reports,
                                const store::Actor& actor) {
  return context.database.write([&](db::Write& write) {
    VerificationOutcome outcome;
    const auto moves = find_moves(write, caller, tasks, outcome.tasks);
    const auto verified = find_reports(write, caller, reports, outcome.reports);
    save_task_moves(write, caller.agency, moves, actor, caller.officer);
    save_reports(write, caller, verified, actor);
    audit_refusals(write, caller, tasks, reports, outcome, actor);
    return outcome;
  });
}

}  // namespace spotme::app
