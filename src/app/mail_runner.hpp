#pragma once

#include "app/context.hpp"
#include "app/mail.hpp"
#include "app/notice_mail.hpp"
#include "app/runner_thread.hpp"
#include "base/messages.hpp"

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <string_view>

namespace spotme::app {

/// Makes mail of notices and sends it beside a running server, on a thread of its own; on several servers with one
/// database each may run one. A breakdown of one of the two holds up neither the other nor the next look. While the
/// mail server cannot be reached it is asked less and less often, up to every five minutes.
class MailRunner {
 public:
  struct Options {
    NoticeMailOptions notices = {};  ///< `stopped` is its own, as of the next
    MailSending sending = {};
    std::chrono::milliseconds look{5'000};  ///< how often it looks whether something is due
    std::function<void()> after_run = {};   ///< called after each look on its thread; for tests
  };
  /// Makes the way to the mail server, which may ask `stopped` while it waits; called once, on the constructing thread.
  using MakeTransport = std::function<std::unique_ptr<MailTransport>(std::function<bool()> stopped)>;

  /// `context` and `messages` must outlive it.
  MailRunner(const Context& context, const base::Messages& messages, const MakeTransport& transport, Options options);
  /// Ends what is under way: a mail that was being handed over is sent again later.
  ~MailRunner();
  MailRunner(const MailRunner&) = delete;
  MailRunner& operator=(const MailRunner&) = delete;

  /// Looks now. From any thread.
  void wake() { thread_.wake(); }

  /// For /metrics; counters since the start.
  struct Figures {
    std::uint64_t made = 0;
    std::uint64_t sent = 0;
    std::uint64_t put_off = 0;      ///< attempts that will be made again
    std::uint64_t refused = 0;      ///< for good
    std::uint64_t given_up = 0;     ///< after `MailSending::give_up`
    std::uint64_t unreachable = 0;  ///< looks at which the mail server could not be used
    std::uint64_t breakdowns = 0;
    std::int64_t waiting = 0;  ///< in the database at the last look, of all servers
  };
  [[nodiscard]] Figures figures() const;

 private:
  void look();
  void attempt(std::string_view event, const std::function<void()>& part);
  void send();

  const Context& context_;
  const base::Messages& messages_;
  Options options_;
  RunnerThread thread_;
  std::unique_ptr<MailTransport> transport_;
  const base::Uuid id_;
  mutable std::mutex mutex_;        ///< of figures_
  std::chrono::milliseconds rest_;  ///< own thread only: until the next look
  Figures figures_;
};

}  // namespace spotme::app
