#include "app/remote_roster.hpp"

#include "base/json_reader.hpp"
#include "domain/worktime/service.hpp"
#include "http/handlers.hpp"
#include "http/reply.hpp"

#include <boost/json/array.hpp>

namespace spotme::http {
namespace {

boost::json::object to_json(const app::RemoteDay& day) {
  boost::json::object body{{"date", base::format_day(day.day)}, {"where", nullptr}};
  if (!day.posted) return body;
  body["where"] = {{"morning", domain::whereabouts_name(day.where.morning)},
                   {"afternoon", domain::whereabouts_name(day.where.afternoon)}};
  body["office_day"] = day.office_day;
  if (day.holiday != nullptr) body["holiday"] = {{"ms", day.holiday->name_ms}, {"en", day.holiday->name_en}};
  return body;
}

boost::json::object to_json(const app::RemoteRow& row) {
  boost::json::array days;
  for (const auto& day : row.days) days.push_back(to_json(day));
  boost::json::array services;
  for (std::size_t i = 0; i < domain::service_count; ++i) {
    if (row.services.test(i)) services.emplace_back(domain::service_name(static_cast<domain::Service>(i)));
  }
  return {{"officer_id", base::to_string(row.officer)},
          {"name", row.name},
          {"unit", row.unit_path},
          {"services", std::move(services)},
          {"halves_used", row.halves_used},
          {"most_days", row.most_days},
          {"days", std::move(days)}};
}

boost::json::object to_json(const store::HybridService& service) {
  boost::json::object body{{"id", base::to_string(service.id)},
                           {"unit", service.unit_path},
                           {"officer", nullptr},
                           {"service", domain::service_name(service.service)},
                           {"from", base::format_day(service.days.first)},
                           {"to", base::format_day(service.days.last)}};
  if (service.officer) {
    body["officer"] = {{"id", base::to_string(*service.officer)}, {"name", service.officer_name}};
  }
  return body;
}

boost::json::object to_json(const app::RemotePresence& presence) {
  return {{"id", base::to_string(presence.setting.id)}, {"unit", presence.setting.unit_path},
          {"date", base::format_day(presence.day)},     {"least", presence.setting.least},
          {"in_morning", presence.in_morning},          {"in_afternoon", presence.in_afternoon}};
}

domain::DayRange read_days(base::ObjectReader& reader) {
  domain::DayRange days;
  days.first = reader.required_day("from");
  days.last = reader.required_day("to");
  return days;
}

}  // namespace

base::Result<Response> show_remote_roster(const Call& call) {
  SPOTME_CHECK(check_query(call.request, {"unit_id", "from"}));
  SPOTME_TRY(const auto from, query_day(call.request, "from"));
  SPOTME_TRY(const auto unit, query_id<base::UnitId>(call.request, "unit_id"));
  if (!unit) {
    return base::Error{base::Code::invalid, "missing_parameter", "unit_id", {{"field", "unit_id"}}};
  }
  SPOTME_TRY(const auto roster, app::show_remote_roster(call.service.context, call.caller, *unit, from, call.actor()));
  boost::json::array officers;
  for (const auto& row : roster.rows) officers.push_back(to_json(row));
  boost::json::array presence;
  for (const auto& one : roster.presence) presence.push_back(to_json(one));
  boost::json::array services;
  for (const auto& one : roster.services) services.push_back(to_json(one));
  return reply(200, {{"from", base::format_day(roster.days.first)},
                     {"to", base::format_day(roster.days.last)},
                     {"officers", std::move(officers)},
                     {"presence", std::move(presence)},
                     {"services", std::move(services)}});
}

base::Result<Response> post_unit_presence(const Call& call) {
  const base::JsonBody body(call.request.body);
  base::ObjectReader reader(body);
  app::PresenceEntry entry;
  entry.unit = {reader.required_uuid("unit_id")};
  entry.days = read_days(reader);
  entry.least = reader.required_integer("least", 1, app::most_remote_officers);
  SPOTME_CHECK(reader.finish());
  SPOTME_TRY(const auto id, app::set_unit_presence(call.service.context, call.caller, entry, call.actor()));
  return reply(201, {{"id", base::to_string(id)}});
}

base::Result<Response> post_unit_presence_withdrawal(const Call& call) {
  SPOTME_TRY(const auto id, path_id(call, 0));
  SPOTME_CHECK(app::withdraw_unit_presence(call.service.context, call.caller, id, call.actor()));
  return reply_empty();
}

base::Result<Response> post_hybrid_service(const Call& call) {
  using domain::Service;
  const base::JsonBody body(call.request.body);
  base::ObjectReader reader(body);
  app::ServiceEntry entry;
  entry.unit = {reader.required_uuid("unit_id")};
  if (const auto officer = reader.optional_uuid("officer_id")) entry.officer = base::OfficerId{*officer};
  entry.service = reader.required_enum<Service>("service", {{"counter", Service::counter},
                                                            {"security", Service::security},
                                                            {"defence", Service::defence},
                                                            {"education", Service::education},
                                                            {"health", Service::health},
                                                            {"court", Service::court}});
  entry.days = read_days(reader);
  SPOTME_CHECK(reader.finish());
  SPOTME_TRY(const auto id, app::set_hybrid_service(call.service.context, call.caller, entry, call.actor()));
  return reply(201, {{"id", base::to_string(id)}});
}

base::Result<Response> post_hybrid_service_withdrawal(const Call& call) {
  SPOTME_TRY(const auto id, path_id(call, 0));
  SPOTME_CHECK(app::withdraw_hybrid_service(call.service.context, call.caller, id, call.actor()));
  return reply_empty();
}

}  // namespace spotme::http
