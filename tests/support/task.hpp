#pragma once

#include "app/task.hpp"
#include "app/task_day.hpp"
#include "tests/support/approval.hpp"

#include <string>
#include <string_view>

/// Tasks around one officer: the people of ApprovalTest, and short words for what they do.
namespace spotme::test {

class TaskTest : public ApprovalTest {
 protected:
  TaskTest() { go_to("2026-11-24"); }

  static domain::TaskDraft draft(std::string_view title = "Sedia minit", std::string_view begins = "2026-11-24",
                                 std::string_view due = "2026-11-27") {
    return {std::string(title), "Minit yang ditandatangani", day(begins), day(due)};
  }
  app::TaskEntry plan(const Made& who, const domain::TaskDraft& asked = draft()) {
    return app::plan_task(*place.context, place.caller_for(who), asked, actor(who)).value();
  }
  std::string plan_key(const Made& who, const domain::TaskDraft& asked) {
    const auto made = app::plan_task(*place.context, place.caller_for(who), asked, actor(who));
    return made ? "" : made.error().key;
  }
  static domain::TaskChange change(domain::TaskAction action, std::string note = {}) {
    domain::TaskChange made;
    made.action = action;
    made.note = std::move(note);
    return made;
  }
  static domain::TaskChange progress(std::int64_t percent) {
    domain::TaskChange made;
    made.progress = percent;
    return made;
  }
  static domain::TaskChange carry(std::string_view to) {
    domain::TaskChange made;
    made.action = domain::TaskAction::carry_over;
    made.to = day(to);
    return made;
  }
  /// The new state, or the key of the refusal. Of the revision that stands, unless one is named.
  std::string move(const Made& who, domain::TaskId id, const domain::TaskChange& asked, std::int64_t revision = 0) {
    const app::SeenTask seen{id, revision == 0 ? revision_of(id) : revision};
    const auto done = app::move_task(*place.context, place.caller_for(who), seen, asked, actor(who));
    return done ? std::string(domain::task_state_name(done->view.task.state)) : done.error().key;
  }
  std::int64_t revision_of(domain::TaskId id) {
    return number("SELECT coalesce(max(revision), 1) FROM task WHERE id = $1", {db::to_value(id)});
  }
  std::int64_t told(const Made& who, std::string_view kind) {
    return number("SELECT count(*) FROM notice WHERE officer_id = $1 AND kind = $2",
                  {db::to_value(who.officer), db::to_value(kind)});
  }
  std::int64_t number(std::string_view sql, std::initializer_list<db::Value> params = {}) {
    return place.database->read([&](db::Read& read) { return read.query(sql, params).integer(); });
  }
  app::TaskDetail show(const Made& who, domain::TaskId id) {
    return app::show_task(*place.context, place.caller_for(who), id, actor(who)).value();
  }
  bool sees(const Made& who, domain::TaskId id) {
    return app::show_task(*place.context, place.caller_for(who), id, actor(who)).has_value();
  }
};

}  // namespace spotme::test
