#include "app/report_order.hpp"

#include "app/report.hpp"
#include "base/text.hpp"
#include "http/attachment_json.hpp"
#include "http/reply.hpp"
#include "http/report_handlers.hpp"
#include "http/report_json.hpp"

#include <boost/json/array.hpp>

namespace spotme::http {
namespace {

boost::json::value instant_or_null(const std::optional<base::Instant>& at) {
  return at ? boost::json::value(base::format_instant(*at)) : boost::json::value(nullptr);
}

boost::json::object to_json(const store::ReportOrder& order, const base::Messages& messages) {
  const auto& asked = order.question;
  boost::json::object body{{"id", base::to_string(order.id)},
                           {"kind", domain::terms_of(asked.kind).name},
                           {"title", http::to_json(app::report_title(messages, asked))},
                           {"from", base::format_day(asked.days.first)},
                           {"to", base::format_day(asked.days.last)},
                           {"unit", asked.unit_path},
                           {"officer", nullptr},
                           {"form", domain::report_form_name(order.form)},
                           {"language", domain::report_language_name(asked.language)},
                           {"purpose", order.purpose},
                           {"recipient", order.recipient},
                           {"scheduled", order.schedule.has_value()},
                           {"ordered_at", base::format_instant(order.ordered_at)},
                           {"state", store::report_state_name(order.state)},
                           {"progress", order.progress},
                           {"rows", order.rows},
                           {"size", order.size},
                           {"file_name", order.file_name},
                           {"failure", nullptr},
                           {"ended_at", instant_or_null(order.ended_at)},
                           {"expires_at", instant_or_null(order.expires_at)}};
  if (asked.officer) {
    body["officer"] = {{"id", base::to_string(*asked.officer)}, {"name", order.officer_name}};
  }
  if (!order.failure.empty()) {
    body["failure"] =
        http::to_json(messages.contains(order.failure)
                          ? messages.text(order.failure, {{"limit", std::to_string(app::most_report_mebibytes)}})
                          : messages.text("report_failed_broken"));
  }
  return body;
}

boost::json::object to_json(const store::ReportPolicy& policy) {
  return {{"keep_days", policy.keep_days}, {"purpose_asked", policy.purpose_asked}};
}

}  // namespace

domain::ReportKind read_report_kind(base::ObjectReader& reader) {
  const auto kind = domain::parse_report_kind(reader.required_text("kind", 1, 40));
  if (!kind) reader.refuse("kind", base::Code::invalid, "report_kind_unknown");
  return kind.value_or(domain::ReportKind::late_list);
}

domain::ReportForm read_report_form(base::ObjectReader& reader) {
  using Form = domain::ReportForm;
  return reader.required_enum<Form>("form", {{"csv", Form::csv}, {"xlsx", Form::xlsx}, {"pdf", Form::pdf}});
}

domain::ReportLanguage read_report_language(base::ObjectReader& reader) {
  using Language = domain::ReportLanguage;
  return reader.optional_enum<Language>("language", {{"ms", Language::ms}, {"en", Language::en}})
      .value_or(Language::ms);
}

base::Result<Response> list_report_orders(const Call& call) {
  SPOTME_CHECK(check_query(call.request, {"before", "limit"}));
  SPOTME_TRY(const auto before, query_uuid(call.request, "before"));
  SPOTME_TRY(const auto limit, query_limit(call.request, 20, 100));
  const auto page = app::list_report_orders(call.service.context, call.caller, before, limit);
  boost::json::array orders;
  for (const auto& order : page.orders) orders.push_back(to_json(order, call.service.messages));
  boost::json::object body{{"orders", std::move(orders)}};
  if (page.next) body["next"] = base::to_string(*page.next);
  return reply(200, body);
}

base::Result<Response> post_report_order(const Call& call) {
  const base::JsonBody body(call.request.body);
  base::ObjectReader reader(body);
  app::NewReport asked;
  asked.question.kind = read_report_kind(reader);
  asked.question.days = {reader.required_day("from"), reader.required_day("to")};
  asked.question.unit_path = reader.optional_text("unit", 0, most_unit_path).value_or("");
  if (const auto officer = reader.optional_uuid("officer_id")) asked.question.officer = base::OfficerId{*officer};
  asked.question.language = read_report_language(reader);
  read_report_file_terms(reader, asked);
  SPOTME_CHECK(reader.finish());
  SPOTME_TRY(const auto order, app::order_report(call.service.context, call.caller, asked, call.actor()));
  return reply(201, to_json(order, call.service.messages));
}

base::Result<Response> show_report_order(const Call& call) {
  SPOTME_TRY(const auto id, path_id(call, 0));
  SPOTME_TRY(const auto order, app::show_report_order(call.service.context, call.caller, {id}));
  return reply(200, to_json(order, call.service.messages));
}

base::Result<Response> post_report_order_cancellation(const Call& call) {
  SPOTME_TRY(const auto id, path_id(call, 0));
  const base::JsonBody body(call.request.body);
  base::ObjectReader reader(body);
  SPOTME_CHECK(reader.finish());
  SPOTME_TRY(const auto order, app::cancel_report_order(call.service.context, call.caller, {id}, call.actor()));
  return reply(200, to_json(order, call.service.messages));
}

base::Result<Response> show_report_order_file(const Call& call) {
  SPOTME_TRY(const auto id, path_id(call, 0));
  SPOTME_TRY(auto file, app::fetch_report(call.service.context, call.caller, {id}, call.actor()));
  Response response;
  // Saved and never opened in place: nosniff is the gateway's.
  response.headers = {{"Content-Type", file.media_type},
                      {"Content-Disposition", attachment_disposition(file.file_name)},
                      {"Cache-Control", "no-store"}};
  response.body = std::move(file.bytes);
  return response;
}

base::Result<Response> show_report_policy(const Call& call) {
  SPOTME_CHECK(check_query(call.request, {}));
  return reply(200, to_json(app::show_report_policy(call.service.context, call.caller)));
}

base::Result<Response> put_report_policy(const Call& call) {
  const base::JsonBody body(call.request.body);
  base::ObjectReader reader(body);
  store::ReportPolicy policy;
  policy.keep_days = reader.required_integer("keep_days", 0, 1'000);
  policy.purpose_asked = reader.required_boolean("purpose_asked");
  SPOTME_CHECK(reader.finish());
  SPOTME_TRY(const auto set, app::set_report_policy(call.service.context, call.caller, policy, call.actor()));
  return reply(200, to_json(set));
}

}  // namespace spotme::http
