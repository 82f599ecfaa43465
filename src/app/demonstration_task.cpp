#include "app/demonstration_task.hpp"

#include "app/demonstration_table.hpp"
#include "app/task_assignment.hpp"
#include "app/task_day.hpp"
#include "base/embedded.hpp"

#include <fmt/format.h>
#include <toml++/toml.h>

#include <stdexcept>
#include <string>

namespace spotme::app {
namespace {

using domain::TaskAction;
using std::chrono::days;

constexpr std::string_view file = "demonstration/tasks.toml";

[[noreturn]] void fail(std::string_view what) { throw std::runtime_error(fmt::format("{}: {}", file, what)); }

struct Planned {
  domain::TaskDraft draft;
  bool own = false;
  std::int64_t progress = 0;
  bool hand_in = false;
  bool comment = false;
  std::string returned = {};
};

Planned planned(const toml::table& table, base::Day today) {
  Planned one;
  const DemonstrationTable read(file, table);
  one.draft.title = read.needed<std::string>("title");
  one.draft.output = table["output"].value_or(std::string());
  one.draft.begins_on = today + days{read.needed<int>("begins")};
  one.draft.due_on = today + days{read.needed<int>("due")};
  const auto priority = domain::parse_task_priority(read.needed<std::string>("priority"));
  if (!priority) fail("priority is none");
  one.draft.priority = *priority;
  one.own = read.needed<std::string>("by") == "own";
  one.progress = table["progress"].value_or(std::int64_t{0});
  one.hand_in = table["hand_in"].value_or(false);
  one.comment = table["comment"].value_or(false);
  one.returned = table["returned"].value_or(std::string());
  return one;
}

/// Somebody of the demonstration who acts.
struct Person {
  domain::Caller caller;
  store::Actor actor;
};
Person person_of(base::AgencyId agency, base::OfficerId officer) {
  Person person;
  person.caller.agency = agency;
  person.caller.officer = officer;
  person.actor.officer = officer;
  return person;
}

class Work {
 public:
  Work(const Context& context, base::Day today) : context_(context), today_(today) {
    const auto table = toml::parse(base::embedded_file(file).value());
    const DemonstrationTable read(file, table);
    each_ = read.needed<std::int64_t>("each");
    reports_ = read.texts("reports");
    plans_ = read.texts("plans");
    comment_ = read.needed<std::string>("comment");
    const auto* tasks = table["task"].as_array();
    if (tasks == nullptr) fail("there is no task");
    for (const auto& one : *tasks) tasks_.push_back(planned(*one.as_table(), today));
  }

  void give(const Person& officer, const Person& supervisor) {
    for (std::int64_t n = 0; n < each_; ++n) give_one(officer, supervisor, tasks_[next_task_++ % tasks_.size()]);
    const auto& report = reports_[next_day_ % reports_.size()];
    const auto& plan = plans_[next_day_ % plans_.size()];
    ++next_day_;
    if (!report.empty()) {
      const DayReportDraft draft{today_ - days{1}, report, {}};
      if (!report_day(context_, officer.caller, draft, officer.actor)) fail("a day could not be reported");
    }
    if (!plan.empty() && !plan_day(context_, officer.caller, today_, plan, officer.actor)) {
      fail("a day could not be planned");
    }
  }

 private:
  TaskEntry made(const Person& officer, const Person& supervisor, const Planned& one) {
    if (one.own) {
      auto entry = plan_task(context_, officer.caller, one.draft, officer.actor);
      if (!entry) fail(entry.error().key);
      return std::move(*entry);
    }
    const TaskAssignment assignment{{officer.caller.officer}, one.draft};
    if (const auto given = assign_task(context_, supervisor.caller, assignment, supervisor.actor); !given) {
      fail(given.error().key);
    }
    TaskQuestion question;
    question.box = store::TaskBox::all;
    question.limit = 1;
    auto page = list_own_tasks(context_, officer.caller, question);
    return std::move(page->tasks.front());
  }

  void give_one(const Person& officer, const Person& supervisor, const Planned& one) {
    auto entry = made(officer, supervisor, one);
    domain::TaskChange change;
    if (one.hand_in) {
      change.action = TaskAction::hand_in;
      entry = moved(entry, officer, change);
    } else if (one.progress > 0) {
      change.progress = one.progress;
      entry = moved(entry, officer, change);
    }
    if (!one.returned.empty()) {
      change.action = TaskAction::send_back;
      change.note = one.returned;
      entry = moved(entry, supervisor, change);
    }
    if (!one.comment) return;
    const auto said = comment_on_task(context_, supervisor.caller, entry.view.task.id, comment_, supervisor.actor);
    if (!said) fail(said.error().key);
  }

  TaskEntry moved(const TaskEntry& entry, const Person& by, const domain::TaskChange& change) {
    const SeenTask seen{entry.view.task.id, entry.view.task.revision};
    auto after = move_task(context_, by.caller, seen, change, by.actor);
    if (!after) fail(after.error().key);
    return std::move(*after);
  }

  const Context& context_;
  base::Day today_;
  std::int64_t each_ = 0;
  std::vector<std::string> reports_;
  std::vector<std::string> plans_;
  std::string comment_;
  std::vector<Planned> tasks_;
  std::size_t next_task_ = 0;
  std::size_t next_day_ = 0;
};

}  // namespace

void make_tasks(const Context& context, const std::vector<DemonstrationOfficer>& officers) {
  Work work(context, base::local_day(context.clock.now()));
  for (const auto& one : officers) {
    if (!one.officer.supervisor) continue;
    work.give(person_of(one.officer.agency, one.officer.id), person_of(one.officer.agency, *one.officer.supervisor));
  }
}

}  // namespace spotme::app
