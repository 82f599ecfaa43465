#pragma once

#include "base/messages.hpp"
#include "http/assets.hpp"
#include "http/routes.hpp"
#include "http/server.hpp"

#include <atomic>
#include <memory>
#include <vector>

/// What stands between the server and the handlers: every request passes here, in this order: health, pages, route,
/// origin, content type, limits, session, permission, handler.
namespace spotme::http {

class Gateway {
 public:
  /// Answers only /healthz and /readyz until `open` is called.
  explicit Gateway(const base::Messages& messages);

  /// Lets requests in. `service` must outlive the server that this gateway is given to.
  void open(Service& service) { service_.store(&service); }
  /// The handler for the public listener.
  void handle(const std::shared_ptr<const Request>& request, Responder respond);
  /// The handler for the administration listener: /metrics, /healthz, /readyz.
  void handle_administration(const std::shared_ptr<const Request>& request, Responder respond,
                             const Server::Figures& public_figures);

 private:
  struct Match {
    const Route* route = nullptr;
    std::vector<std::string_view> parameters;
    bool path_known = false;
  };
  [[nodiscard]] static Match match(const Request& request);
  /// True when it was one of the two health addresses and is answered.
  bool answer_health(const std::shared_ptr<const Request>& request, Responder& respond);
  void handle_api(Service& service, const std::shared_ptr<const Request>& request, Responder respond);
  void run(Service& service, const Match& match, const std::shared_ptr<const Request>& request, Responder respond);

  const base::Messages& messages_;
  Assets assets_;
  std::atomic<Service*> service_ = nullptr;
};

}  // namespace spotme::http
