#include "http/errors.hpp"

#include "base/log.hpp"
#include "store/db.hpp"

#include <boost/json/object.hpp>
#include <boost/json/serialize.hpp>

namespace spotme::http {

int status_of(base::Code code) {
  switch (code) {
    case base::Code::invalid: return 400;
    case base::Code::unprocessable: return 422;
    case base::Code::unauthenticated: return 401;
    case base::Code::forbidden: return 403;
    case base::Code::not_found: return 404;
    case base::Code::conflict: return 409;
    case base::Code::too_large: return 413;
    case base::Code::too_many: return 429;
    case base::Code::unavailable: return 503;
  }
  return 500;
}

Response refuse(const base::Messages& messages, const base::Error& error, const std::string& request_id) {
  const auto text = messages.text(error.key, error.args);
  boost::json::object body{
      {"code", error.key}, {"message", {{"ms", text.ms}, {"en", text.en}}}, {"request_id", request_id}};
  if (!error.field.empty()) body["field"] = error.field;
  Response response;
  response.status = status_of(error.code);
  response.headers = {{"Content-Type", "application/json"}, {"Cache-Control", "no-store"}};
  for (const auto& [name, value] : error.args) {
    if (name == "seconds") response.headers.emplace_back("Retry-After", value);
  }
  response.body = boost::json::serialize(boost::json::object{{"error", std::move(body)}});
  return response;
}

Response break_down(const base::Messages& messages, const std::exception_ptr& failure, const std::string& request_id) {
  std::string_view kind = "internal_error";
  std::string what;
  try {
    std::rethrow_exception(failure);
  } catch (const db::Unavailable& unavailable) {
    kind = "try_again";
    what = unavailable.what();
  } catch (const db::SerializationFailure& lost) {
    kind = "try_again";
    what = lost.what();
  } catch (const std::exception& other) {
    what = other.what();
  }
  base::log(base::Level::error, "breakdown",
            {{"request_id", request_id}, {"kind", std::string(kind)}, {"message", what}});
  auto response = refuse(messages, {base::Code::unavailable, std::string(kind), "", {}}, request_id);
  if (kind == "internal_error") {
    response.status = 500;
  } else {
    response.headers.emplace_back("Retry-After", "2");
  }
  return response;
}

}  // namespace spotme::http
