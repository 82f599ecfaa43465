#include "app/kiosk.hpp"

#include "base/json_reader.hpp"
#include "base/text.hpp"
#include "http/cookie.hpp"
#include "http/place_handlers.hpp"
#include "http/place_json.hpp"
#include "http/reply.hpp"
#include "store/organisation.hpp"

#include <boost/json/array.hpp>

namespace spotme::http {
namespace {

constexpr std::size_t most_code = 60;
constexpr std::size_t most_device = 300;

boost::json::object to_json(const store::Kiosk& kiosk) {
  boost::json::object body{{"id", base::to_string(kiosk.id)},
                           {"name", kiosk.name},
                           {"place", {{"id", base::to_string(kiosk.place)}, {"name", kiosk.place_name}}},
                           {"place_holds", kiosk.place_holds},
                           {"from", base::format_day(kiosk.from)},
                           {"to", nullptr},
                           {"registered_at", nullptr},
                           {"device", kiosk.device}};
  if (kiosk.to != store::open_end) body["to"] = base::format_day(kiosk.to);
  if (kiosk.registered_at) body["registered_at"] = base::format_instant(*kiosk.registered_at);
  return body;
}

boost::json::object to_json(const app::KioskCode& made) {
  return {
      {"id", base::to_string(made.kiosk)}, {"code", made.code}, {"expires_at", base::format_instant(made.expires_at)}};
}

/// What whoever stands before the device may know.
boost::json::object device_json(const store::Kiosk& kiosk) {
  return {{"kiosk", {{"name", kiosk.name}, {"place", kiosk.place_name}}}};
}

}  // namespace

base::Result<Response> list_kiosks(const Call& call) {
  SPOTME_TRY(const auto agency, path_agency(call));
  SPOTME_CHECK(check_query(call.request, {"ended", "after", "limit"}));
  SPOTME_TRY(const auto question, read_keeping_question(call));
  const auto after = question.after ? std::optional(store::KioskId{*question.after}) : std::nullopt;
  SPOTME_TRY(const auto page,
             app::list_kiosks(call.service.context, call.caller, agency, question.ended, after, question.limit));
  boost::json::array kiosks;
  for (const auto& kiosk : page.kiosks) kiosks.push_back(to_json(kiosk));
  boost::json::object body{{"kiosks", std::move(kiosks)}};
  if (page.next) body["next"] = base::to_string(*page.next);
  return reply(200, body);
}

base::Result<Response> post_kiosk(const Call& call) {
  SPOTME_TRY(const auto agency, path_agency(call));
  const base::JsonBody body(call.request.body);
  base::ObjectReader reader(body);
  app::KioskDraft draft;
  draft.place = {reader.required_uuid("place_id")};
  draft.name = reader.required_text("name", 1, app::most_place_name);
  SPOTME_CHECK(reader.finish());
  SPOTME_TRY(const auto made, app::make_kiosk(call.service.context, call.caller, agency, draft, call.actor()));
  return reply(201, to_json(made));
}

base::Result<Response> post_kiosk_code(const Call& call) {
  SPOTME_TRY(const auto agency, path_agency(call));
  SPOTME_TRY(const auto id, path_id(call, 1));
  SPOTME_TRY(const auto made, app::renew_kiosk_code(call.service.context, call.caller, agency, {id}, call.actor()));
  return reply(201, to_json(made));
}

base::Result<Response> post_kiosk_ending(const Call& call) {
  SPOTME_TRY(const auto agency, path_agency(call));
  SPOTME_TRY(const auto id, path_id(call, 1));
  SPOTME_CHECK(app::end_kiosk(call.service.context, call.caller, agency, {id}, call.actor()));
  return reply_empty();
}

base::Result<Response> show_kiosk_device(const Call& call) {
  SPOTME_CHECK(check_query(call.request, {}));
  const auto kiosk = app::kiosk_of_key(call.service.context, call.request.cookie(kiosk_cookie_name));
  return reply(200, kiosk ? device_json(*kiosk) : boost::json::object{{"kiosk", nullptr}});
}

base::Result<Response> post_kiosk_device(const Call& call) {
  const base::JsonBody body(call.request.body);
  base::ObjectReader reader(body);
  const auto code = reader.required_text("code", 1, most_code);
  SPOTME_CHECK(reader.finish());
  const auto agent = call.request.header("user-agent").substr(0, most_device);
  const std::string device = base::is_storable_text(agent) ? std::string(agent) : std::string();
  SPOTME_TRY(const auto registered, app::register_kiosk(call.service.context, code, device,
                                                        {std::nullopt, call.request.address, call.request.request_id}));
  auto response = reply(201, device_json(registered.kiosk));
  response.headers.emplace_back("Set-Cookie", kiosk_cookie(call.service.options, registered.key));
  return response;
}

}  // namespace spotme::http
