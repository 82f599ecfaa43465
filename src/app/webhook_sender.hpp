#pragma once

#include "app/context.hpp"
#include "store/webhook_delivery.hpp"

#include <chrono>
#include <cstdint>
#include <functional>
#include <string>

/// Sends what waits for webhooks. A webhook is leased, its deliveries are sent one after the other, each settled in a
/// transaction of its own, so that it survives a restart and several servers may send at once. A delivery goes out at
/// least once: the receiver knows one that comes twice by its `webhook-id`.
///
/// What is not answered by 2xx is tried again, less and less often. The whole webhook waits then, so that it hears in
/// order; an answer that refuses the one delivery (400, 409, 413, 415, 422) holds up only that. After the hours of
/// rules/integration.toml without a success the webhook rests, its keepers are told, and what waits is kept; a delivery
/// that was refused for so long while others went through has failed. An answer of 410 says that the receiver is gone:
/// it rests at once.
namespace spotme::app {

struct OutgoingWebhook {
  std::string url;
  std::string id;         ///< `webhook-id`
  std::string timestamp;  ///< `webhook-timestamp`: seconds since 1970
  std::string signature;  ///< `webhook-signature`
  std::string body;
};
struct WebhookOutcome {
  std::int64_t status = 0;  ///< 0: no answer
  /// Why there was none: `address_refused`, `unreachable`, `timed_out`, `certificate_refused`, `stopped`.
  std::string fault = {};
  std::string answer = {};  ///< the first bytes, or particulars of the fault
};
/// The way to a receiver. Blocks for at most `most_time`. One thread at a time.
class WebhookTransport {
 public:
  static constexpr std::chrono::seconds most_time{15};
  static constexpr std::size_t most_answer = 1024;  ///< bytes of an answer that are kept
  virtual ~WebhookTransport() = default;
  [[nodiscard]] virtual WebhookOutcome send(const OutgoingWebhook& webhook) = 0;
};

struct WebhookSending {
  std::chrono::hours give_up{72};
  std::int64_t webhooks_at_once = 20;
  std::int64_t deliveries_at_once = 20;  ///< of one webhook, before the next has its turn
  std::function<bool()> stopped = [] { return false; };
};
struct WebhookReport {
  std::int64_t delivered = 0;
  std::int64_t put_off = 0;  ///< attempts that will be made again
  std::int64_t failed = 0;   ///< for good
  std::int64_t paused = 0;   ///< webhooks that rest from now on
};
/// Sends all that is due. `runner` names this process in the leases.
WebhookReport send_webhooks(const Context& context, WebhookTransport& transport, base::Uuid runner,
                            const WebhookSending& options);

/// `v1,` and base64 of HMAC-SHA256 over `id.timestamp.body`, one for each secret that signs at that moment, separated
/// by spaces (Standard Webhooks 1.0).
[[nodiscard]] std::string webhook_signature(const store::Webhook& webhook, std::string_view id,
                                            std::string_view timestamp, std::string_view body, base::Instant now);

}  // namespace spotme::app
