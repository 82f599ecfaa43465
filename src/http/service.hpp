#pragma once

#include "app/clock.hpp"
#include "app/closing_runner.hpp"
#include "app/context.hpp"
#include "app/mail_runner.hpp"
#include "app/verdict_writer.hpp"
#include "base/messages.hpp"
#include "http/board_feed.hpp"
#include "http/event_hub.hpp"
#include "http/notice_feed.hpp"
#include "http/rate_limit.hpp"
#include "http/worker_pool.hpp"

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace spotme::http {

/// How the outside sees this installation.
struct ServiceOptions {
  std::string public_origin;  ///< `https://spotme.example.gov.my`: the link that people open; a browser's writes must
                              ///< come from it
  unsigned workers = 8;       ///< threads for handlers that wait for the database
  unsigned password_workers = 2;      ///< threads for Argon2id, so that sign-ins never slow presses
  EventHub::Options events = {};      ///< of the live page
  bool sends_mail = false;            ///< notices go out by mail as well
  std::int64_t mail_digest_hour = 7;  ///< from which hour of the day the daily mail is made

  /// Cookies are `Secure` unless the origin is plain HTTP on loopback.
  [[nodiscard]] bool secure_cookies() const;
};

/// Everything a handler needs. One for each running server; outlives it.
struct Service {
  Service(const app::Context& app_context, const base::Messages& catalogue, ServiceOptions service_options);

  /// Which of these owners' sessions still live.
  [[nodiscard]] std::vector<bool> living(const std::vector<StreamOwner>& owners) const;

  const app::Context& context;
  const base::Messages& messages;
  app::VerdictWriter verdict_writer;
  ServiceOptions options;
  app::ClosingRunner* closing = nullptr;  ///< where days are closed in this process; must outlive the server then
  app::MailRunner* mail = nullptr;        ///< where mail is sent in this process; as above
  app::ClockDesk desk;
  RateLimiter address_limit;  ///< sign-ins from one address
  RateLimiter token_limit;    ///< presses under one token
  WorkerPool workers;
  WorkerPool password_workers;
  NoticeFeed notices;
  BoardFeed board;
  EventHub events;  ///< its thread asks the feeds: it ends first
};

}  // namespace spotme::http
