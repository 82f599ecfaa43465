#include "http/refusal.hpp"

#include <boost/json.hpp>

#include <utility>

namespace spotme::http {
namespace {

struct Row {
  Refusal why;
  int status;
  std::string_view key;
};

constexpr std::array<Row, 11> rows{{
    {Refusal::malformed, 400, "request_malformed"},
    {Refusal::path_malformed, 400, "path_malformed"},
    {Refusal::path_hostile, 404, "path_not_found"},
    {Refusal::method_unknown, 405, "method_unknown"},
    {Refusal::timeout, 408, "request_timeout"},
    {Refusal::body_too_large, 413, "request_too_large"},
    {Refusal::target_too_long, 414, "request_target_too_long"},
    {Refusal::expectation_unknown, 417, "expectation_unknown"},
    {Refusal::head_too_large, 431, "request_head_too_large"},
    {Refusal::unanswered, 500, "request_unanswered"},
    {Refusal::busy, 503, "server_busy"},
}};

}  // namespace

Refusals::Refusals(const base::Messages& messages) {
  for (const auto& row : rows) {
    const auto text = messages.text(row.key);
    const boost::json::object message{{"ms", text.ms}, {"en", text.en}};
    const boost::json::object error{{"code", boost::json::string_view(row.key.data(), row.key.size())},
                                    {"message", message}};
    auto beginning = boost::json::serialize(boost::json::object{{"error", error}});
    beginning.resize(beginning.size() - 2);  // the two closing braces, which come after the request id
    beginnings_.push_back(beginning + ",\"request_id\":\"");
  }
}

Response Refusals::answer(Refusal why, std::string_view request_id) const {
  const auto index = static_cast<std::size_t>(why);
  Response response{.status = rows.at(index).status};
  response.headers = {{"Content-Type", "application/json; charset=utf-8"},
                      {"Cache-Control", "no-store"},
                      {"X-Content-Type-Options", "nosniff"}};
  if (why == Refusal::busy) response.headers.emplace_back("Retry-After", "1");
  if (why == Refusal::method_unknown)
    response.headers.emplace_back("Allow", "GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS");
  response.body = beginnings_[index];
  response.body.append(request_id).append("\"}}");
  return response;
}

}  // namespace spotme::http
