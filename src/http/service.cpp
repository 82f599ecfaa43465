#include "http/service.hpp"

#include "app/session.hpp"

#include <utility>

namespace spotme::http {
namespace {

constexpr std::size_t waiting_workers = 2'000;
constexpr std::size_t waiting_passwords = 200;  ///< some seconds of hashing; whoever comes behind is told to come again
constexpr RateLimiter::Options per_address{2, 60, 100'000};
constexpr RateLimiter::Options per_token{20, 40, 200'000};

}  // namespace

Service::Service(const app::Context& app_context, const base::Messages& catalogue, ServiceOptions service_options)
    : context(app_context),
      messages(catalogue),
      verdict_writer(catalogue),
      options(std::move(service_options)),
      desk(app_context),
      address_limit(per_address),
      token_limit(per_token),
      workers("worker", options.workers, waiting_workers),
      password_workers("password", options.password_workers, waiting_passwords),
      notices(app_context, catalogue, events),
      board(app_context, events),
      events(options.events, [this](const std::vector<StreamOwner>& owners) { return living(owners); }) {
  events.add_source([this] { notices.look(); });
  events.add_source([this] { board.look(); });
}

std::vector<bool> Service::living(const std::vector<StreamOwner>& owners) const {
  std::vector<store::SessionKey> keys;
  keys.reserve(owners.size());
  for (const auto& owner : owners) keys.push_back({owner.agency, owner.session});
  return app::living_sessions(context, keys);
}

}  // namespace spotme::http
