#include "app/day.hpp"

#include "app/reason.hpp"
#include "http/clock_json.hpp"
#include "http/handlers.hpp"
#include "http/reply.hpp"
#include "http/transaction_json.hpp"
#include "http/verdict_json.hpp"

#include <boost/json/array.hpp>

namespace spotme::http {
namespace {

/// What the list and the single day have in common.
boost::json::object day_json(const app::DayEntry& entry, const base::Messages& messages) {
  boost::json::array issues;
  if (entry.verdict) {
    for (const auto issue : entry.verdict->issues) issues.emplace_back(domain::issue_name(issue));
  }
  boost::json::object body{
      {"date", base::format_day(entry.facts.day)}, {"verdict", nullptr}, {"issues", std::move(issues)}};
  if (entry.verdict) body["verdict"] = to_json(*entry.verdict, messages);
  if (entry.holiday != nullptr) body["holiday"] = {{"ms", entry.holiday->name_ms}, {"en", entry.holiday->name_en}};
  return body;
}

/// What was said of the day, and how it was decided.
void add_cases(boost::json::object& body, const app::DayCases& cases) {
  boost::json::array issues;
  for (const auto& one : cases.issues) {
    boost::json::object issue{{"issue", domain::issue_name(one.issue.kind)},
                              {"state", domain::issue_state_name(one.issue.state)},
                              {"explain_by", base::format_day(one.issue.explain_by)},
                              {"approval_id", nullptr}};
    if (one.approval) issue["approval_id"] = base::to_string(*one.approval);
    issues.push_back(std::move(issue));
  }
  boost::json::array corrections;
  for (const auto& [correction, state] : cases.corrections) {
    boost::json::object one{{"approval_id", base::to_string(correction.approval)},
                            {"state", domain::approval_state_name(state)},
                            {"kind", domain::event_kind_name(correction.kind)},
                            {"at", base::format_minute(correction.minute)},
                            {"answers", nullptr}};
    if (correction.answers) one["answers"] = base::to_string(*correction.answers);
    corrections.push_back(std::move(one));
  }
  body["issue_states"] = std::move(issues);
  body["corrections"] = std::move(corrections);
}

}  // namespace

base::Result<Response> list_days(const Call& call) {
  SPOTME_CHECK(check_query(call.request, {"from", "to"}));
  SPOTME_TRY(const auto from, query_day(call.request, "from"));
  SPOTME_TRY(const auto to, query_day(call.request, "to"));
  SPOTME_TRY(const auto entries, app::list_days(call.service.context, call.caller, from, to));
  boost::json::array days;
  for (const auto& entry : entries) {
    auto day = day_json(entry, call.service.messages);
    boost::json::array events;
    for (std::size_t i = 0; i < entry.facts.events.size(); ++i) {
      events.push_back(to_json(entry.facts.events[i], entry.counts[i]));
    }
    day["events"] = std::move(events);
    days.push_back(std::move(day));
  }
  return reply(200, {{"days", std::move(days)}});
}

base::Result<Response> show_day(const Call& call) {
  const auto date = base::parse_day(call.parameters.at(0));
  if (!date) return base::Error{base::Code::not_found, "not_found", ""};
  SPOTME_TRY(const auto entries, app::list_days(call.service.context, call.caller, *date, *date));
  const auto& entry = entries.front();
  auto body = day_json(entry, call.service.messages);
  body["scheme"] = nullptr;
  body["state"] = nullptr;
  if (entry.facts.posted) {
    body["scheme"] = to_json(entry.facts.scheme);
    body["state"] = domain::state_name(entry.facts.facts.state);
  }
  boost::json::array events;
  for (std::size_t i = 0; i < entry.facts.events.size(); ++i) {
    events.push_back(detail_json(entry.facts.events[i], entry.counts[i], call.service.messages));
  }
  body["events"] = std::move(events);
  add_cases(body, app::own_day_cases(call.service.context, call.caller, *date));
  body["transaction"] = nullptr;
  if (const auto own = app::own_transaction(call.service.context, call.caller, *date)) {
    body["transaction"] = to_json(*own, call.service.messages);
  }
  return reply(200, body);
}

}  // namespace spotme::http
