#pragma once

#include "app/clock.hpp"
#include "app/closing_runner.hpp"
#include "app/context.hpp"
#include "app/verdict_writer.hpp"
#include "base/messages.hpp"
#include "http/rate_limit.hpp"
#include "http/worker_pool.hpp"

#include <memory>
#include <string>

namespace spotme::http {

/// How the outside sees this installation.
struct ServiceOptions {
  std::string public_origin;  ///< `https://spotme.example.gov.my`: the link that people open; a browser's writes must
                              ///< come from it
  unsigned workers = 8;       ///< threads for handlers that wait for the database
  unsigned password_workers = 2;  ///< threads for Argon2id, so that sign-ins never slow presses

  /// Cookies are `Secure` unless the origin is plain HTTP on loopback.
  [[nodiscard]] bool secure_cookies() const;
};

/// Everything a handler needs. One for each running server; outlives it.
struct Service {
  Service(const app::Context& app_context, const base::Messages& catalogue, ServiceOptions service_options);

  const app::Context& context;
  const base::Messages& messages;
  app::VerdictWriter verdict_writer;
  ServiceOptions options;
  app::ClosingRunner* closing = nullptr;  ///< where days are closed in this process; must outlive the server then
  app::ClockDesk desk;
  RateLimiter address_limit;  ///< sign-ins from one address
  RateLimiter token_limit;    ///< presses under one token
  WorkerPool workers;
  WorkerPool password_workers;
};

}  // namespace spotme::http
