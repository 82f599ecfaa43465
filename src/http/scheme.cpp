#include "app/scheme.hpp"

#include "app/look.hpp"
#include "base/json_reader.hpp"
#include "base/text.hpp"
#include "http/handlers.hpp"
#include "http/preview_json.hpp"
#include "http/reply.hpp"
#include "store/organisation.hpp"

#include <boost/json/array.hpp>

namespace spotme::http {
namespace {

base::Result<app::SchemeQuestion> read_question(const Request& request) {
  SPOTME_CHECK(check_query(request, {"day", "search", "scheme", "unit_id", "after", "limit"}));
  app::SchemeQuestion question;
  if (request.query_value("day")) {
    SPOTME_TRY(question.day, query_day(request, "day"));
  }
  SPOTME_TRY(question.search, query_text(request, "search", 100));
  SPOTME_TRY(question.scheme, query_text(request, "scheme", 30));
  SPOTME_TRY(question.unit, query_id<base::UnitId>(request, "unit_id"));
  SPOTME_TRY(question.limit, query_limit(request, question.limit, 200));
  return question;
}

boost::json::object to_json(const store::SchemeView& view) {
  boost::json::object body{{"officer_id", base::to_string(view.officer)},
                           {"name", view.name},
                           {"unit", {{"path", view.unit_path}, {"name", view.unit_name}}},
                           {"state", view.state},
                           {"scheme", view.scheme},
                           {"from", base::format_day(view.from)}};
  if (view.next_scheme && view.next_from) {
    body["next"] = {{"scheme", *view.next_scheme}, {"from", base::format_day(*view.next_from)}};
  }
  return body;
}

base::Result<app::SchemeChange> read_change(const Request& request) {
  const base::JsonBody body(request.body);
  base::ObjectReader reader(body);
  app::SchemeChange change;
  for (const auto& text : reader.required_texts("officers", app::most_scheme_officers, 36, 36)) {
    const auto id = base::parse_uuid(text);
    if (!id) reader.refuse("officers", base::Code::invalid, "not_a_uuid");
    change.officers.push_back({id.value_or(base::Uuid{})});
  }
  if (change.officers.empty()) reader.refuse("officers", base::Code::invalid, "missing_field");
  change.scheme = reader.required_text("scheme", 1, 60);
  change.from = reader.required_day("from");
  change.reason = reader.required_text("reason", 1, 500);
  SPOTME_CHECK(reader.finish());
  return change;
}

}  // namespace

base::Result<Response> list_schemes(const Call& call) {
  SPOTME_TRY(const auto question, read_question(call.request));
  std::optional<std::string> after;
  if (const auto text = call.request.query_value("after")) after = *text;
  SPOTME_TRY(const auto page, app::list_schemes(call.service.context, call.caller, question, after));
  app::note_list_look(call.service.context, call.caller.agency, call.actor(), "schemes_read",
                      question.unit ? base::to_string(*question.unit) : "all within reach");
  boost::json::array officers;
  for (const auto& view : page.officers) officers.push_back(to_json(view));
  boost::json::object body{{"officers", std::move(officers)}, {"total", page.total}};
  if (page.next) body["next"] = *page.next;
  return reply(200, body);
}

base::Result<Response> show_schemes(const Call& call) {
  SPOTME_TRY(const auto officer, path_id(call, 0));
  SPOTME_TRY(const auto found, app::show_schemes(call.service.context, call.caller, {officer}));
  app::note_look(call.service.context, call.caller, call.actor(), "scheme_read", {officer});
  boost::json::array schemes;
  for (const auto& row : found.schemes) {
    boost::json::object one{{"scheme", domain::format_assigned(row.value)}, {"from", base::format_day(row.from)}};
    one["to"] = nullptr;
    if (row.to != store::open_end) one["to"] = base::format_day(row.to - std::chrono::days{1});
    schemes.push_back(std::move(one));
  }
  return reply(200, {{"officer_id", base::to_string(officer)}, {"name", found.name}, {"schemes", std::move(schemes)}});
}

base::Result<Response> post_schemes_preview(const Call& call) {
  SPOTME_TRY(const auto change, read_change(call.request));
  SPOTME_TRY(const auto preview, app::preview_schemes(call.service.context, call.caller, change));
  return reply(200, to_json(preview));
}

base::Result<Response> post_schemes(const Call& call) {
  SPOTME_TRY(const auto change, read_change(call.request));
  SPOTME_CHECK(app::change_schemes(call.service.context, call.caller, change, call.actor()));
  return reply(200, {{"changed", change.officers.size()}});
}

}  // namespace spotme::http
