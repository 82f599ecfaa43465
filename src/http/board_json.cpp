#include "http/board_json.hpp"

#include "base/time.hpp"

namespace spotme::http {

boost::json::object to_json(const domain::Presence& presence) {
  boost::json::object json{{"status", domain::presence_name(presence.status)}};
  if (presence.pressed != presence.status) json["pressed"] = domain::presence_name(presence.pressed);
  if (presence.since) json["since"] = base::format_minute(*presence.since);
  if (presence.late > base::Minutes{0}) json["late_minutes"] = presence.late.count();
  return json;
}

boost::json::object to_json(const app::BoardCounts& counts) {
  boost::json::object json;
  for (const auto status : domain::all_presences()) {
    json[domain::presence_name(status)] = counts.at(static_cast<std::size_t>(status));
  }
  return json;
}

boost::json::object to_json(const app::BoardUnit& unit) {
  return {{"path", unit.path}, {"name", unit.name}, {"counts", to_json(unit.counts)}};
}

boost::json::value unit_json(const app::BoardScope& scope) {
  if (!scope.unit) return nullptr;
  return boost::json::object{
      {"id", base::to_string(*scope.unit)}, {"path", scope.unit_path}, {"name", scope.unit_name}};
}

}  // namespace spotme::http
