#include "app/tour.hpp"

#include "http/reply.hpp"
#include "http/tour_handlers.hpp"

#include <boost/json/array.hpp>

namespace spotme::http {
namespace {

Response waiting(const Call& call) {
  boost::json::array roles;
  for (const auto role : app::waiting_tours(call.service.context, call.caller)) {
    roles.push_back(boost::json::string(domain::role_name(role)));
  }
  return reply(200, {{"waiting", std::move(roles)}});
}

}  // namespace

base::Result<Response> list_tours(const Call& call) {
  SPOTME_CHECK(check_query(call.request, {}));
  return waiting(call);
}

base::Result<Response> put_tour(const Call& call) {
  SPOTME_CHECK(app::mark_tour_seen(call.service.context, call.caller, call.parameters.at(0)));
  return waiting(call);
}

}  // namespace spotme::http
