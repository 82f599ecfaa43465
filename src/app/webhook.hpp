#pragma once

#include "app/context.hpp"
#include "base/result.hpp"
#include "domain/access.hpp"
#include "store/audit.hpp"
#include "store/webhook_delivery.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

/// Webhooks of an agency, as its administrators keep them (domain::may_keep_integration). Every one refuses `not_found`
/// for another agency, a webhook or a delivery that this one does not have, `not_permitted` for who does not keep them,
/// and is audited where it changes something. What is sent, and when: app/webhook_sender.
namespace spotme::app {

struct WebhookEntry {
  std::string title;
  std::string url;  ///< see domain::webhook_host
  std::vector<domain::WebhookEventKind> events;
};
/// A webhook with its secret as the receiver needs it: `whsec_` and base64.
struct WebhookWithSecret {
  store::Webhook webhook;
  std::string secret;
};

/// Refuses `webhook_url_invalid` (field `url`), `webhook_events_missing` (field `events`), `too_many_webhooks`
/// (conflict). Whether the address may be reached is asked whenever something is sent: a name may lead elsewhere
/// tomorrow.
[[nodiscard]] base::Result<WebhookWithSecret> add_webhook(const Context& context, const domain::Caller& caller,
                                                          base::AgencyId agency, const WebhookEntry& entry,
                                                          const store::Actor& actor);
[[nodiscard]] base::Result<store::Webhook> change_webhook(const Context& context, const domain::Caller& caller,
                                                          const store::WebhookKey& key, const WebhookEntry& entry,
                                                          const store::Actor& actor);
/// What waits is given up.
[[nodiscard]] base::Result<void> end_webhook(const Context& context, const domain::Caller& caller,
                                             const store::WebhookKey& key, const store::Actor& actor);
/// Lets one that rests, or that is to be tried later, go on at once with all that waits.
[[nodiscard]] base::Result<void> resume_webhook(const Context& context, const domain::Caller& caller,
                                                const store::WebhookKey& key, const store::Actor& actor);
/// A new secret; the one before signs beside it for the hours of rules/integration.toml.
[[nodiscard]] base::Result<WebhookWithSecret> rotate_webhook_secret(const Context& context,
                                                                    const domain::Caller& caller,
                                                                    const store::WebhookKey& key,
                                                                    const store::Actor& actor);
/// Sends a `ping`; refuses `webhook_paused` (conflict) for one that rests.
[[nodiscard]] base::Result<domain::WebhookDeliveryId> ping_webhook(const Context& context, const domain::Caller& caller,
                                                                   const store::WebhookKey& key,
                                                                   const store::Actor& actor);
[[nodiscard]] base::Result<std::vector<store::WebhookView>> list_webhooks(const Context& context,
                                                                          const domain::Caller& caller,
                                                                          base::AgencyId agency);

struct DeliveryPage {
  std::vector<store::WebhookDelivery> deliveries;  ///< the newest first
  std::optional<std::string> next;                 ///< give it as `after`
};
[[nodiscard]] base::Result<DeliveryPage> list_webhook_deliveries(const Context& context, const domain::Caller& caller,
                                                                 base::AgencyId agency, store::DeliveryFilter filter);
/// Delivers one that is settled again, under the same id.
[[nodiscard]] base::Result<void> redeliver(const Context& context, const domain::Caller& caller, base::AgencyId agency,
                                           domain::WebhookDeliveryId id, const store::Actor& actor);
/// The same for all of a webhook that failed; answers how many.
[[nodiscard]] base::Result<std::int64_t> redeliver_failed(const Context& context, const domain::Caller& caller,
                                                          const store::WebhookKey& key, const store::Actor& actor);

/// `whsec_` and base64, as Standard Webhooks writes a secret.
[[nodiscard]] std::string secret_text(const base::Bytes& secret);

}  // namespace spotme::app
