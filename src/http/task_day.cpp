#include "app/task_day.hpp"

#include "http/reply.hpp"
#include "http/task_handlers.hpp"
#include "http/task_json.hpp"

namespace spotme::http {
namespace {

using base::JsonBody;
using base::ObjectReader;

constexpr std::int64_t most_revision = 1'000'000;

base::Result<std::optional<base::Day>> optional_date(const Call& call) {
  if (!call.request.query_value("date")) return std::optional<base::Day>{};
  SPOTME_TRY(const auto day, query_day(call.request, "date"));
  return std::optional(day);
}

}  // namespace

base::Result<Response> show_task_day(const Call& call) {
  SPOTME_CHECK(check_query(call.request, {"date"}));
  SPOTME_TRY(const auto date, optional_date(call));
  return reply(200, to_json(app::show_task_day(call.service.context, call.caller, date)));
}

base::Result<Response> show_officer_tasks(const Call& call) {
  SPOTME_TRY(const auto officer, path_id(call, 0));
  SPOTME_CHECK(check_query(call.request, {"date"}));
  SPOTME_TRY(const auto date, optional_date(call));
  SPOTME_TRY(const auto day, app::show_officer_day(call.service.context, call.caller, {officer}, date, call.actor()));
  return reply(200, to_json(day));
}

base::Result<Response> post_day_comment(const Call& call) {
  SPOTME_TRY(const auto officer, path_id(call, 0));
  const JsonBody body(call.request.body);
  ObjectReader reader(body);
  const auto date = reader.required_day("date");
  const auto text = reader.required_text("text", 1, domain::most_task_note);
  SPOTME_CHECK(reader.finish());
  SPOTME_TRY(const auto comment,
             app::comment_on_day(call.service.context, call.caller, {officer}, date, text, call.actor()));
  return reply(201, to_json(comment));
}

base::Result<Response> show_day_report(const Call& call) {
  SPOTME_CHECK(check_query(call.request, {"date"}));
  SPOTME_TRY(const auto date, optional_date(call));
  return reply(200, to_json(app::show_day_report(call.service.context, call.caller, date)));
}

base::Result<Response> post_day_report(const Call& call) {
  const JsonBody body(call.request.body);
  ObjectReader reader(body);
  app::DayReportDraft draft;
  draft.date = reader.required_day("date");
  draft.text = reader.required_text("text", 0, domain::most_day_text);
  for (auto& one : reader.optional_objects("tasks", app::most_reported_tasks)) {
    app::ReportedTask task;
    task.seen = {{one.required_uuid("id")}, one.required_integer("revision", 1, most_revision)};
    task.progress = one.required_integer("progress", 0, 100);
    task.hand_in = one.optional_boolean("hand_in").value_or(false);
    draft.tasks.push_back(task);
  }
  SPOTME_CHECK(reader.finish());
  SPOTME_TRY(const auto day, app::report_day(call.service.context, call.caller, draft, call.actor()));
  return reply(200, to_json(day));
}

base::Result<Response> put_day_plan(const Call& call) {
  const JsonBody body(call.request.body);
  ObjectReader reader(body);
  const auto date = reader.required_day("date");
  const auto text = reader.required_text("text", 1, domain::most_day_text);
  SPOTME_CHECK(reader.finish());
  SPOTME_TRY(const auto view, app::plan_day(call.service.context, call.caller, date, text, call.actor()));
  return reply(200, to_json(view));
}

}  // namespace spotme::http
