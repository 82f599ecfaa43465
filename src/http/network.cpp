#include "app/network.hpp"

#include "http/place_handlers.hpp"
#include "http/place_json.hpp"
#include "http/reply.hpp"

namespace spotme::http {
namespace {

constexpr std::size_t most_prefix = 60;

base::Result<app::NetworkDraft> read_draft(const Call& call) {
  const base::JsonBody body(call.request.body);
  base::ObjectReader reader(body);
  app::NetworkDraft draft;
  read_keeping(reader, draft);
  draft.prefix = reader.required_text("prefix", 1, most_prefix);
  SPOTME_CHECK(reader.finish());
  return draft;
}

}  // namespace

base::Result<Response> list_networks(const Call& call) {
  SPOTME_TRY(const auto agency, path_agency(call));
  SPOTME_TRY(const auto question, read_keeping_question(call));
  SPOTME_TRY(const auto page, app::list_networks(call.service.context, call.caller, agency, question, call.actor()));
  boost::json::array networks;
  for (const auto& version : page.networks) networks.push_back(to_json(version));
  boost::json::object body{{"networks", std::move(networks)}, {"address", page.address}, {"address_in", nullptr}};
  if (page.address_in) body["address_in"] = *page.address_in;
  if (page.next) body["next"] = base::to_string(*page.next);
  return reply(200, body);
}

base::Result<Response> show_network(const Call& call) {
  SPOTME_TRY(const auto agency, path_agency(call));
  SPOTME_TRY(const auto id, path_id(call, 1));
  SPOTME_CHECK(check_query(call.request, {}));
  SPOTME_TRY(const auto versions, app::show_network(call.service.context, call.caller, agency, {id}));
  return reply(200, versions_json(versions));
}

base::Result<Response> post_network(const Call& call) {
  SPOTME_TRY(const auto agency, path_agency(call));
  SPOTME_TRY(const auto draft, read_draft(call));
  SPOTME_TRY(const auto versions, app::add_network(call.service.context, call.caller, agency, draft, call.actor()));
  return reply(201, versions_json(versions));
}

base::Result<Response> put_network(const Call& call) {
  SPOTME_TRY(const auto agency, path_agency(call));
  SPOTME_TRY(const auto id, path_id(call, 1));
  SPOTME_TRY(const auto draft, read_draft(call));
  SPOTME_TRY(const auto versions,
             app::change_network(call.service.context, call.caller, agency, {id}, draft, call.actor()));
  return reply(200, versions_json(versions));
}

base::Result<Response> post_network_ending(const Call& call) {
  SPOTME_TRY(const auto agency, path_agency(call));
  SPOTME_TRY(const auto id, path_id(call, 1));
  SPOTME_TRY(const auto ending, read_ending(call));
  SPOTME_CHECK(app::end_network(call.service.context, call.caller, agency, {id}, ending, call.actor()));
  return reply_empty();
}

}  // namespace spotme::http
