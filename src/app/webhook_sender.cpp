#include "app/webhook_sender.hpp"

#include "app/jitter.hpp"
#include "app/notice.hpp"
#include "base/crypto.hpp"
#include "base/log.hpp"
#include "base/signature.hpp"
#include "base/text.hpp"

#include <algorithm>
#include <array>

namespace spotme::app {
namespace {

using domain::DeliveryState;
using domain::WebhookState;

constexpr std::int64_t gone = 410;
/// Answers that are meant for one delivery and say nothing of the next.
constexpr std::array<std::int64_t, 5> refuses_one{400, 409, 413, 415, 422};

bool is_success(const WebhookOutcome& outcome) { return outcome.status >= 200 && outcome.status < 300; }

/// What can be stored and shown: an answer may be anything. Where it was cut, a character that is not whole goes too.
std::string plain(std::string_view answer) {
  auto text = std::string(answer.substr(0, WebhookTransport::most_answer));
  const bool was_cut = text.size() == WebhookTransport::most_answer;
  for (int i = 0; i < 3 && was_cut && !base::is_storable_text(text); ++i) text.pop_back();
  if (base::is_storable_text(text)) return text;
  for (auto& c : text) c = c >= ' ' && c < 127 ? c : '?';
  return text;
}

/// One webhook under its lease.
class Telling {
 public:
  Telling(const Context& context, WebhookTransport& transport, base::Uuid runner, const WebhookSending& options,
          store::Webhook webhook, WebhookReport& report)
      : context_(context),
        transport_(transport),
        runner_(runner),
        options_(options),
        webhook_(std::move(webhook)),
        report_(report) {}

  void run() {
    const auto due = context_.database.read(
        [&](db::Read& read) { return store::load_deliveries_due(read, webhook_.key, options_.deliveries_at_once); });
    bool ours = true;
    for (std::size_t i = 0; i < due.size() && ours && !over_ && !options_.stopped(); ++i) ours = send(due[i]);
    if (!ours) return;
    context_.database.write([&](db::Write& write) { return store::settle_webhook(write, webhook_, runner_, false); });
  }

 private:
  /// False when the lease was lost.
  bool send(store::WebhookDelivery delivery) {
    const auto now = context_.clock.now();
    const auto seconds = std::chrono::floor<std::chrono::seconds>(now).time_since_epoch().count();
    OutgoingWebhook out{webhook_.url, base::to_string(delivery.id), std::to_string(seconds), {}, delivery.payload};
    out.signature = webhook_signature(webhook_, out.id, out.timestamp, out.body, now);
    const auto outcome = transport_.send(out);
    if (outcome.fault == "stopped") return over_ = true;
    const auto at = context_.clock.now();
    if (!delivery.begun_at) delivery.begun_at = at;
    delivery.tried_at = at;
    ++delivery.attempts;
    delivery.status = outcome.status;
    delivery.fault = outcome.fault;
    delivery.answer = plain(outcome.answer);
    const bool rests = settle(delivery, outcome, at);
    return save(delivery, rests);
  }

  /// What becomes of the delivery and of its webhook; true when the webhook rests from now on.
  bool settle(store::WebhookDelivery& delivery, const WebhookOutcome& outcome, base::Instant at) {
    if (is_success(outcome)) {
      delivery.state = DeliveryState::delivered;
      webhook_.failures = 0;
      webhook_.failing_since = std::nullopt;
      webhook_.retry_at = base::Instant{};
      webhook_.delivered_at = at;
      ++report_.delivered;
      return false;
    }
    ++webhook_.failures;
    if (!webhook_.failing_since) webhook_.failing_since = at;
    const bool rests = outcome.status == gone || at - *webhook_.failing_since >= options_.give_up;
    if (rests) {
      webhook_.state = WebhookState::paused;
      over_ = true;
      ++report_.paused;
    } else if (at - *delivery.begun_at >= options_.give_up) {
      delivery.state = DeliveryState::failed;
      ++report_.failed;
      return false;
    }
    ++report_.put_off;
    if (std::find(refuses_one.begin(), refuses_one.end(), outcome.status) != refuses_one.end()) {
      delivery.due_at = at + domain::webhook_retry_delay(delivery.attempts, throw_dice());
    } else {
      webhook_.retry_at = at + domain::webhook_retry_delay(webhook_.failures, throw_dice());
      over_ = true;
    }
    return rests;
  }

  bool save(const store::WebhookDelivery& delivery, bool rests) {
    const bool ours = context_.database.write([&](db::Write& write) {
      if (!store::settle_webhook(write, webhook_, runner_, true)) return false;
      // It may have been settled or given up meanwhile; what the receiver got stays with him.
      (void)store::settle_delivery(write, delivery);
      if (rests) tell_keepers(write);
      return true;
    });
    if (!ours) {
      base::log(base::Level::warning, "webhook_lease_lost", {{"webhook", base::to_string(webhook_.key.id)}});
    } else if (rests) {
      base::log(base::Level::warning, "webhook_paused", {{"webhook", base::to_string(webhook_.key.id)}});
    }
    return ours;
  }

  void tell_keepers(db::Write& write) const {
    std::vector<NewNotice> notices;
    for (const auto& officer : store::load_integration_keepers(write, webhook_.key.agency)) {
      NewNotice notice;
      notice.agency = webhook_.key.agency;
      notice.to = officer;
      notice.kind = domain::NoticeKind::webhook_paused;
      notice.args = {{"title", webhook_.title}};
      notice.link = "/integrasi";
      notices.push_back(std::move(notice));
    }
    notify(write, notices);
  }

  const Context& context_;
  WebhookTransport& transport_;
  const base::Uuid runner_;
  const WebhookSending& options_;
  store::Webhook webhook_;
  WebhookReport& report_;
  bool over_ = false;  ///< no more of this webhook for now
};

}  // namespace

std::string webhook_signature(const store::Webhook& webhook, std::string_view id, std::string_view timestamp,
                              std::string_view body, base::Instant now) {
  std::string text(id);
  text.append(".").append(timestamp).append(".").append(body);
  auto signature = "v1," + base::to_base64(base::hmac_sha256(webhook.secret, text));
  if (webhook.previous_secret && now < *webhook.previous_until) {
    signature += " v1," + base::to_base64(base::hmac_sha256(*webhook.previous_secret, text));
  }
  return signature;
}

WebhookReport send_webhooks(const Context& context, WebhookTransport& transport, base::Uuid runner,
                            const WebhookSending& options) {
  WebhookReport report;
  const auto lease_time = WebhookTransport::most_time * (options.deliveries_at_once + 1);
  while (!options.stopped()) {
    const auto keys =
        context.database.read([&](db::Read& read) { return store::load_webhooks_due(read, options.webhooks_at_once); });
    bool any = false;
    for (const auto& key : keys) {
      if (options.stopped()) break;
      auto webhook = context.database.write(
          [&](db::Write& write) { return store::lease_webhook(write, key, runner, write.now() + lease_time); });
      if (!webhook) continue;
      any = true;
      Telling(context, transport, runner, options, std::move(*webhook), report).run();
    }
    if (!any) break;
  }
  return report;
}

}  // namespace spotme::app
