#include "app/clock.hpp"

#include "app/day.hpp"
#include "base/json_reader.hpp"
#include "http/clock_json.hpp"
#include "http/cookie.hpp"
#include "http/errors.hpp"
#include "http/handlers.hpp"
#include "http/reply.hpp"
#include "http/verdict_json.hpp"

#include <boost/json/array.hpp>

#include <algorithm>

namespace spotme::http {
namespace {

std::optional<domain::Position> read_position(base::ObjectReader& reader) {
  auto position = reader.optional_object("position");
  if (!position) return std::nullopt;
  // Half the Earth's circumference bounds what an accuracy can mean; beyond it the number is a fault of the device.
  return domain::Position{
      {position->required_number("latitude", -90, 90), position->required_number("longitude", -180, 180)},
      position->required_number("accuracy_m", 0, domain::most_accuracy_m)};
}

/// How it came in, as the request has it; whether a kiosk's key is worth anything, app/clock finds out.
std::string channel_of(const Request& request) {
  if (!request.header("authorization").empty()) return "program";
  return request.cookie(kiosk_cookie_name).empty() ? "web" : "kiosk";
}

base::Result<app::Press> read_press(const Request& request, const app::TokenParts& token) {
  const base::JsonBody body(request.body);
  base::ObjectReader reader(body);
  app::Press press;
  press.token = token;
  press.request.key = reader.required_uuid("key");
  press.request.kind =
      reader.required_enum<domain::EventKind>("kind", {{"in", domain::EventKind::in}, {"out", domain::EventKind::out}});
  press.request.claimed_at = reader.optional_instant("claimed_at");
  press.position = read_position(reader);
  press.position_absence = reader.optional_enum<std::string>(
      "position_absence",
      {{"denied", "denied"}, {"unavailable", "unavailable"}, {"timeout", "timeout"}, {"unsupported", "unsupported"}});
  SPOTME_CHECK(reader.finish());
  press.request.received_at = request.received_at;
  press.channel = channel_of(request);
  press.address = request.address;
  press.request_id = request.request_id;
  return press;
}

}  // namespace

void post_clock_event(Service& service, const std::shared_ptr<const Request>& request, Responder respond) {
  const auto token = app::read_token(token_of(*request));
  if (!token) {
    return respond(
        refuse(service.messages, {base::Code::unauthenticated, "not_signed_in", "", {}}, request->request_id));
  }
  auto press = read_press(*request, *token);
  if (!press) return respond(refuse(service.messages, press.error(), request->request_id));
  // The desk keeps its answers in std::function, which wants to be copied; the Responder cannot be.
  auto shared = std::make_shared<Responder>(std::move(respond));
  const auto agency = token->agency;
  service.desk.record(
      std::move(*press), [&service, request, shared, agency](std::optional<base::Result<app::Recorded>> result,
                                                             const std::exception_ptr& failure) {
        const auto& messages = service.messages;
        if (failure) return (*shared)(break_down(messages, failure, request->request_id));
        if (!*result) return (*shared)(refuse(messages, result->error(), request->request_id));
        shared->made([&service, recorded = std::move(**result)] {
          return reply_text(recorded.repeat ? 200 : 201, json_text(recorded, service.verdict_writer, service.messages));
        });
        service.board.pressed(agency);
      });
}

base::Result<Response> show_clock(const Call& call) {
  SPOTME_TRY(const auto state, app::clock_state(call.service.context, call.caller));
  const auto& messages = call.service.messages;
  const auto& today = state.today.facts;
  boost::json::array events;
  for (std::size_t i = 0; i < today.events.size(); ++i)
    events.push_back(detail_json(today.events[i], state.today.counts[i], messages));
  boost::json::object body{{"now", base::format_instant(state.now)},
                           {"work_day", base::format_day(today.day)},
                           {"scheme", to_json(today.scheme)},
                           {"state", domain::state_name(today.facts.state)},
                           {"next", domain::event_kind_name(state.next)},
                           {"events", std::move(events)}};
  if (const auto* holiday = state.today.holiday; holiday != nullptr) {
    body["holiday"] = {{"ms", holiday->name_ms}, {"en", holiday->name_en}};
  }
  // The page then looks whether a pulse is asked, and on no other day.
  const auto& grants = today.facts.grants;
  const auto is_remote = [](const auto& one) { return std::holds_alternative<domain::WorkFromHome>(one); };
  if (std::any_of(grants.begin(), grants.end(), is_remote)) body["remote"] = true;
  body["verdict"] = nullptr;
  if (state.today.verdict) body["verdict"] = to_json(*state.today.verdict, messages);
  return reply(200, body);
}

base::Result<Response> show_leaving(const Call& call) {
  SPOTME_CHECK(check_query(call.request, {"at"}));
  std::optional<base::Minutes> at;
  if (const auto text = call.request.query_value("at")) {
    at = base::parse_minute(*text);
    if (!at) return bad_parameter("at");
  }
  SPOTME_TRY(const auto leaving, app::if_leaving(call.service.context, call.caller, at));
  boost::json::object body{{"work_day", base::format_day(leaving.work_day)},
                           {"at", base::format_minute(leaving.at)},
                           {"wait_minutes", nullptr},
                           {"verdict", to_json(leaving.verdict, call.service.messages)}};
  if (leaving.wait) body["wait_minutes"] = leaving.wait->count();
  return reply(200, body);
}

}  // namespace spotme::http
