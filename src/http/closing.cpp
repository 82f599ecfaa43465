#include "app/closing_runner.hpp"
#include "app/month_closing.hpp"
#include "app/recompute.hpp"
#include "base/json_reader.hpp"
#include "http/handlers.hpp"
#include "http/reply.hpp"
#include "http/transaction_json.hpp"

namespace spotme::http {
namespace {

using base::JsonBody;
using base::ObjectReader;

base::Result<domain::Month> month_of(const Call& call) {
  const auto month = domain::parse_month(call.parameters.at(0));
  if (!month) return base::Error{base::Code::not_found, "not_found", ""};
  return *month;
}

boost::json::value instant(const std::optional<base::Instant>& at) {
  if (!at) return nullptr;
  return boost::json::value(base::format_instant(*at));
}

boost::json::object day_json(const store::DayClosing& day) {
  const auto* const state = day.closed ? "closed" : day.waits_until ? "waiting" : "closing";
  return {{"date", base::format_day(day.day)},
          {"state", state},
          {"officers", day.officers},
          {"done", day.done},
          {"waits_until", instant(day.waits_until)},
          {"closed_at", instant(day.closed_at)}};
}

boost::json::object waiting_json(const store::WaitingDay& day, const base::Messages& messages) {
  return {{"date", base::format_day(day.day)},
          {"officer", {{"officer_id", base::to_string(day.officer)}, {"name", day.officer_name}}},
          {"unit_path", day.unit_path},
          {"blocked", to_json(day.blocked, messages)},
          {"reasons", to_json(day.reasons, messages)}};
}

boost::json::object month_json(const app::MonthView& view, const base::Messages& messages) {
  boost::json::array days;
  for (const auto& day : view.days) days.push_back(day_json(day));
  boost::json::array waiting;
  for (const auto& day : view.waiting) waiting.push_back(waiting_json(day, messages));
  boost::json::object body{{"month", domain::format_month(view.state.month)},
                           {"closed", view.state.closed},
                           {"start", nullptr},
                           {"closes_from", base::format_day(view.closes_from)},
                           {"hindrance", nullptr},
                           {"changed", nullptr},
                           {"days", std::move(days)},
                           {"waiting_total", view.state.waiting + view.state.cannot_be_judged},
                           {"waiting", std::move(waiting)},
                           {"may_close", view.may_close}};
  if (view.start) body["start"] = base::format_day(*view.start);
  if (view.hindrance) {
    body["hindrance"] = {{"code", view.hindrance->key},
                         {"text", to_json(messages.text(view.hindrance->key, view.hindrance->args))}};
  }
  if (view.changed) {
    body["changed"] = {{"at", base::format_instant(view.changed->changed_at)},
                       {"by", view.changed_by},
                       {"reason", view.changed->reason}};
  }
  return body;
}

boost::json::object recompute_json(const app::RecomputeReport& report, bool dry_run) {
  boost::json::array changes;
  for (const auto& change : report.changes) {
    changes.push_back({{"date", base::format_day(change.day)},
                       {"officer", {{"officer_id", base::to_string(change.officer)}, {"name", change.name}}},
                       {"number", change.number == 0 ? boost::json::value(nullptr) : change.number},
                       {"version", change.version},
                       {"differences", to_json(change.differences)}});
  }
  return {{"dry_run", dry_run},           {"complete", report.complete},     {"days", report.days},
          {"changed", report.changed},    {"not_judged", report.not_judged}, {"month_closed", report.month_closed},
          {"changes", std::move(changes)}};
}

}  // namespace

base::Result<Response> show_closing(const Call& call) {
  SPOTME_CHECK(check_query(call.request, {}));
  SPOTME_TRY(const auto month, month_of(call));
  const auto view = app::show_month(call.service.context, call.caller, month);
  return reply(200, month_json(view, call.service.messages));
}

base::Result<Response> put_closing(const Call& call) {
  SPOTME_TRY(const auto month, month_of(call));
  const JsonBody body(call.request.body);
  ObjectReader reader(body);
  const bool closed = reader.required_boolean("closed");
  const auto reason = closed ? std::string() : reader.required_text("reason", 5, 500);
  SPOTME_CHECK(reader.finish());
  const auto& context = call.service.context;
  auto view = closed ? app::close_month(context, call.caller, month, call.actor())
                     : app::reopen_month(context, call.caller, month, reason, call.actor());
  if (!view) return std::move(view).error();
  if (!closed && call.service.closing != nullptr) call.service.closing->wake();
  return reply(200, month_json(*view, call.service.messages));
}

base::Result<Response> post_recomputation(const Call& call) {
  const JsonBody body(call.request.body);
  ObjectReader reader(body);
  app::RecomputeQuestion question;
  question.agency = call.caller.agency;
  question.days.first = reader.required_day("from");
  question.days.last = reader.required_day("to");
  const bool dry_run = reader.required_boolean("dry_run");
  const auto reason = dry_run ? std::string() : reader.required_text("reason", 5, 500);
  SPOTME_CHECK(reader.finish());
  using base::Code;
  using base::Error;
  if (!domain::may_close_months(call.caller, call.caller.agency)) return Error{Code::forbidden, "not_permitted", ""};
  if (question.days.last < question.days.first) return Error{Code::unprocessable, "range_reversed", "to"};
  constexpr int most_days = 62;
  if ((question.days.last - question.days.first).count() >= most_days) {
    return Error{Code::unprocessable, "range_too_long", "to", {{"limit", std::to_string(most_days)}}};
  }
  question.reach = {""};
  question.most = app::most_recompute_days;
  const auto report = dry_run ? app::preview_recompute(call.service.context, question)
                              : app::recompute(call.service.context, question, reason, call.actor());
  if (!dry_run && call.service.closing != nullptr) call.service.closing->wake();
  return reply(dry_run ? 200 : 202, recompute_json(report, dry_run));
}

}  // namespace spotme::http
