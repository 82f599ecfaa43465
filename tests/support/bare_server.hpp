#pragma once

#include "base/clock.hpp"
#include "base/messages.hpp"
#include "http/event_stream.hpp"
#include "http/server.hpp"

#include <condition_variable>
#include <memory>
#include <mutex>
#include <vector>

namespace spotme::test {

/// The HTTP server on a free port of loopback with a handler that shows what it was given: it answers each request with
/// the lines `METHOD path`, `?name=value`, `address`, `secure` and the body. `/later` is kept unanswered until
/// `release`, `/later/made` has its answer made then where it is sent, `/later/unmade` fails in making it; `/drop` is
/// never answered; `/throw` throws; `/big` answers with 64 MiB; `/split` with a header that would split the answer;
/// `/none` with 204; `/made` and `/unmade` do at once what those do later.
class BareServer {
 public:
  explicit BareServer(http::ServerOptions options = {});
  ~BareServer();

  [[nodiscard]] std::uint16_t port() const { return server_->port(); }
  [[nodiscard]] http::Server& server() { return *server_; }
  /// How many requests reached the handler.
  [[nodiscard]] std::size_t handled() const;
  /// Waits until so many requests for `/later` are kept.
  void wait_for_kept(std::size_t count);
  /// Answers every kept request, from this thread, the last first.
  void release();
  /// Ends the server while Responders are still kept.
  void end() { server_.reset(); }

  /// What `/events` answers with.
  std::shared_ptr<http::EventStream> events = std::make_shared<http::EventStream>(std::size_t{64} * 1024);
  base::ManualClock clock{base::parse_instant("2026-11-24T07:59:00+08:00").value()};

 private:
  struct Kept {
    http::Responder respond;
    std::string path;
  };
  void handle(std::shared_ptr<const http::Request> request, http::Responder respond);

  mutable std::mutex mutex_;
  std::condition_variable changed_;
  std::size_t handled_ = 0;
  std::vector<Kept> kept_;
  std::unique_ptr<http::Server> server_;
};

}  // namespace spotme::test
