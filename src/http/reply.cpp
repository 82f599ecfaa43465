#include "http/reply.hpp"

#include "base/text.hpp"

#include <boost/json/serialize.hpp>

#include <algorithm>

namespace spotme::http {
namespace {

base::Error parameter_error(std::string_view key, std::string_view name) {
  return {base::Code::invalid, std::string(key), std::string(name), {{"field", std::string(name)}}};
}

}  // namespace

Response reply(int status, const boost::json::object& body) { return reply_text(status, boost::json::serialize(body)); }

Response reply_text(int status, std::string json) {
  Response response;
  response.status = status;
  response.headers = {{"Content-Type", "application/json"}, {"Cache-Control", "no-store"}};
  response.body = std::move(json);
  return response;
}

Response reply_empty() {
  Response response;
  response.status = 204;
  response.headers = {{"Cache-Control", "no-store"}};
  return response;
}

boost::json::object to_json(const base::Text& text) { return {{"ms", text.ms}, {"en", text.en}}; }

base::Result<base::Uuid> path_id(const Call& call, std::size_t index) {
  const auto id = base::parse_uuid(call.parameters.at(index));
  if (!id) return base::Error{base::Code::not_found, "not_found", ""};
  return *id;
}

base::Result<base::Day> query_day(const Request& request, std::string_view name) {
  const auto text = request.query_value(name);
  if (!text) return parameter_error("missing_parameter", name);
  const auto day = base::parse_day(*text);
  if (!day) return parameter_error("parameter_not_a_day", name);
  return *day;
}

base::Result<std::string> query_text(const Request& request, std::string_view name, std::size_t most) {
  const auto text = request.query_value(name).value_or("");
  if (!base::is_storable_text(text) || base::count_characters(text) > most) {
    return bad_parameter(name);
  }
  return std::string(text);
}

base::Error bad_parameter(std::string_view name) { return parameter_error("parameter_invalid", name); }

base::Result<bool> query_flag(const Request& request, std::string_view name, bool usual) {
  const auto text = request.query_value(name);
  if (!text) return usual;
  if (*text == "true" || *text == "false") return *text == "true";
  return bad_parameter(name);
}

base::Result<std::int64_t> query_limit(const Request& request, std::int64_t usual, std::int64_t most) {
  const auto text = request.query_value("limit");
  if (!text) return usual;
  const auto number = base::parse_integer(*text);
  if (!number || *number < 1 || *number > most) return bad_parameter("limit");
  return *number;
}

base::Result<std::optional<base::Uuid>> query_uuid(const Request& request, std::string_view name) {
  const auto text = request.query_value(name);
  if (!text) return std::optional<base::Uuid>{};
  const auto id = base::parse_uuid(*text);
  if (!id) return bad_parameter(name);
  return id;
}

base::Result<void> check_query(const Request& request, std::initializer_list<std::string_view> known) {
  for (auto given = request.query.begin(); given != request.query.end(); ++given) {
    const auto& name = given->first;
    const bool twice =
        std::any_of(request.query.begin(), given, [&](const auto& earlier) { return earlier.first == name; });
    if (twice || std::find(known.begin(), known.end(), name) == known.end()) {
      return bad_parameter(name);
    }
  }
  return {};
}

}  // namespace spotme::http
