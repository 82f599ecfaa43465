#pragma once

#include "app/context.hpp"
#include "app/report_order.hpp"
#include "app/runner_thread.hpp"
#include "base/messages.hpp"
#include "store/report_order.hpp"

#include <chrono>
#include <cstdint>
#include <functional>
#include <string_view>

namespace spotme::app {

/// How a report is made.
struct ReportRunning {
  std::chrono::microseconds lease{std::chrono::minutes{2}};  ///< renewed before every page
  std::int64_t page_rows = 1'000;
  std::int64_t most_bytes = most_report_mebibytes * 1024 * 1024;
  std::int64_t most_attempts = 3;  ///< after so many breakdowns or deaths of a server it has failed
  std::function<bool()> stopped = [] { return false; };
  std::function<void(store::ReportState)> ended = [](store::ReportState) {};  ///< an order is done, or has failed
};
/// Makes the oldest order that nobody makes: into a private folder of the system's temporary files, page by page, then
/// into the database piece by piece; whoever ordered it is told. False when there was none. A cancelled one ends before
/// its next page; one that `stopped` ends is given back. What whoever ordered it may see is asked as he stands now. A
/// breakdown of the making leaves the order to be tried again, and is thrown on.
[[nodiscard]] bool make_next_report(const Context& context, const base::Messages& messages, base::Uuid runner,
                                    const ReportRunning& running);

/// Makes reports beside a running server, on a thread of its own; on several servers with one database each may run
/// one, the lease keeps two from making the same. It also orders what is due by schedule (app/report_schedule) and lets
/// go of files whose time is over.
class ReportRunner {
 public:
  struct Options {
    ReportRunning running = {};             ///< `stopped` and `ended` are its own
    std::chrono::milliseconds look{2'000};  ///< how often it looks whether something was ordered
    std::function<void()> after_run = {};   ///< called after each look on its thread; for tests
  };
  /// `context` and `messages` must outlive it.
  ReportRunner(const Context& context, const base::Messages& messages, Options options);
  ~ReportRunner();
  ReportRunner(const ReportRunner&) = delete;
  ReportRunner& operator=(const ReportRunner&) = delete;

  /// Looks now. From any thread.
  void wake() { thread_.wake(); }

 private:
  void look();
  void attempt(std::string_view event, const std::function<void()>& part);

  const Context& context_;
  const base::Messages& messages_;
  Options options_;
  const base::Uuid id_;
  base::Instant forgotten_at_{};  ///< own thread only
  RunnerThread thread_;
};

/// For /metrics: what the runner of this process has done since the start.
struct ReportFigures {
  bool runs = false;  ///< there is a runner, or was one
  std::uint64_t made = 0;
  std::uint64_t failures = 0;  ///< reports that could not be made, and looks that ended in a breakdown
};
[[nodiscard]] ReportFigures report_figures();

}  // namespace spotme::app
