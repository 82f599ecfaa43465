#include "app/remote_place.hpp"

#include "base/json_reader.hpp"
#include "base/text.hpp"
#include "http/remote_handlers.hpp"
#include "http/reply.hpp"
#include "store/organisation.hpp"

#include <boost/json/array.hpp>

namespace spotme::http {
namespace {

constexpr std::size_t most_reason = 300;

boost::json::value instant_or_null(const std::optional<base::Instant>& at) {
  return at ? boost::json::value(base::format_instant(*at)) : boost::json::value(nullptr);
}

/// For its owner: the exact point.
boost::json::object to_json(const store::RemotePlace& place) {
  boost::json::object body{{"id", base::to_string(place.id)},
                           {"kind", domain::remote_place_kind_name(place.kind)},
                           {"address", place.address},
                           {"latitude", place.area.centre.latitude},
                           {"longitude", place.area.centre.longitude},
                           {"radius_m", place.area.radius_m},
                           {"measured", place.measured},
                           {"state", domain::remote_place_state_name(place.state)},
                           {"first_day", nullptr},
                           {"last_day", nullptr},
                           {"registered_at", base::format_instant(place.made_at)},
                           {"decided_at", instant_or_null(place.decided_at)},
                           {"decided_reason", place.decided_reason},
                           {"ended_at", instant_or_null(place.ended_at)}};
  if (place.valid) body["first_day"] = base::format_day(place.valid->first);
  if (place.valid && place.valid->last < store::open_end) body["last_day"] = base::format_day(place.valid->last);
  return body;
}

boost::json::object to_json(const store::WaitingRemotePlace& one) {
  return {{"id", base::to_string(one.place.id)},
          {"officer", {{"id", base::to_string(one.place.officer)}, {"name", one.officer_name}}},
          {"unit_name", one.unit_name},
          {"kind", domain::remote_place_kind_name(one.place.kind)},
          {"address", one.place.address},
          {"latitude", one.place.area.centre.latitude},
          {"longitude", one.place.area.centre.longitude},
          {"radius_m", one.place.area.radius_m},
          {"measured", one.place.measured},
          {"registered_at", base::format_instant(one.place.made_at)}};
}

}  // namespace

base::Result<Response> list_remote_places(const Call& call) {
  SPOTME_CHECK(check_query(call.request, {}));
  boost::json::array places;
  for (const auto& place : app::list_own_remote_places(call.service.context, call.caller)) {
    places.push_back(to_json(place));
  }
  return reply(200, {{"places", std::move(places)}});
}

base::Result<Response> post_remote_place(const Call& call) {
  const base::JsonBody body(call.request.body);
  base::ObjectReader reader(body);
  app::RemotePlaceDraft draft;
  draft.kind = reader.required_enum<domain::RemotePlaceKind>(
      "kind", {{"home", domain::RemotePlaceKind::home}, {"other", domain::RemotePlaceKind::other}});
  draft.address = reader.required_text("address", 1, app::most_place_address);
  if (base::trimmed(draft.address).empty()) {
    reader.refuse("address", base::Code::invalid, "too_short", {{"minimum", "1"}});
  }
  draft.point = {reader.required_number("latitude", -90, 90), reader.required_number("longitude", -180, 180)};
  draft.measured = reader.required_boolean("measured");
  SPOTME_CHECK(reader.finish());
  SPOTME_TRY(const auto place, app::register_remote_place(call.service.context, call.caller, draft, call.actor()));
  return reply(201, to_json(place));
}

base::Result<Response> post_remote_place_ending(const Call& call) {
  SPOTME_TRY(const auto id, path_id(call, 0));
  SPOTME_TRY(const auto place, app::end_remote_place(call.service.context, call.caller, {id}, call.actor()));
  return reply(200, to_json(place));
}

base::Result<Response> list_waiting_remote_places(const Call& call) {
  SPOTME_CHECK(check_query(call.request, {"after", "limit"}));
  SPOTME_TRY(const auto after, query_id<domain::RemotePlaceId>(call.request, "after"));
  SPOTME_TRY(const auto limit, query_limit(call.request, 50, 200));
  const auto page = app::list_waiting_remote_places(call.service.context, call.caller, after, limit, call.actor());
  boost::json::array places;
  for (const auto& one : page.places) places.push_back(to_json(one));
  boost::json::object body{{"places", std::move(places)}};
  if (page.next) body["next"] = base::to_string(*page.next);
  return reply(200, body);
}

base::Result<Response> post_remote_place_decision(const Call& call) {
  SPOTME_TRY(const auto id, path_id(call, 0));
  const base::JsonBody body(call.request.body);
  base::ObjectReader reader(body);
  const bool approve = reader.required_enum<bool>("decision", {{"approve", true}, {"reject", false}});
  const auto reason = reader.optional_text("reason", 0, most_reason).value_or("");
  SPOTME_CHECK(reader.finish());
  SPOTME_CHECK(app::decide_remote_place(call.service.context, call.caller, {id}, approve, reason, call.actor()));
  return reply_empty();
}

}  // namespace spotme::http
