#include "app/rota.hpp"

#include "app/look.hpp"
#include "base/json_reader.hpp"
#include "http/handlers.hpp"
#include "http/preview_json.hpp"
#include "http/reply.hpp"
#include "http/rota_json.hpp"
#include "store/organisation.hpp"

#include <boost/json/array.hpp>

namespace spotme::http {
namespace {

app::RotaAsking read_asking(base::ObjectReader& reader) {
  app::RotaAsking asking;
  asking.valid_from = reader.required_day("valid_from");
  asking.first_day = reader.optional_day("first_day");
  asking.pattern = reader.required_text("pattern", 1, 10'000);
  asking.works_on_holidays = reader.optional_boolean("works_on_holidays").value_or(true);
  asking.reason = reader.required_text("reason", 1, 500);
  return asking;
}

base::Result<app::RotaAsking> read_asking(const Request& request) {
  const base::JsonBody body(request.body);
  base::ObjectReader reader(body);
  auto asking = read_asking(reader);
  SPOTME_CHECK(reader.finish());
  return asking;
}

boost::json::object version_json(const domain::RotaVersion& version) {
  boost::json::array days;
  for (const auto& duty : version.days) days.emplace_back(domain::format_duty(duty));
  return {{"first_day", base::format_day(version.first_day)},
          {"pattern", domain::format_pattern(version.days)},
          {"days", std::move(days)},
          {"works_on_holidays", version.works_on_holidays}};
}

boost::json::object to_json(const app::RotaView& view) {
  boost::json::object body{{"code", view.rota.code},
                           {"name", view.rota.name},
                           {"unit", {{"id", base::to_string(view.rota.unit)}, {"path", view.unit_path}}},
                           {"officers", view.officers},
                           {"may_change", view.may_change}};
  body["now"] = nullptr;
  if (view.now) body["now"] = version_json(*view.now);
  return body;
}

boost::json::object to_json(const app::RotaDetail& detail) {
  auto body = to_json(detail.view);
  boost::json::array versions;
  for (const auto& row : detail.versions) {
    auto version = version_json(row.value);
    version["from"] = base::format_day(row.from);
    version["to"] = nullptr;
    if (row.to != store::open_end) version["to"] = base::format_day(row.to - std::chrono::days{1});
    versions.push_back(std::move(version));
  }
  body["versions"] = std::move(versions);
  return body;
}

boost::json::object to_json(const app::RosterDay& day) {
  boost::json::object body{{"date", base::format_day(day.day)}, {"duty", nullptr}};
  if (day.scheme && day.scheme->duty) body["duty"] = domain::format_duty(*day.scheme->duty);
  if (day.holiday != nullptr) body["holiday"] = {{"ms", day.holiday->name_ms}, {"en", day.holiday->name_en}};
  if (day.scheme && day.holiday != nullptr) body["works_on_holidays"] = day.scheme->works_on_holidays;
  if (!day.change) return body;
  body["change"] = http::to_json(*day.change);
  if (day.change->with_officer) body["change"].as_object()["with"] = day.with_name;
  return body;
}

}  // namespace

boost::json::object to_json(const store::RotaChange& change) {
  boost::json::object body{{"swap_id", base::to_string(change.swap)},
                           {"officer_id", base::to_string(change.officer)},
                           {"date", base::format_day(change.day)},
                           {"duty", domain::format_duty(change.duty)},
                           {"instead_of", domain::format_duty(change.instead_of)},
                           {"reason", change.reason}};
  if (change.with_officer) body["with_officer_id"] = base::to_string(*change.with_officer);
  return body;
}

base::Result<Response> list_rotas(const Call& call) {
  SPOTME_CHECK(check_query(call.request, {"after", "limit"}));
  SPOTME_TRY(const auto limit, query_limit(call.request, 50, 200));
  const auto after = call.request.query_value("after").value_or("");
  SPOTME_TRY(const auto page,
             app::list_rotas(call.service.context, call.caller, std::string(after), static_cast<std::size_t>(limit)));
  boost::json::array rotas;
  for (const auto& view : page.rotas) rotas.push_back(to_json(view));
  boost::json::object body{{"rotas", std::move(rotas)}};
  if (page.next) body["next"] = *page.next;
  return reply(200, body);
}

base::Result<Response> show_rota(const Call& call) {
  SPOTME_TRY(const auto detail, app::show_rota(call.service.context, call.caller, std::string(call.parameters.at(0))));
  return reply(200, to_json(detail));
}

base::Result<Response> post_rota(const Call& call) {
  const base::JsonBody body(call.request.body);
  base::ObjectReader reader(body);
  app::RotaOpening opening;
  opening.code = reader.required_text("code", 1, 20);
  opening.name = reader.required_text("name", 1, 100);
  opening.unit = {reader.required_uuid("unit_id")};
  opening.asking = read_asking(reader);
  SPOTME_CHECK(reader.finish());
  SPOTME_TRY(const auto detail, app::open_rota(call.service.context, call.caller, opening, call.actor()));
  return reply(201, to_json(detail));
}

base::Result<Response> post_rota_preview(const Call& call) {
  SPOTME_TRY(const auto asking, read_asking(call.request));
  SPOTME_TRY(const auto preview,
             app::preview_rota(call.service.context, call.caller, std::string(call.parameters.at(0)), asking));
  return reply(200, to_json(preview));
}

base::Result<Response> post_rota_version(const Call& call) {
  SPOTME_TRY(const auto asking, read_asking(call.request));
  SPOTME_TRY(const auto detail, app::change_rota(call.service.context, call.caller, std::string(call.parameters.at(0)),
                                                 asking, call.actor()));
  return reply(200, to_json(detail));
}

base::Result<Response> list_roster(const Call& call) {
  SPOTME_CHECK(check_query(call.request, {"unit_id", "from", "to", "after", "limit"}));
  SPOTME_TRY(const auto from, query_day(call.request, "from"));
  SPOTME_TRY(const auto to, query_day(call.request, "to"));
  SPOTME_TRY(const auto unit, query_id<base::UnitId>(call.request, "unit_id"));
  SPOTME_TRY(const auto limit, query_limit(call.request, 50, 100));
  std::optional<std::string> after;
  if (const auto text = call.request.query_value("after")) after = *text;
  SPOTME_TRY(const auto page,
             app::list_roster(call.service.context, call.caller, unit, {from, to}, std::move(after), limit));
  app::note_list_look(call.service.context, call.caller.agency, call.actor(), "roster_read",
                      unit ? base::to_string(*unit) : "all within reach");
  boost::json::array officers;
  for (const auto& row : page.rows) {
    boost::json::array days;
    for (const auto& day : row.days) days.push_back(to_json(day));
    officers.push_back(boost::json::object{{"officer_id", base::to_string(row.officer.officer)},
                                           {"name", row.officer.name},
                                           {"unit", {{"path", row.officer.unit_path}, {"name", row.officer.unit_name}}},
                                           {"scheme", row.officer.scheme},
                                           {"days", std::move(days)}});
  }
  boost::json::object body{{"officers", std::move(officers)}};
  if (page.next) body["next"] = *page.next;
  return reply(200, body);
}

}  // namespace spotme::http
