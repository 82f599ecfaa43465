#pragma once

#include "base/id.hpp"
#include "domain/network.hpp"

#include <chrono>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

/// Webhooks: what is told to programs, when it is tried again, and to which addresses it may go. Pure.
namespace spotme::domain {

using WebhookId = base::Id<struct WebhookTag>;
using WebhookDeliveryId = base::Id<struct WebhookDeliveryTag>;

enum class WebhookEventKind : std::uint8_t {
  transaction_closed,   ///< days were closed: a range of numbers
  transaction_changed,  ///< later versions were made: their numbers
  decision_made,        ///< cases were settled
  import_done,          ///< an import of people or leave ended
  ping,                 ///< somebody tries the webhook out; nobody chooses it
};
/// `transaction.closed`, `transaction.changed`, `decision.made`, `import.done`, `ping`.
[[nodiscard]] std::string_view webhook_event_name(WebhookEventKind kind);
[[nodiscard]] std::optional<WebhookEventKind> parse_webhook_event(std::string_view name);
/// Those that a webhook may choose.
[[nodiscard]] std::span<const WebhookEventKind> webhook_events();
/// Their names in the order of the enumeration, each once, separated by spaces.
[[nodiscard]] std::string webhook_events_text(std::vector<WebhookEventKind> kinds);
[[nodiscard]] std::vector<WebhookEventKind> parse_webhook_events(std::string_view text);

enum class WebhookState : std::uint8_t {
  active,
  paused,  ///< failed for too long, or its receiver said that it is gone; what waits is kept
  ended,
};
[[nodiscard]] std::string_view webhook_state_name(WebhookState state);
[[nodiscard]] std::optional<WebhookState> parse_webhook_state(std::string_view name);

enum class DeliveryState : std::uint8_t { waiting, delivered, failed };
[[nodiscard]] std::string_view delivery_state_name(DeliveryState state);
[[nodiscard]] std::optional<DeliveryState> parse_delivery_state(std::string_view name);

/// How long to wait after the attempt of that number, from 1: half a minute, doubled with each, at most six hours;
/// moved by up to a quarter either way, as `dice` (0 to 1) has it, so that what failed together does not come back
/// together.
[[nodiscard]] std::chrono::seconds webhook_retry_delay(std::int64_t attempt, double dice);

/// What the operator allows of internal networks: receivers by address and by name.
struct WebhookGuard {
  std::vector<Prefix> networks = {};
  std::vector<std::string> hosts = {};  ///< in lower case; each reaches whatever inner address its name leads to
};
/// One entry of the setting: a network, an address or a host name. False when it can be none of them.
[[nodiscard]] bool add_allowed(WebhookGuard& guard, std::string_view entry);

/// True when a webhook may connect to that address under that name (without brackets, in lower case). Open addresses of
/// the Internet always; loopback, private, shared, unique-local and reserved ones and those that carry an IPv4 address
/// inside (NAT64, 6to4, Teredo) only when the guard names them; unspecified, link-local (metadata services stand
/// there), multicast and broadcast ones never.
[[nodiscard]] bool may_deliver_to(const WebhookGuard& guard, std::string_view host, const Address& address);

/// The host of `https://host[:port]/…` as it is compared with the guard: lower case, without brackets. nullopt for what
/// no webhook can be: another scheme, a user, a fragment, spaces or control characters, more than 500 characters.
[[nodiscard]] std::optional<std::string> webhook_host(std::string_view url);

}  // namespace spotme::domain
