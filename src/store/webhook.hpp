#pragma once

#include "base/crypto.hpp"
#include "domain/webhook.hpp"
#include "store/db.hpp"

#include <optional>
#include <string>
#include <vector>

/// Webhooks of agencies: where they want to be told, and how that goes. Their deliveries: store/webhook_delivery.
namespace spotme::store {

struct WebhookKey {
  base::AgencyId agency;
  domain::WebhookId id;
  auto operator<=>(const WebhookKey&) const = default;  // NOLINT(modernize-use-nullptr)
};

struct Webhook {
  WebhookKey key;
  std::string title;
  std::string url;
  std::vector<domain::WebhookEventKind> events;
  base::Bytes secret;
  std::optional<base::Bytes> previous_secret = {};  ///< signs too until `previous_until`
  std::optional<base::Instant> previous_until = {};
  domain::WebhookState state = domain::WebhookState::active;
  std::int64_t failures = 0;  ///< attempts since the last success
  std::optional<base::Instant> failing_since = {};
  base::Instant retry_at{};  ///< nothing is tried before
  std::optional<base::Instant> delivered_at = {};
  base::Instant created_at{};
  base::OfficerId created_by;
};
/// With how many deliveries wait and how many failed.
struct WebhookView {
  Webhook webhook;
  std::int64_t waiting = 0;
  std::int64_t failed = 0;
};

void insert_webhook(db::Write& write, const Webhook& webhook);
[[nodiscard]] std::optional<Webhook> find_webhook(db::Read& read, const WebhookKey& key);
/// All of the agency that have not ended, the oldest first: a few, as the rules limit them.
[[nodiscard]] std::vector<Webhook> load_webhooks(db::Read& read, base::AgencyId agency);
[[nodiscard]] std::vector<WebhookView> load_webhook_views(db::Read& read, base::AgencyId agency);
/// Title, address, events and secrets, and the state with its counters; not the lease.
void update_webhook(db::Write& write, const Webhook& webhook);
/// Ends it; false when it has ended or is none.
[[nodiscard]] bool end_webhook(db::Write& write, const WebhookKey& key);

/// Those of every agency that have something to tell now and that nobody has leased, the longest not looked at first.
[[nodiscard]] std::vector<WebhookKey> load_webhooks_due(db::Read& read, std::int64_t limit);
/// Leases it for `runner`; nullopt when another was faster or nothing is to be done any more.
[[nodiscard]] std::optional<Webhook> lease_webhook(db::Write& write, const WebhookKey& key, base::Uuid runner,
                                                   base::Instant until);
/// Writes how it went and gives the lease back. False when it is no longer this runner's: another has taken it over.
[[nodiscard]] bool settle_webhook(db::Write& write, const Webhook& webhook, base::Uuid runner, bool keep_lease);

/// Who is told when a webhook rests: administrators of a whole tree of the agency today.
[[nodiscard]] std::vector<base::OfficerId> load_integration_keepers(db::Read& read, base::AgencyId agency);

}  // namespace spotme::store
