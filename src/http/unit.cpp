#include "app/unit.hpp"

#include "base/json_reader.hpp"
#include "http/body_handlers.hpp"
#include "http/reply.hpp"
#include "store/organisation.hpp"

#include <boost/json/array.hpp>

namespace spotme::http {
namespace {

struct Target {
  base::AgencyId agency;
  base::UnitId unit;
};

base::Result<Target> target_of(const Call& call) {
  SPOTME_TRY(const auto agency, path_id(call, 0));
  SPOTME_TRY(const auto unit, path_id(call, 1));
  return Target{{agency}, {unit}};
}

/// A day of the query, empty when absent.
base::Result<std::optional<base::Day>> optional_day(const Request& request, std::string_view name) {
  if (!request.query_value(name)) return std::optional<base::Day>{};
  SPOTME_TRY(const auto day, query_day(request, name));
  return std::optional(day);
}

boost::json::object to_json(const domain::UnitSpan& unit) {
  boost::json::object json{{"id", base::to_string(unit.id)},
                           {"path", unit.path},
                           {"name", unit.name},
                           {"from", base::format_day(unit.from)}};
  if (unit.parent) json["parent_id"] = base::to_string(*unit.parent);
  if (unit.to != store::open_end) json["to"] = base::format_day(unit.to);
  return json;
}

boost::json::object to_json(const app::UnitLine& line) {
  auto json = to_json(line.unit);
  json["officers"] = line.officers;
  if (line.next) json["changes_on"] = base::format_day(*line.next);
  if (line.closes) json["closes_on"] = base::format_day(*line.closes);
  return json;
}

}  // namespace

base::Result<Response> show_unit_tree(const Call& call) {
  SPOTME_TRY(const auto agency, path_id(call, 0));
  SPOTME_CHECK(check_query(call.request, {"on"}));
  SPOTME_TRY(const auto day, optional_day(call.request, "on"));
  SPOTME_TRY(const auto tree, app::load_unit_tree(call.service.context, call.caller, {agency}, day));
  boost::json::array units;
  for (const auto& line : tree.units) units.push_back(to_json(line));
  return reply(200, {{"on", base::format_day(tree.day)}, {"units", std::move(units)}});
}

base::Result<Response> post_unit(const Call& call) {
  SPOTME_TRY(const auto agency, path_id(call, 0));
  const base::JsonBody body(call.request.body);
  base::ObjectReader reader(body);
  app::UnitWanted wanted;
  if (const auto parent = reader.optional_uuid("parent_id")) wanted.parent = base::UnitId{*parent};
  wanted.code = reader.required_text("code", 1, 32);
  wanted.name = reader.required_text("name", 1, 200);
  const auto from = reader.required_day("from");
  SPOTME_CHECK(reader.finish());
  SPOTME_TRY(const auto made, app::found_unit(call.service.context, call.caller, {agency}, wanted, from, call.actor()));
  return reply(201, to_json(made));
}

base::Result<Response> put_unit(const Call& call) {
  SPOTME_TRY(const auto target, target_of(call));
  const base::JsonBody body(call.request.body);
  base::ObjectReader reader(body);
  const auto name = reader.required_text("name", 1, 200);
  const auto from = reader.required_day("from");
  SPOTME_CHECK(reader.finish());
  SPOTME_TRY(const auto changed,
             app::rename_unit(call.service.context, call.caller, target.agency, target.unit, name, from, call.actor()));
  return reply(200, to_json(changed));
}

base::Result<Response> post_unit_move(const Call& call) {
  SPOTME_TRY(const auto target, target_of(call));
  const base::JsonBody body(call.request.body);
  base::ObjectReader reader(body);
  const base::UnitId parent{reader.required_uuid("parent_id")};
  const auto from = reader.required_day("from");
  SPOTME_CHECK(reader.finish());
  SPOTME_TRY(const auto changed,
             app::move_unit(call.service.context, call.caller, target.agency, target.unit, parent, from, call.actor()));
  return reply(200, to_json(changed));
}

base::Result<Response> post_unit_closing(const Call& call) {
  SPOTME_TRY(const auto target, target_of(call));
  const base::JsonBody body(call.request.body);
  base::ObjectReader reader(body);
  const auto from = reader.required_day("from");
  SPOTME_CHECK(reader.finish());
  SPOTME_CHECK(app::close_unit(call.service.context, call.caller, target.agency, target.unit, from, call.actor()));
  return reply_empty();
}

base::Result<Response> list_unit_history(const Call& call) {
  SPOTME_TRY(const auto target, target_of(call));
  SPOTME_CHECK(check_query(call.request, {"before", "limit"}));
  SPOTME_TRY(const auto before, optional_day(call.request, "before"));
  SPOTME_TRY(const auto limit, query_limit(call.request, 50, 200));
  SPOTME_TRY(const auto found,
             app::load_unit_history(call.service.context, call.caller, target.agency, target.unit, before, limit));
  boost::json::array versions;
  for (const auto& one : found.versions) versions.push_back(to_json(one));
  boost::json::object json{{"versions", std::move(versions)}};
  if (found.next) json["next"] = base::format_day(*found.next);
  return reply(200, json);
}

}  // namespace spotme::http
