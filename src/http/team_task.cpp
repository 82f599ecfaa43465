#include "app/task_assignment.hpp"
#include "app/task_verification.hpp"
#include "http/reply.hpp"
#include "http/task_handlers.hpp"
#include "http/task_json.hpp"
#include "http/team_day_json.hpp"

namespace spotme::http {
namespace {

using base::JsonBody;
using base::ObjectReader;

constexpr std::int64_t usual_page = 50;
constexpr std::int64_t most_page = 200;
constexpr std::int64_t most_members = 500;
constexpr std::int64_t most_revision = 1'000'000;
constexpr std::size_t most_path = 200;
constexpr std::size_t most_search = 100;

std::optional<std::string> after_of(const Call& call) {
  const auto text = call.request.query_value("after");
  return text ? std::optional<std::string>(*text) : std::nullopt;
}

boost::json::value refusal_json(const std::optional<base::Error>& refusal, const base::Messages& messages) {
  if (!refusal) return nullptr;
  return boost::json::object{{"code", refusal->key}, {"message", to_json(messages.text(refusal->key, refusal->args))}};
}

/// Once, or again and again: the days of the one stand in the body, those of the other in its recurrence.
void read_days(ObjectReader& reader, app::TaskAssignment& asked) {
  asked.recurrence = read_recurrence(reader);
  if (asked.recurrence) return;
  asked.draft.begins_on = reader.required_day("begins_on");
  asked.draft.due_on = reader.required_day("due_on");
}

}  // namespace

base::Result<Response> list_team_members(const Call& call) {
  SPOTME_CHECK(check_query(call.request, {"unit", "search", "after", "limit"}));
  app::TeamQuestion question;
  SPOTME_TRY(question.unit, query_text(call.request, "unit", most_path));
  SPOTME_TRY(question.search, query_text(call.request, "search", most_search));
  SPOTME_TRY(question.limit, query_limit(call.request, usual_page, most_members));
  question.after = after_of(call);
  SPOTME_TRY(const auto page, app::list_team_members(call.service.context, call.caller, question));
  boost::json::array officers;
  for (const auto& one : page.officers) {
    officers.push_back({{"id", base::to_string(one.officer)}, {"name", one.name}, {"unit", one.unit_name}});
  }
  boost::json::object body{{"officers", std::move(officers)}, {"units", units_json(page.units)}, {"leads", page.leads}};
  if (page.next) body["next"] = *page.next;
  return reply(200, body);
}

base::Result<Response> list_team_waiting(const Call& call) {
  SPOTME_CHECK(check_query(call.request, {"after", "limit"}));
  SPOTME_TRY(const auto limit, query_limit(call.request, usual_page, most_page));
  SPOTME_TRY(const auto page,
             app::list_waiting(call.service.context, call.caller, after_of(call), limit, call.actor()));
  const auto today = base::local_day(call.service.context.clock.now());
  boost::json::object body{{"tasks", to_json(page.tasks, today)}};
  if (page.next) body["next"] = *page.next;
  return reply(200, body);
}

base::Result<Response> post_team_tasks(const Call& call) {
  const JsonBody body(call.request.body);
  ObjectReader reader(body);
  app::TaskAssignment asked;
  for (const auto& text : reader.required_texts("officers", domain::most_assigned_officers, 1, 36)) {
    const auto id = base::parse_uuid(text);
    if (!id) reader.refuse("officers", base::Code::invalid, "not_a_uuid");
    asked.officers.push_back({id.value_or(base::Uuid{})});
  }
  asked.draft.title = reader.required_text("title", 1, domain::most_task_title);
  asked.draft.output = reader.optional_text("output", 0, domain::most_task_output).value_or("");
  asked.draft.priority = read_priority(reader);
  read_days(reader, asked);
  SPOTME_CHECK(reader.finish());
  SPOTME_TRY(const auto made, app::assign_task(call.service.context, call.caller, asked, call.actor()));
  boost::json::object answer{{"assignment_id", nullptr}, {"series_id", nullptr}, {"tasks", made.tasks}};
  if (made.assignment) answer["assignment_id"] = base::to_string(*made.assignment);
  if (made.series) answer["series_id"] = base::to_string(*made.series);
  return reply(201, answer);
}

base::Result<Response> post_team_verification(const Call& call) {
  const JsonBody body(call.request.body);
  ObjectReader reader(body);
  std::vector<app::SeenTask> tasks;
  for (auto& one : reader.optional_objects("tasks", app::most_verified_at_once)) {
    tasks.push_back({{one.required_uuid("id")}, one.required_integer("revision", 1, most_revision)});
  }
  std::vector<app::SeenReport> reports;
  for (auto& one : reader.optional_objects("reports", app::most_verified_at_once)) {
    app::SeenReport seen{{one.required_uuid("officer_id")}, one.required_day("date")};
    seen.version = one.required_integer("version", 1, most_revision);
    reports.push_back(seen);
  }
  SPOTME_CHECK(reader.finish());
  const auto outcome = app::verify_many(call.service.context, call.caller, tasks, reports, call.actor());
  const auto& messages = call.service.messages;
  std::int64_t done = 0;
  boost::json::array task_list;
  for (std::size_t n = 0; n < tasks.size(); ++n) {
    done += outcome.tasks[n] ? 0 : 1;
    task_list.push_back({{"id", base::to_string(tasks[n].id)},
                         {"done", !outcome.tasks[n]},
                         {"error", refusal_json(outcome.tasks[n], messages)}});
  }
  boost::json::array report_list;
  for (std::size_t n = 0; n < reports.size(); ++n) {
    done += outcome.reports[n] ? 0 : 1;
    report_list.push_back({{"officer_id", base::to_string(reports[n].officer)},
                           {"date", base::format_day(reports[n].date)},
                           {"done", !outcome.reports[n]},
                           {"error", refusal_json(outcome.reports[n], messages)}});
  }
  return reply(200, {{"done", done}, {"tasks", std::move(task_list)}, {"reports", std::move(report_list)}});
}

base::Result<Response> show_team_day(const Call& call) {
  SPOTME_CHECK(check_query(call.request, {"date", "unit", "search", "filter", "after", "limit"}));
  app::TeamDayQuestion question;
  if (call.request.query_value("date")) {
    SPOTME_TRY(question.date, query_day(call.request, "date"));
  }
  SPOTME_TRY(question.unit, query_text(call.request, "unit", most_path));
  SPOTME_TRY(question.search, query_text(call.request, "search", most_search));
  SPOTME_TRY(question.filter, read_team_filter(call.request));
  SPOTME_TRY(question.limit, query_limit(call.request, usual_page, most_page));
  question.after = after_of(call);
  SPOTME_TRY(const auto day, app::show_team_day(call.service.context, call.caller, question, call.actor()));
  return reply(200, to_json(day));
}

}  // namespace spotme::http
