#include "app/place_trial.hpp"

#include "base/text.hpp"
#include "http/place_handlers.hpp"
#include "http/place_json.hpp"
#include "http/reply.hpp"

#include <boost/json/array.hpp>

namespace spotme::http {
namespace {

constexpr std::size_t most_address = 60;
constexpr std::int64_t usual_heat_days = 14;

boost::json::object to_json(const domain::Graded& graded, const base::Messages& messages) {
  boost::json::array reasons;
  for (const auto& reason : graded.reasons) {
    auto text = http::to_json(messages.text(reason.key, reason.args));
    text["key"] = reason.key;
    reasons.push_back(std::move(text));
  }
  return {{"grade", domain::grade_name(graded.grade)}, {"reasons", std::move(reasons)}};
}

boost::json::object to_json(const store::PressCount& count) {
  return {{"presses", count.presses}, {"with_position", count.with_position}};
}

}  // namespace

base::Result<Response> post_place_test(const Call& call) {
  SPOTME_TRY(const auto agency, path_agency(call));
  const base::JsonBody body(call.request.body);
  base::ObjectReader reader(body);
  app::PlaceTrial trial;
  trial.unit = {reader.required_uuid("unit_id")};
  trial.position.at.latitude = reader.required_number("latitude", -90, 90);
  trial.position.at.longitude = reader.required_number("longitude", -180, 180);
  trial.position.accuracy_m = reader.required_number("accuracy_m", 0, domain::most_accuracy_m);
  trial.address = reader.optional_text("address", 0, most_address).value_or("");
  SPOTME_CHECK(reader.finish());
  SPOTME_TRY(const auto finding, app::try_place(call.service.context, call.caller, agency, trial));
  boost::json::array places;
  for (const auto& near : finding.places) {
    places.push_back({{"name", near.name}, {"edge_m", near.edge_m}, {"where", app::whereness_name(near.where)}});
  }
  auto answer = to_json(finding.graded, call.service.messages);
  answer["places"] = std::move(places);
  boost::json::array elsewhere;
  for (const auto& place : finding.elsewhere) elsewhere.push_back({{"name", place.name}, {"unit", place.unit}});
  answer["elsewhere"] = std::move(elsewhere);
  answer["network"] = nullptr;
  if (finding.network) {
    answer["network"] = {{"name", finding.network->name}, {"prefix", domain::format_prefix(finding.network->prefix)}};
  }
  return reply(200, answer);
}

base::Result<Response> post_place_preview(const Call& call) {
  SPOTME_TRY(const auto agency, path_agency(call));
  const base::JsonBody body(call.request.body);
  base::ObjectReader reader(body);
  app::ZoneQuestion question;
  question.unit = {reader.required_uuid("unit_id")};
  if (const auto place = reader.optional_uuid("place_id")) question.place = base::PlaceId{*place};
  question.area = read_area(reader);
  SPOTME_CHECK(reader.finish());
  SPOTME_TRY(const auto preview, app::preview_zone(call.service.context, call.caller, agency, question, call.actor()));
  auto answer = to_json(preview.count);
  answer["from"] = base::format_day(preview.days.first);
  answer["to"] = base::format_day(preview.days.last);
  answer["looked_at"] = preview.looked_at;
  answer["inside_before"] = preview.inside_before;
  answer["inside_after"] = preview.inside_after;
  return reply(200, answer);
}

base::Result<Response> show_place_presses(const Call& call) {
  SPOTME_TRY(const auto agency, path_agency(call));
  SPOTME_CHECK(check_query(call.request, {"unit_id", "days"}));
  SPOTME_TRY(const auto unit, query_id<base::UnitId>(call.request, "unit_id"));
  if (!unit) return base::Error{base::Code::invalid, "missing_parameter", "unit_id", {{"field", "unit_id"}}};
  std::int64_t days = usual_heat_days;
  if (const auto text = call.request.query_value("days")) {
    const auto number = base::parse_integer(*text);
    if (!number || *number < 1 || *number > domain::most_heat_days) {
      return bad_parameter("days");
    }
    days = *number;
  }
  SPOTME_TRY(const auto heat,
             app::show_press_heat(call.service.context, call.caller, agency, *unit, days, call.actor()));
  boost::json::array cells;
  for (const auto& cell : heat.cells) {
    cells.push_back({{"latitude", cell.at.latitude}, {"longitude", cell.at.longitude}, {"presses", cell.presses}});
  }
  auto answer = to_json(heat.count);
  answer["from"] = base::format_day(heat.days.first);
  answer["to"] = base::format_day(heat.days.last);
  answer["step"] = domain::heat_step;
  answer["least_presses"] = domain::least_cell_presses;
  answer["least_officers"] = domain::least_cell_officers;
  answer["shown"] = heat.shown;
  answer["cells"] = std::move(cells);
  return reply(200, answer);
}

}  // namespace spotme::http
