#pragma once

#include "app/context.hpp"
#include "app/runner_thread.hpp"
#include "app/webhook_sender.hpp"

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>

namespace spotme::app {

/// Sends what waits for webhooks beside a running server, on a thread of its own; on several servers with one database
/// each may run one. Nobody wakes it: it looks into the database.
class WebhookRunner {
 public:
  struct Options {
    WebhookSending sending = {};            ///< `stopped` is its own
    std::chrono::milliseconds look{2'000};  ///< how often it looks whether something is due
    std::function<void()> after_run = {};   ///< called after each look on its thread; for tests
  };
  /// Makes the way to the receivers, which may ask `stopped` while it waits; called once, on the constructing thread.
  using MakeTransport = std::function<std::unique_ptr<WebhookTransport>(std::function<bool()> stopped)>;

  /// `context` must outlive it.
  WebhookRunner(const Context& context, const MakeTransport& transport, Options options);
  /// Ends what is under way: it is sent again later.
  ~WebhookRunner();
  WebhookRunner(const WebhookRunner&) = delete;
  WebhookRunner& operator=(const WebhookRunner&) = delete;

  /// Looks now. From any thread.
  void wake() { thread_.wake(); }

 private:
  void look();

  const Context& context_;
  Options options_;
  RunnerThread thread_;
  std::unique_ptr<WebhookTransport> transport_;
  const base::Uuid id_;
};

/// For /metrics: what the runner of this process has done since the start.
struct WebhookFigures {
  bool runs = false;  ///< there is a runner, or was one
  std::uint64_t delivered = 0;
  std::uint64_t put_off = 0;
  std::uint64_t failed = 0;
  std::uint64_t paused = 0;
  std::uint64_t breakdowns = 0;
  std::int64_t waiting = 0;  ///< in the database at the last look, of all servers
};
[[nodiscard]] WebhookFigures webhook_figures();

}  // namespace spotme::app
