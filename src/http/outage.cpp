#include "app/outage.hpp"

#include "base/json_reader.hpp"
#include "http/handlers.hpp"
#include "http/reply.hpp"

#include <boost/json/array.hpp>

namespace spotme::http {
namespace {

constexpr std::size_t most_reason = 500;

boost::json::object to_json(const app::OutageOutcome& outcome) {
  boost::json::array issues;
  for (const auto& issue : outcome.issues) {
    issues.push_back({{"officer_id", base::to_string(issue.officer)},
                      {"name", issue.name},
                      {"date", base::format_day(issue.day)},
                      {"issue", domain::issue_name(issue.kind)},
                      {"state", domain::issue_state_name(issue.state)}});
  }
  boost::json::object body{{"outage_id", nullptr},
                           {"first_day", base::format_day(outcome.days.first)},
                           {"last_day", base::format_day(outcome.days.last)},
                           {"officers", outcome.officers},
                           {"issues", std::move(issues)},
                           {"issues_total", outcome.issues_total}};
  if (outcome.outage) body["outage_id"] = base::to_string(*outcome.outage);
  return body;
}

boost::json::object to_json(const store::OutageView& view) {
  boost::json::object body{
      {"id", base::to_string(view.outage.id)},
      {"unit", {{"id", base::to_string(view.outage.unit)}, {"path", view.outage.unit_path}, {"name", view.unit_name}}},
      {"from", base::format_instant(view.outage.from)},
      {"until", base::format_instant(view.outage.until)},
      {"reason", view.outage.reason},
      {"declared_at", base::format_instant(view.outage.declared_at)},
      {"declared_by", view.declared_by_name},
      {"issues", view.issues},
      {"withdrawn", nullptr}};
  if (view.withdrawn_at) {
    body["withdrawn"] = {{"at", base::format_instant(*view.withdrawn_at)},
                         {"by", view.withdrawn_by_name},
                         {"reason", view.withdrawn_reason}};
  }
  return body;
}

}  // namespace

base::Result<Response> list_outages(const Call& call) {
  SPOTME_CHECK(check_query(call.request, {"after", "limit"}));
  SPOTME_TRY(const auto limit, query_limit(call.request, 50, 200));
  std::optional<std::string> after;
  if (const auto text = call.request.query_value("after")) after = *text;
  SPOTME_TRY(const auto page, app::list_outages(call.service.context, call.caller, after, limit));
  boost::json::array outages;
  for (const auto& view : page.outages) outages.push_back(to_json(view));
  boost::json::object body{{"outages", std::move(outages)}};
  if (page.next) body["next"] = *page.next;
  return reply(200, body);
}

base::Result<Response> post_outage(const Call& call) {
  const base::JsonBody body(call.request.body);
  base::ObjectReader reader(body);
  app::OutageEntry entry;
  entry.unit = {reader.required_uuid("unit_id")};
  entry.from = reader.required_instant("from");
  entry.until = reader.required_instant("until");
  entry.reason = reader.required_text("reason", 1, most_reason);
  const bool dry_run = reader.optional_boolean("dry_run").value_or(false);
  SPOTME_CHECK(reader.finish());
  const auto& context = call.service.context;
  if (dry_run) {
    SPOTME_TRY(const auto outcome, app::try_outage(context, call.caller, entry));
    return reply(200, to_json(outcome));
  }
  SPOTME_TRY(const auto outcome, app::declare_outage(context, call.caller, entry, call.actor()));
  return reply(201, to_json(outcome));
}

base::Result<Response> post_outage_withdrawal(const Call& call) {
  SPOTME_TRY(const auto id, path_id(call, 0));
  const base::JsonBody body(call.request.body);
  base::ObjectReader reader(body);
  const auto reason = reader.required_text("reason", 1, most_reason);
  SPOTME_CHECK(reader.finish());
  SPOTME_CHECK(app::withdraw_outage(call.service.context, call.caller, {id}, reason, call.actor()));
  return reply_empty();
}

}  // namespace spotme::http
