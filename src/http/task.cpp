#include "app/task.hpp"

#include "http/attachment_json.hpp"
#include "http/reply.hpp"
#include "http/task_handlers.hpp"
#include "http/task_json.hpp"

namespace spotme::http {
namespace {

using base::JsonBody;
using base::ObjectReader;
using domain::TaskAction;

constexpr std::int64_t usual_page = 50;
constexpr std::int64_t most_page = 200;
constexpr std::int64_t most_revision = 1'000'000;

base::Day today(const Call& call) { return base::local_day(call.service.context.clock.now()); }

base::Result<store::TaskBox> read_box(const Call& call) {
  const auto word = call.request.query_value("filter").value_or("open");
  if (word == "open") return store::TaskBox::open;
  if (word == "due") return store::TaskBox::due;
  if (word == "done") return store::TaskBox::done;
  if (word == "all") return store::TaskBox::all;
  return bad_parameter("filter");
}

/// One step with what every step has: the revision that was seen, and a note.
base::Result<Response> move(const Call& call, TaskAction action) {
  SPOTME_TRY(const auto id, path_id(call, 0));
  const JsonBody body(call.request.body);
  ObjectReader reader(body);
  const app::SeenTask seen{{id}, reader.required_integer("revision", 1, most_revision)};
  domain::TaskChange change;
  change.action = action;
  change.note = reader.optional_text("note", 0, domain::most_task_note).value_or("");
  if (action == TaskAction::progress) change.progress = reader.required_integer("progress", 0, 100);
  if (action == TaskAction::carry_over) change.to = reader.required_day("to");
  SPOTME_CHECK(reader.finish());
  SPOTME_TRY(const auto entry, app::move_task(call.service.context, call.caller, seen, change, call.actor()));
  return reply(200, to_json(entry, today(call)));
}

}  // namespace

base::Result<Response> list_tasks(const Call& call) {
  SPOTME_CHECK(check_query(call.request, {"filter", "after", "limit"}));
  app::TaskQuestion question;
  SPOTME_TRY(question.box, read_box(call));
  SPOTME_TRY(question.limit, query_limit(call.request, usual_page, most_page));
  if (const auto after = call.request.query_value("after")) question.after = std::string(*after);
  SPOTME_TRY(const auto page, app::list_own_tasks(call.service.context, call.caller, question));
  boost::json::object body{{"tasks", to_json(page.tasks, today(call))},
                           {"counts", boost::json::object{{"open", page.counts.open},
                                                          {"due", page.counts.due},
                                                          {"overdue", page.counts.overdue},
                                                          {"handed_in", page.counts.handed_in}}},
                           {"limit_open", domain::most_open_tasks}};
  if (page.next) body["next"] = *page.next;
  return reply(200, body);
}

base::Result<Response> post_task(const Call& call) {
  const JsonBody body(call.request.body);
  ObjectReader reader(body);
  const auto draft = read_task_draft(reader);
  SPOTME_CHECK(reader.finish());
  SPOTME_TRY(const auto entry, app::plan_task(call.service.context, call.caller, draft, call.actor()));
  return reply(201, to_json(entry, today(call)));
}

base::Result<Response> show_task(const Call& call) {
  SPOTME_TRY(const auto id, path_id(call, 0));
  SPOTME_TRY(const auto detail, app::show_task(call.service.context, call.caller, {id}, call.actor()));
  return reply(200, to_json(detail, today(call)));
}

base::Result<Response> put_task(const Call& call) {
  SPOTME_TRY(const auto id, path_id(call, 0));
  const JsonBody body(call.request.body);
  ObjectReader reader(body);
  const app::SeenTask seen{{id}, reader.required_integer("revision", 1, most_revision)};
  const auto draft = read_task_draft(reader);
  SPOTME_CHECK(reader.finish());
  SPOTME_TRY(const auto entry, app::edit_task(call.service.context, call.caller, seen, draft, call.actor()));
  return reply(200, to_json(entry, today(call)));
}

base::Result<Response> post_task_progress(const Call& call) { return move(call, TaskAction::progress); }
base::Result<Response> post_task_carry_over(const Call& call) { return move(call, TaskAction::carry_over); }
base::Result<Response> post_task_hand_in(const Call& call) { return move(call, TaskAction::hand_in); }
base::Result<Response> post_task_verification(const Call& call) { return move(call, TaskAction::verify); }
base::Result<Response> post_task_return(const Call& call) { return move(call, TaskAction::send_back); }
base::Result<Response> post_task_cancellation(const Call& call) { return move(call, TaskAction::cancel); }

base::Result<Response> post_task_evidence(const Call& call) {
  SPOTME_TRY(const auto id, path_id(call, 0));
  const JsonBody body(call.request.body);
  ObjectReader reader(body);
  const app::SeenTask seen{{id}, reader.required_integer("revision", 1, most_revision)};
  app::TaskEvidence evidence;
  for (auto& one : reader.optional_objects("links", static_cast<std::size_t>(domain::most_task_links))) {
    domain::TaskLink link;
    link.url = one.required_text("url", 1, domain::most_link);
    link.label = one.optional_text("label", 0, domain::most_link_label).value_or("");
    evidence.links.push_back(std::move(link));
  }
  evidence.attachments = read_attachments(reader);
  SPOTME_CHECK(reader.finish());
  SPOTME_TRY(const auto entry, app::add_task_evidence(call.service.context, call.caller, seen, evidence, call.actor()));
  return reply(200, to_json(entry, today(call)));
}

base::Result<Response> post_task_comment(const Call& call) {
  SPOTME_TRY(const auto id, path_id(call, 0));
  const JsonBody body(call.request.body);
  ObjectReader reader(body);
  const auto text = reader.required_text("text", 1, domain::most_task_note);
  SPOTME_CHECK(reader.finish());
  SPOTME_TRY(const auto comment, app::comment_on_task(call.service.context, call.caller, {id}, text, call.actor()));
  return reply(201, to_json(comment));
}

}  // namespace spotme::http
