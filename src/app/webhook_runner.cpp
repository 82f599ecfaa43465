#include "app/webhook_runner.hpp"

#include "base/log.hpp"
#include "store/webhook_delivery.hpp"

#include <exception>
#include <mutex>
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
      transport_(transport([this] { return thread_.stopping(); })),
      id_(base::make_uuid(context.clock.now())) {
  options_.sending.stopped = [this] { return thread_.stopping(); };
  count([](auto& figures) { figures.runs = true; });
  thread_.start("webhook", [this] {
    look();
    if (options_.after_run) options_.after_run();
    return options_.look;
  });
}

WebhookRunner::~WebhookRunner() { thread_.stop(); }

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
