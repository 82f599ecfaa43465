#include "app/webhook_runner.hpp"

#include "base/log.hpp"
#include "store/webhook_delivery.hpp"

#include <pthread.h>

#include <exception>
#include <utility>

namespace spotme::app {
namespace {

/// One for the process, as that of hashed passwords: the service of a server knows no runner.
struct Kept {
  std::mutex mutex;
  WebhookFigures figures;
};
Kept& kept() {
  static Kept one;
  return one;
}
void count(const std::function<void(WebhookFigures&)>& change) {
  const std::lock_guard lock(kept().mutex);
  change(kept().figures);
}

}  // namespace

WebhookFigures webhook_figures() {
  const std::lock_guard lock(kept().mutex);
  return kept().figures;
}

WebhookRunner::WebhookRunner(const Context& context, const MakeTransport& transport, Options options)
    : context_(context),
      options_(std::move(options)),
      transport_(transport([this] { return stopping_.load(); })),
      id_(base::make_uuid(context.clock.now())) {
  options_.sending.stopped = [this] { return stopping_.load(); };
  count([](auto& figures) { figures.runs = true; });
  thread_ = std::thread([this] { work(); });
  pthread_setname_np(thread_.native_handle(), "webhook");
}

WebhookRunner::~WebhookRunner() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  woken_.notify_all();
  thread_.join();
}

void WebhookRunner::wake() {
  {
    const std::lock_guard lock(mutex_);
    awake_ = true;
  }
  woken_.notify_all();
}

void WebhookRunner::work() {
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

void WebhookRunner::look() {
  try {
    const auto report = send_webhooks(context_, *transport_, id_, options_.sending);
    const auto waiting = context_.database.read([](db::Read& read) { return store::count_waiting_deliveries(read); });
    count([&](auto& figures) {
      figures.delivered += static_cast<std::uint64_t>(report.delivered);
      figures.put_off += static_cast<std::uint64_t>(report.put_off);
      figures.failed += static_cast<std::uint64_t>(report.failed);
      figures.paused += static_cast<std::uint64_t>(report.paused);
      figures.waiting = waiting;
    });
  } catch (const std::exception& failure) {
    base::log(base::Level::error, "webhooks_not_sent", {{"message", failure.what()}});
    count([](auto& figures) { ++figures.breakdowns; });
  }
}

}  // namespace spotme::app
