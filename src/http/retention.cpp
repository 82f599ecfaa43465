#include "app/retention_plan.hpp"
#include "base/json_reader.hpp"
#include "http/audit_handlers.hpp"
#include "http/reply.hpp"

#include <boost/json/array.hpp>

namespace spotme::http {
namespace {

base::Result<domain::RetentionKind> path_kind(const Call& call) {
  const auto kind = domain::parse_retention_kind(call.parameters.at(0));
  if (!kind) return base::Error{base::Code::not_found, "not_found", ""};
  return *kind;
}

boost::json::object plan_json(const base::Messages& messages, const app::RetentionPlan& plan) {
  boost::json::array kinds;
  for (const auto& view : plan.kinds) {
    const auto& term = view.term;
    const auto name = std::string(domain::retention_kind_name(term.kind));
    boost::json::object one{{"kind", name},
                            {"name", to_json(messages.text("retention_kind_" + name))},
                            {"note", to_json(messages.text("retention_note_" + name))},
                            {"way", domain::retention_way_name(term.way)},
                            {"days", term.days()},
                            {"rule_days", term.rule_days},
                            {"own", term.own_days.has_value()},
                            {"fixed", term.fixed},
                            {"source", term.source},
                            {"certainty", term.certainty},
                            {"before", base::format_day(view.before)},
                            {"rows", std::min(view.overdue.rows, store::most_counted_rows)},
                            {"more", view.overdue.rows > store::most_counted_rows},
                            {"held", view.overdue.held},
                            {"oldest", nullptr}};
    if (view.overdue.oldest) one["oldest"] = base::format_day(*view.overdue.oldest);
    kinds.push_back(std::move(one));
  }
  return {{"kinds", std::move(kinds)}, {"may_keep", plan.may_keep}};
}

}  // namespace

base::Result<Response> list_retention(const Call& call) {
  SPOTME_CHECK(check_query(call.request, {}));
  SPOTME_TRY(const auto plan, app::show_retention(call.service.context, call.caller));
  return reply(200, plan_json(call.service.messages, plan));
}

base::Result<Response> put_retention(const Call& call) {
  SPOTME_TRY(const auto kind, path_kind(call));
  const base::JsonBody body(call.request.body);
  base::ObjectReader reader(body);
  const auto days = reader.optional_integer("days", 1, domain::most_retention_days);
  SPOTME_CHECK(reader.finish());
  SPOTME_TRY(const auto plan, app::set_retention(call.service.context, call.caller, kind, days, call.actor()));
  return reply(200, plan_json(call.service.messages, plan));
}

base::Result<Response> show_disposal_list(const Call& call) {
  SPOTME_CHECK(check_query(call.request, {"format"}));
  SPOTME_TRY(const auto kind, path_kind(call));
  SPOTME_TRY(const auto word, query_text(call.request, "format", 10));
  if (word != "csv" && word != "pdf") {
    return bad_parameter("format");
  }
  const auto format = word == "csv" ? app::ListFormat::csv : app::ListFormat::pdf;
  SPOTME_TRY(auto list,
             app::disposal_list(call.service.context, call.service.messages, call.caller, kind, format, call.actor()));
  Response response;
  response.headers = {{"Content-Type", list.content_type},
                      {"Content-Disposition", "attachment; filename=\"" + list.name + "\""},
                      {"Cache-Control", "no-store"}};
  response.body = std::move(list.bytes);
  return response;
}

}  // namespace spotme::http
