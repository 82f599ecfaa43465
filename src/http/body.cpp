#include "app/body.hpp"

#include "base/json_reader.hpp"
#include "http/body_handlers.hpp"
#include "http/body_json.hpp"
#include "http/reply.hpp"

#include <boost/json/array.hpp>

namespace spotme::http {

boost::json::object to_json(const store::Body& body) {
  boost::json::object json{
      {"id", base::to_string(body.id)}, {"kind", body.kind}, {"code", body.code}, {"name", body.name}};
  if (body.parent) json["parent_id"] = base::to_string(*body.parent);
  return json;
}

boost::json::object to_json(const store::Agency& agency) {
  boost::json::object json{{"id", base::to_string(agency.id)}, {"code", agency.code}, {"name", agency.name}};
  if (agency.body) json["body_id"] = base::to_string(*agency.body);
  if (agency.suspended_from) json["suspended_from"] = base::format_day(*agency.suspended_from);
  return json;
}

base::Result<Response> list_bodies(const Call& call) {
  SPOTME_CHECK(check_query(call.request, {}));
  SPOTME_TRY(const auto tree, app::load_body_tree(call.service.context, call.caller));
  boost::json::array bodies;
  for (const auto& body : tree.bodies) bodies.push_back(to_json(body));
  boost::json::array agencies;
  for (std::size_t i = 0; i < tree.agencies.size(); ++i) {
    auto agency = to_json(tree.agencies[i]);
    agency["since"] = base::format_day(base::local_day(tree.beginnings[i].created_at));
    agencies.push_back(std::move(agency));
  }
  return reply(200, {{"bodies", std::move(bodies)}, {"agencies", std::move(agencies)}});
}

base::Result<Response> post_body(const Call& call) {
  const base::JsonBody body(call.request.body);
  base::ObjectReader reader(body);
  app::NewBody wanted;
  wanted.kind =
      reader.required_enum<std::string_view>("kind", {{"ministry", "ministry"}, {"department", "department"}});
  wanted.code = reader.required_text("code", 1, 32);
  wanted.name = reader.required_text("name", 1, 200);
  wanted.parent = reader.optional_uuid("parent_id");
  SPOTME_CHECK(reader.finish());
  SPOTME_TRY(const auto made, app::found_body(call.service.context, call.caller, wanted, call.actor()));
  return reply(201, to_json(made));
}

base::Result<Response> put_body(const Call& call) {
  SPOTME_TRY(const auto id, path_id(call, 0));
  const base::JsonBody body(call.request.body);
  base::ObjectReader reader(body);
  const auto name = reader.required_text("name", 1, 200);
  const auto parent = reader.optional_uuid("parent_id");
  SPOTME_CHECK(reader.finish());
  SPOTME_TRY(const auto changed, app::change_body(call.service.context, call.caller, id, name, parent, call.actor()));
  return reply(200, to_json(changed));
}

}  // namespace spotme::http
