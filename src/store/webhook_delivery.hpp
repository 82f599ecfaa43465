#pragma once

#include "store/webhook.hpp"

#include <optional>
#include <string>
#include <vector>

/// What is to be told to webhooks, and what became of it.
namespace spotme::store {

struct WebhookDelivery {
  WebhookKey webhook;
  domain::WebhookDeliveryId id;
  std::string event;    ///< as domain::webhook_event_name writes it
  std::string payload;  ///< the body that is sent, the same at each attempt
  base::Instant made_at{};
  base::Instant due_at{};
  domain::DeliveryState state = domain::DeliveryState::waiting;
  std::int64_t attempts = 0;
  std::optional<base::Instant> begun_at = {};  ///< the first attempt since it was made or delivered again
  std::optional<base::Instant> tried_at = {};
  std::int64_t status = 0;  ///< of the last answer; 0: there was none
  std::string fault;        ///< why there was none, a fixed word
  std::string answer;       ///< the beginning of the last answer
};

/// Due at once.
void insert_webhook_deliveries(db::Write& write, const std::vector<WebhookDelivery>& deliveries);
/// The waiting ones of a webhook that are due, the oldest first.
[[nodiscard]] std::vector<WebhookDelivery> load_deliveries_due(db::Read& read, const WebhookKey& webhook,
                                                               std::int64_t limit);
/// Writes the last attempt of one that waits; false when it does no longer.
[[nodiscard]] bool settle_delivery(db::Write& write, const WebhookDelivery& delivery);

struct DeliveryFilter {
  std::optional<domain::WebhookId> webhook = {};
  std::optional<domain::DeliveryState> state = {};
  std::optional<domain::WebhookDeliveryId> before = {};
  std::int64_t limit = 50;
};
/// The newest first.
[[nodiscard]] std::vector<WebhookDelivery> list_deliveries(db::Read& read, base::AgencyId agency,
                                                           const DeliveryFilter& filter);
/// Lets one that is settled be delivered again, from now on; nullopt when the agency has no such one, or its webhook
/// has ended.
[[nodiscard]] std::optional<WebhookDelivery> reopen_delivery(db::Write& write, base::AgencyId agency,
                                                             domain::WebhookDeliveryId id);
/// The same for all of a webhook that failed; returns how many.
std::int64_t reopen_failed_deliveries(db::Write& write, const WebhookKey& webhook);
/// Lets all that waits be tried at once.
void hasten_deliveries(db::Write& write, const WebhookKey& webhook);
/// Gives up what still waits, because the webhook has ended.
void give_up_deliveries(db::Write& write, const WebhookKey& webhook);
/// Of every agency.
[[nodiscard]] std::int64_t count_waiting_deliveries(db::Read& read);
/// Deletes what was settled before then, the oldest first, at most `most`; returns how many.
std::int64_t delete_deliveries_before(db::Write& write, base::AgencyId agency, base::Instant before, std::int64_t most);

}  // namespace spotme::store
