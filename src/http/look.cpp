#include "app/look.hpp"

#include "http/remote_handlers.hpp"
#include "http/reply.hpp"

#include <boost/json/array.hpp>

namespace spotme::http {

base::Result<Response> list_looks(const Call& call) {
  SPOTME_CHECK(check_query(call.request, {"before", "limit"}));
  SPOTME_TRY(const auto before, query_uuid(call.request, "before"));
  SPOTME_TRY(const auto limit, query_limit(call.request, 50, 200));
  const auto page = app::list_looks(call.service.context, call.caller, before, limit);
  const auto& messages = call.service.messages;
  boost::json::array looks;
  for (const auto& look : page.looks) {
    const auto key = "look_" + look.action;
    boost::json::array roles;
    for (const auto& role : look.by_roles) roles.push_back(boost::json::string(role));
    looks.push_back({{"id", base::to_string(look.id)},
                     {"at", base::format_instant(look.at)},
                     {"by", look.by_name},
                     {"roles", std::move(roles)},
                     {"action", look.action},
                     {"what", to_json(messages.text(messages.contains(key) ? key : "look_other"))}});
  }
  boost::json::object body{{"looks", std::move(looks)}};
  if (page.next) body["next"] = base::to_string(*page.next);
  return reply(200, body);
}

}  // namespace spotme::http
