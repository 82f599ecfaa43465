#include "domain/webhook.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <array>

namespace spotme::domain {
namespace {

constexpr std::array<std::string_view, 5> event_names{"transaction.closed", "transaction.changed", "decision.made",
                                                      "import.done", "ping"};
constexpr std::array chosen_events{WebhookEventKind::transaction_closed, WebhookEventKind::transaction_changed,
                                   WebhookEventKind::decision_made, WebhookEventKind::import_done};
constexpr std::array<std::string_view, 3> state_names{"active", "paused", "ended"};
constexpr std::array<std::string_view, 3> delivery_names{"waiting", "delivered", "failed"};
constexpr std::size_t most_url = 500;

template <class Value, std::size_t count>
std::optional<Value> find_name(const std::array<std::string_view, count>& names, std::string_view name) {
  const auto found = std::find(names.begin(), names.end(), name);
  if (found == names.end()) return std::nullopt;
  return static_cast<Value>(found - names.begin());
}

/// Registries: IANA IPv4 and IPv6 Special-Purpose Address Registries (RFC 6890).
const std::vector<Prefix>& never_reached() {
  static const auto prefixes = [] {
    std::vector<Prefix> all;
    for (const auto* text : {"0.0.0.0/8", "169.254.0.0/16", "224.0.0.0/4", "255.255.255.255", "::", "fe80::/10",
                             "ff00::/8", "fd00:ec2::254"}) {
      all.push_back(parse_prefix(text).value());
    }
    return all;
  }();
  return prefixes;
}
const std::vector<Prefix>& inner() {
  static const auto prefixes = [] {
    std::vector<Prefix> all;
    for (const auto* text :
         {"127.0.0.0/8",  "10.0.0.0/8",     "172.16.0.0/12",   "192.168.0.0/16", "100.64.0.0/10",  "192.0.0.0/24",
          "192.0.2.0/24", "198.18.0.0/15",  "198.51.100.0/24", "203.0.113.0/24", "192.88.99.0/24", "240.0.0.0/4",
          "::1",          "fc00::/7",       "fec0::/10",       "2001::/23",      "2001:db8::/32",  "2002::/16",
          "64:ff9b::/96", "64:ff9b:1::/48", "100::/64",        "5f00::/16",      "3fff::/20"}) {
      all.push_back(parse_prefix(text).value());
    }
    return all;
  }();
  return prefixes;
}

bool any_contains(const std::vector<Prefix>& prefixes, const Address& address) {
  return std::any_of(prefixes.begin(), prefixes.end(), [&](const auto& prefix) { return contains(prefix, address); });
}

/// `::a.b.c.d`, an old way to write an IPv4 address.
bool carries_ipv4(const Address& address) {
  return std::all_of(address.begin(), address.begin() + 12, [](auto byte) { return byte == 0; });
}

bool is_host_character(char c) {
  return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '-' || c == '_';
}

bool is_port(std::string_view text) {
  return !text.empty() && text.size() <= 5 && text.find_first_not_of("0123456789") == std::string_view::npos &&
         text != std::string_view("00000").substr(0, text.size());
}

}  // namespace

std::string_view webhook_event_name(WebhookEventKind kind) { return event_names.at(static_cast<std::size_t>(kind)); }
std::optional<WebhookEventKind> parse_webhook_event(std::string_view name) {
  return find_name<WebhookEventKind>(event_names, name);
}
std::span<const WebhookEventKind> webhook_events() { return chosen_events; }

std::string webhook_events_text(std::vector<WebhookEventKind> kinds) {
  std::sort(kinds.begin(), kinds.end());
  kinds.erase(std::unique(kinds.begin(), kinds.end()), kinds.end());
  std::string text;
  for (const auto kind : kinds) text.append(text.empty() ? "" : " ").append(webhook_event_name(kind));
  return text;
}

std::vector<WebhookEventKind> parse_webhook_events(std::string_view text) {
  std::vector<WebhookEventKind> kinds;
  while (!text.empty()) {
    const auto space = text.find(' ');
    if (const auto kind = parse_webhook_event(text.substr(0, space))) kinds.push_back(*kind);
    text = space == std::string_view::npos ? std::string_view{} : text.substr(space + 1);
  }
  return kinds;
}

std::string_view webhook_state_name(WebhookState state) { return state_names.at(static_cast<std::size_t>(state)); }
std::optional<WebhookState> parse_webhook_state(std::string_view name) {
  return find_name<WebhookState>(state_names, name);
}
std::string_view delivery_state_name(DeliveryState state) { return delivery_names.at(static_cast<std::size_t>(state)); }
std::optional<DeliveryState> parse_delivery_state(std::string_view name) {
  return find_name<DeliveryState>(delivery_names, name);
}

std::chrono::seconds webhook_retry_delay(std::int64_t attempt, double dice) {
  constexpr std::int64_t first = 30;
  constexpr std::int64_t most = std::int64_t{6} * 3600;
  std::int64_t wait = first;
  for (std::int64_t i = 1; i < attempt && wait < most; ++i) wait *= 2;
  wait = std::min(wait, most);
  return std::chrono::seconds{wait + static_cast<std::int64_t>(static_cast<double>(wait) / 2 * (dice - 0.5))};
}

bool add_allowed(WebhookGuard& guard, std::string_view entry) {
  if (const auto prefix = parse_prefix(entry)) {
    guard.networks.push_back(*prefix);
    return true;
  }
  auto host = base::ascii_lower(entry);
  const bool named = !host.empty() && host.size() <= 253 && std::all_of(host.begin(), host.end(), is_host_character) &&
                     host.find_first_not_of("0123456789.") != std::string::npos;
  if (named) guard.hosts.push_back(std::move(host));
  return named;
}

bool may_deliver_to(const WebhookGuard& guard, std::string_view host, const Address& address) {
  if (any_contains(never_reached(), address)) return false;
  if (!any_contains(inner(), address) && !carries_ipv4(address)) return true;
  return any_contains(guard.networks, address) ||
         std::find(guard.hosts.begin(), guard.hosts.end(), host) != guard.hosts.end();
}

std::optional<std::string> webhook_host(std::string_view url) {
  constexpr std::string_view scheme = "https://";
  const bool plain = std::all_of(url.begin(), url.end(), [](char c) {
    return c > ' ' && c < 127 && std::string_view("\\\"<>^`{|}#").find(c) == std::string_view::npos;
  });
  if (!plain || url.size() > most_url || !base::ascii_lower(url.substr(0, scheme.size())).starts_with(scheme))
    return std::nullopt;
  url.remove_prefix(scheme.size());
  auto authority = url.substr(0, url.find_first_of("/?"));
  if (authority.empty() || authority.find('@') != std::string_view::npos) return std::nullopt;
  if (authority.front() == '[') {
    const auto end = authority.find(']');
    if (end == std::string_view::npos) return std::nullopt;
    const auto rest = authority.substr(end + 1);
    if (!rest.empty() && (rest.front() != ':' || !is_port(rest.substr(1)))) return std::nullopt;
    const auto text = base::ascii_lower(authority.substr(1, end - 1));
    if (!parse_address(text)) return std::nullopt;
    return text;
  }
  const auto colon = authority.find(':');
  if (colon != std::string_view::npos && !is_port(authority.substr(colon + 1))) return std::nullopt;
  auto host = base::ascii_lower(authority.substr(0, colon));
  if (host.empty() || host.size() > 253 || !std::all_of(host.begin(), host.end(), is_host_character)) {
    return std::nullopt;
  }
  return host;
}

}  // namespace spotme::domain
