#include "app/closing_runner.hpp"

#include "app/card_proposal.hpp"
#include "base/log.hpp"

#include <exception>
#include <string>
#include <utility>

namespace spotme::app {

ClosingRunner::ClosingRunner(const Context& context, Options options)
    : context_(context), options_(std::move(options)) {
  options_.closing.runner = base::make_uuid(context_.clock.now());
  options_.closing.stopped = [this] { return stopping_.load(); };
  thread_ = std::thread([this] { work(); });
}

ClosingRunner::~ClosingRunner() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  woken_.notify_all();
  thread_.join();
}

void ClosingRunner::wake() {
  {
    const std::lock_guard lock(mutex_);
    awake_ = true;
  }
  woken_.notify_all();
}

ClosingRunner::Figures ClosingRunner::figures() const {
  const std::lock_guard lock(mutex_);
  return figures_;
}

void ClosingRunner::work() {
  while (!stopping_) {
    {
      std::unique_lock lock(mutex_);
      woken_.wait_for(lock, options_.look, [this] { return awake_ || stopping_; });
      if (stopping_) return;
      awake_ = false;
    }
    look();
    if (options_.after_run) options_.after_run();
  }
}

/// An edge: what breaks here is told in the log and tried again at the next look.
void ClosingRunner::look() {
  try {
    const auto report = close_days(context_, options_.closing);
    const auto& counts = report.counts;
    if (report.days + counts.first_versions + counts.later_versions > 0) propose_cards_everywhere(context_);
    if (report.days + counts.first_versions + counts.later_versions + counts.blocked > 0) {
      base::log(base::Level::info, "days_closed",
                {{"days", std::to_string(report.days)},
                 {"transactions", std::to_string(counts.first_versions)},
                 {"versions", std::to_string(counts.later_versions)},
                 {"not_judged", std::to_string(counts.blocked)},
                 {"issues", std::to_string(counts.raised)}});
    }
    const std::lock_guard lock(mutex_);
    figures_.days += static_cast<std::uint64_t>(report.days);
    figures_.first_versions += static_cast<std::uint64_t>(counts.first_versions);
    figures_.later_versions += static_cast<std::uint64_t>(counts.later_versions);
    figures_.blocked += static_cast<std::uint64_t>(counts.blocked);
    figures_.last_look =
        std::chrono::duration_cast<std::chrono::seconds>(context_.clock.now().time_since_epoch()).count();
  } catch (const std::exception& failure) {
    base::log(base::Level::error, "closing_failed", {{"message", failure.what()}});
    const std::lock_guard lock(mutex_);
    ++figures_.breakdowns;
  }
}

}  // namespace spotme::app
