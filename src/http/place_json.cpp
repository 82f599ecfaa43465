#include "http/place_json.hpp"

#include "http/reply.hpp"
#include "store/organisation.hpp"

namespace spotme::http {
namespace {

constexpr std::chrono::days one_day{1};
/// Beyond any radius that may be, so that the refusal is the zone's own.
constexpr double any_radius_m = 1e9;

domain::Coordinate read_coordinate(base::ObjectReader& reader) {
  const double latitude = reader.required_number("latitude", -90, 90);
  return {latitude, reader.required_number("longitude", -180, 180)};
}

boost::json::object to_json(const domain::Coordinate& at) {
  return {{"latitude", at.latitude}, {"longitude", at.longitude}};
}

/// `centre` and `radius_m` of a circle, `ring` of a polygon; the others are null.
void add_area(boost::json::object& body, const domain::Area& area) {
  body["centre"] = nullptr;
  body["radius_m"] = nullptr;
  body["ring"] = nullptr;
  if (const auto* circle = std::get_if<domain::Circle>(&area)) {
    body["centre"] = to_json(circle->centre);
    body["radius_m"] = circle->radius_m;
    return;
  }
  boost::json::array ring;
  for (const auto& corner : std::get<domain::Polygon>(area).ring) ring.push_back(to_json(corner));
  body["ring"] = std::move(ring);
}

boost::json::value act_json(const std::optional<store::KeepingAct>& act) {
  if (!act) return nullptr;
  return {{"at", base::format_instant(act->at)}, {"by", act->by}, {"reason", act->why}};
}

/// unit, from, to, next_from, made, ended.
void add_keeping(boost::json::object& body, const store::Keeping& keeping) {
  body["unit"] = {{"id", base::to_string(keeping.unit)}, {"path", keeping.unit_path}, {"name", keeping.unit_name}};
  body["from"] = base::format_day(keeping.from);
  body["to"] = nullptr;
  if (keeping.to != store::open_end) body["to"] = base::format_day(keeping.to - one_day);
  body["next_from"] = nullptr;
  if (keeping.next_from) body["next_from"] = base::format_day(*keeping.next_from);
  body["made"] = act_json(keeping.made);
  body["ended"] = act_json(keeping.ended);
}

}  // namespace

domain::Area read_area(base::ObjectReader& reader) {
  if (reader.has("ring")) {
    if (reader.has("centre")) reader.refuse("centre", base::Code::invalid, "area_twice");
    if (reader.has("radius_m")) reader.refuse("radius_m", base::Code::invalid, "area_twice");
    domain::Polygon polygon;
    for (auto& corner : reader.required_objects("ring", domain::most_corners)) {
      polygon.ring.push_back(read_coordinate(corner));
    }
    return polygon;
  }
  auto centre = reader.required_object("centre");
  domain::Circle circle;
  circle.centre = read_coordinate(centre);
  circle.radius_m = reader.required_number("radius_m", -any_radius_m, any_radius_m);
  return circle;
}

boost::json::object to_json(const store::PlaceVersion& version) {
  boost::json::object body{{"id", base::to_string(version.id)}, {"name", version.place.name}};
  add_area(body, version.place.area);
  add_keeping(body, version.keeping);
  return body;
}

boost::json::object to_json(const store::NetworkVersion& version) {
  boost::json::object body{{"id", base::to_string(version.id)},
                           {"name", version.network.name},
                           {"prefix", domain::format_prefix(version.network.prefix)}};
  add_keeping(body, version.keeping);
  return body;
}

base::Result<base::AgencyId> path_agency(const Call& call) {
  SPOTME_TRY(const auto id, path_id(call, 0));
  return base::AgencyId{id};
}

base::Result<app::KeepingQuestion> read_keeping_question(const Call& call) {
  SPOTME_CHECK(check_query(call.request, {"unit_id", "search", "ended", "after", "limit"}));
  app::KeepingQuestion question;
  SPOTME_TRY(question.unit, query_id<base::UnitId>(call.request, "unit_id"));
  SPOTME_TRY(question.search, query_text(call.request, "search", 100));
  SPOTME_TRY(question.ended, query_flag(call.request, "ended"));
  SPOTME_TRY(question.after, query_uuid(call.request, "after"));
  SPOTME_TRY(question.limit, query_limit(call.request, question.limit, 200));
  return question;
}

base::Result<app::KeepingEnding> read_ending(const Call& call) {
  const base::JsonBody body(call.request.body);
  base::ObjectReader reader(body);
  app::KeepingEnding ending;
  ending.last_day = reader.required_day("last_day");
  ending.reason = reader.optional_text("reason", 0, app::most_keeping_reason).value_or("");
  SPOTME_CHECK(reader.finish());
  return ending;
}

}  // namespace spotme::http
