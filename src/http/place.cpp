#include "app/place.hpp"

#include "http/place_handlers.hpp"
#include "http/place_json.hpp"
#include "http/reply.hpp"

namespace spotme::http {
namespace {

base::Result<app::PlaceDraft> read_draft(const Call& call) {
  const base::JsonBody body(call.request.body);
  base::ObjectReader reader(body);
  app::PlaceDraft draft;
  read_keeping(reader, draft);
  draft.area = read_area(reader);
  SPOTME_CHECK(reader.finish());
  return draft;
}

}  // namespace

base::Result<Response> list_places(const Call& call) {
  SPOTME_TRY(const auto agency, path_agency(call));
  SPOTME_TRY(const auto question, read_keeping_question(call));
  SPOTME_TRY(const auto page, app::list_places(call.service.context, call.caller, agency, question));
  boost::json::array places;
  for (const auto& version : page.places) places.push_back(to_json(version));
  boost::json::object body{{"places", std::move(places)}};
  if (page.next) body["next"] = base::to_string(*page.next);
  return reply(200, body);
}

base::Result<Response> show_place(const Call& call) {
  SPOTME_TRY(const auto agency, path_agency(call));
  SPOTME_TRY(const auto id, path_id(call, 1));
  SPOTME_CHECK(check_query(call.request, {}));
  SPOTME_TRY(const auto versions, app::show_place(call.service.context, call.caller, agency, {id}));
  return reply(200, versions_json(versions));
}

base::Result<Response> post_place(const Call& call) {
  SPOTME_TRY(const auto agency, path_agency(call));
  SPOTME_TRY(const auto draft, read_draft(call));
  SPOTME_TRY(const auto versions, app::draw_place(call.service.context, call.caller, agency, draft, call.actor()));
  return reply(201, versions_json(versions));
}

base::Result<Response> put_place(const Call& call) {
  SPOTME_TRY(const auto agency, path_agency(call));
  SPOTME_TRY(const auto id, path_id(call, 1));
  SPOTME_TRY(const auto draft, read_draft(call));
  SPOTME_TRY(const auto versions,
             app::change_place(call.service.context, call.caller, agency, {id}, draft, call.actor()));
  return reply(200, versions_json(versions));
}

base::Result<Response> post_place_ending(const Call& call) {
  SPOTME_TRY(const auto agency, path_agency(call));
  SPOTME_TRY(const auto id, path_id(call, 1));
  SPOTME_TRY(const auto ending, read_ending(call));
  SPOTME_CHECK(app::end_place(call.service.context, call.caller, agency, {id}, ending, call.actor()));
  return reply_empty();
}

}  // namespace spotme::http
