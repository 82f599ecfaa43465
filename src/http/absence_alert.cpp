#include "app/absence_alert.hpp"

#include "http/handlers.hpp"
#include "http/reply.hpp"

#include <boost/json/array.hpp>

namespace spotme::http {
namespace {

boost::json::object alert_json(const app::AbsenceAlertView& view) {
  const auto& alert = view.line.alert;
  boost::json::array days;
  for (const auto day : view.days) days.emplace_back(base::format_day(day));
  boost::json::object body{{"id", base::to_string(alert.id)},
                           {"officer_id", base::to_string(alert.officer)},
                           {"officer_name", view.line.officer_name},
                           {"unit_path", alert.unit_path},
                           {"first_day", base::format_day(alert.first_day)},
                           {"last_day", base::format_day(view.days.empty() ? alert.last_day : view.days.back())},
                           {"level", alert.level},
                           {"days", std::move(days)},
                           {"running", view.running},
                           {"raised_at", base::format_instant(alert.raised_at)},
                           {"dissolved_at", nullptr},
                           {"next",
                            {{"stage", domain::absence_stage_name(view.next.stage)},
                             {"text", to_json(view.next.text)},
                             {"source", view.next.source}}}};
  if (alert.dissolved_at) body["dissolved_at"] = base::format_instant(*alert.dissolved_at);
  return body;
}

}  // namespace

base::Result<Response> list_absence_alerts(const Call& call) {
  SPOTME_TRY(const auto agency, path_id(call, 0));
  SPOTME_CHECK(check_query(call.request, {"dissolved", "after", "limit"}));
  app::AbsenceAlertQuestion question;
  if (call.request.query_value("dissolved")) {
    SPOTME_TRY(question.dissolved, query_flag(call.request, "dissolved"));
  }
  SPOTME_TRY(question.after, query_uuid(call.request, "after"));
  SPOTME_TRY(question.limit, query_limit(call.request, 50, 200));
  SPOTME_TRY(const auto page, app::list_absence_alerts(call.service.context, call.service.messages, call.caller,
                                                       {agency}, question, call.actor()));
  boost::json::array alerts;
  for (const auto& view : page.alerts) alerts.push_back(alert_json(view));
  boost::json::object body{{"alerts", std::move(alerts)}};
  if (page.next) body["next"] = base::to_string(*page.next);
  return reply(200, body);
}

}  // namespace spotme::http
