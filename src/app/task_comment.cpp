#include "app/task.hpp"
#include "app/task_actor.hpp"
#include "app/task_notice.hpp"
#include "app/team.hpp"
#include "base/text.hpp"
#include "store/officer.hpp"

#include <fmt/format.h>

namespace spotme::app {
namespace {

using base::Code;
using base::Error;

const Error not_found{Code::not_found, "not_found", ""};

base::Result<void> check_comment(db::Read& read, base::AgencyId agency, const store::Comment& comment) {
  const auto refuse = [](Code code, std::string_view key, std::string_view field, std::int64_t limit) {
    return Error{
        code, std::string(key), std::string(field), {{"field", std::string(field)}, {"limit", std::to_string(limit)}}};
  };
  if (base::trimmed(comment.text).empty()) return refuse(Code::unprocessable, "missing_field", "text", 1);
  if (base::count_characters(comment.text) > domain::most_task_note) {
    return refuse(Code::unprocessable, "too_long", "text", domain::most_task_note);
  }
  if (store::count_comments(read, agency, comment) >= domain::most_comments) {
    return refuse(Code::conflict, "task_comments_too_many", "", domain::most_comments);
  }
  return {};
}

base::Result<store::Comment> keep(db::Write& write, base::AgencyId agency, store::Comment comment,
                                  const std::optional<store::Task>& task, const store::Actor& actor) {
  SPOTME_CHECK(check_comment(write, agency, comment));
  comment.id = domain::CommentId::make(write.now());
  comment.at = write.now();
  comment.by_name = store::load_officer_names(write, agency, {comment.by}).front();
  store::insert_comment(write, agency, comment);
  const auto about = task ? fmt::format("task {}", base::to_string(task->id))
                          : fmt::format("day {}", base::format_day(comment.work_day.value()));
  store::insert_audit_entry(write, agency, actor, "comment_made", comment.officer.value, about);
  tell_of_comment(write, agency, comment, task);
  return comment;
}

}  // namespace

base::Result<store::Comment> comment_on_task(const Context& context, const domain::Caller& caller, domain::TaskId id,
                                             const std::string& text, const store::Actor& actor) {
  return context.database.write([&](db::Write& write) -> base::Result<store::Comment> {
    const auto views = store::find_tasks(write, caller.agency, {id});
    if (views.empty()) return not_found;
    const auto& task = views.front().task;
    const auto may = TaskActors(write, caller, {task.officer}).of(task.officer);
    if (!may.own && !may.leads && !may.reads) return not_found;
    store::Comment comment{{}, task.officer, id};
    comment.by = caller.officer;
    comment.text = text;
    return keep(write, caller.agency, std::move(comment), task, actor);
  });
}

base::Result<store::Comment> comment_on_day(const Context& context, const domain::Caller& caller,
                                            base::OfficerId officer, base::Day day, const std::string& text,
                                            const store::Actor& actor) {
  return context.database.write([&](db::Write& write) -> base::Result<store::Comment> {
    const auto range = std::chrono::days{domain::most_task_days};
    if (day > write.today() + range || day < write.today() - range) {
      const auto limit = std::to_string(domain::most_task_days);
      return Error{Code::unprocessable, "task_day_too_far", "date", {{"limit", limit}}};
    }
    const bool own = officer == caller.officer;
    if (!own && !find_followed(write, caller, officer, domain::TeamView::tasks, day)) return not_found;
    store::Comment comment{{}, officer};
    comment.work_day = day;
    comment.by = caller.officer;
    comment.text = text;
    return keep(write, caller.agency, std::move(comment), std::nullopt, actor);
  });
}

}  // namespace spotme::app
