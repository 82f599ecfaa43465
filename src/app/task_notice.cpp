#include "app/task_notice.hpp"

#include "app/nearest_heads.hpp"
#include "store/delegation.hpp"
#include "store/officer.hpp"
#include "store/team.hpp"

#include <algorithm>
#include <optional>

namespace spotme::app {
namespace {

using domain::NoticeKind;
using domain::TaskAction;

std::string name_of(db::Read& read, base::AgencyId agency, base::OfficerId officer) {
  return store::load_officer_names(read, agency, {officer}).front();
}

/// What the officer is told of; nullopt for what is no news to him.
std::optional<NoticeKind> told_to_officer(TaskAction action) {
  switch (action) {
    case TaskAction::assign: return NoticeKind::task_assigned;
    case TaskAction::verify: return NoticeKind::task_verified;
    case TaskAction::send_back: return NoticeKind::task_returned;
    case TaskAction::cancel: return NoticeKind::task_cancelled;
    default: return std::nullopt;
  }
}

NewNotice notice_of(const store::Task& task, NoticeKind kind, base::OfficerId to, const std::string& name) {
  NewNotice notice{task.agency, to, kind, {{"name", name}, {"title", task.draft.title}}};
  notice.link = task_link(task.id);
  notice.collapse = kind == NoticeKind::task_assigned ? "" : "task";
  return notice;
}

}  // namespace

std::string task_link(domain::TaskId id) { return "/tugasan/" + base::to_string(id); }
std::string own_day_link(base::Day day) { return "/tugasan?tarikh=" + base::format_day(day); }
std::string officer_day_link(base::OfficerId officer, base::Day day) {
  return "/tugasan/pegawai/" + base::to_string(officer) + "?tarikh=" + base::format_day(day);
}

std::vector<base::OfficerId> load_leaders(db::Read& read, base::AgencyId agency, base::OfficerId officer) {
  std::vector<base::OfficerId> leaders;
  const auto member = store::find_team_member(read, agency, officer, read.today());
  if (!member) return leaders;
  if (member->supervisor) leaders.push_back(*member->supervisor);
  if (leaders.empty()) {
    const auto heads = load_nearest_heads(read, agency, {{officer, member->unit_path}}).front();
    if (!heads.empty()) leaders.push_back(heads.front());
  }
  for (const auto& [from, to] : store::load_delegates(read, agency, leaders, read.today())) {
    if (std::find(leaders.begin(), leaders.end(), to) == leaders.end()) leaders.push_back(to);
  }
  std::erase(leaders, officer);
  return leaders;
}

void tell_of_steps(db::Write& write, const std::vector<store::Task>& tasks, const std::vector<store::TaskStep>& steps,
                   base::OfficerId by) {
  if (tasks.empty()) return;
  const auto name = name_of(write, tasks.front().agency, by);
  std::vector<NewNotice> notices;
  std::optional<std::vector<base::OfficerId>> leaders;
  for (std::size_t n = 0; n < tasks.size(); ++n) {
    const auto& task = tasks[n];
    if (steps[n].action == TaskAction::hand_in) {
      if (!leaders) leaders = load_leaders(write, task.agency, task.officer);
      for (const auto& leader : *leaders) {
        notices.push_back(notice_of(task, NoticeKind::task_handed_in, leader, name));
      }
    }
    const auto kind = told_to_officer(steps[n].action);
    if (!kind || task.officer == by) continue;
    auto notice = notice_of(task, *kind, task.officer, name);
    if (*kind == NoticeKind::task_assigned) notice.args.emplace_back("until", base::format_day(task.draft.due_on));
    if (*kind == NoticeKind::task_returned) notice.args.emplace_back("remark", steps[n].note);
    notices.push_back(std::move(notice));
  }
  notify(write, notices);
}

void tell_of_comment(db::Write& write, base::AgencyId agency, const store::Comment& comment,
                     const std::optional<store::Task>& task) {
  std::vector<base::OfficerId> to;
  if (comment.by != comment.officer) {
    to.push_back(comment.officer);
  } else {
    to = store::load_commenters(write, agency, comment);
    if (task && task->assigned_by) to.push_back(*task->assigned_by);
    if (to.empty()) to = load_leaders(write, agency, comment.officer);
    std::sort(to.begin(), to.end());
    to.erase(std::unique(to.begin(), to.end()), to.end());
    std::erase(to, comment.by);
  }
  const auto name = name_of(write, agency, comment.by);
  std::vector<NewNotice> notices;
  for (const auto& officer : to) {
    NewNotice notice{agency, officer, NoticeKind::comment_made, {{"name", name}}};
    notice.words = {{"about", task ? "notice_about_task" : "notice_about_day_report"}};
    if (task) {
      notice.link = task_link(task->id);
    } else {
      notice.link = officer == comment.officer ? own_day_link(comment.work_day.value())
                                               : officer_day_link(comment.officer, comment.work_day.value());
    }
    notices.push_back(std::move(notice));
  }
  notify(write, notices);
}

}  // namespace spotme::app
