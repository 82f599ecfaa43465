#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace spotme::domain {

/// An IP address in 16 bytes of network order; IPv4 as ::ffff:a.b.c.d, so that both kinds are compared alike.
using Address = std::array<std::uint8_t, 16>;
/// `10.1.2.3`, `2001:db8::1`, `::ffff:10.1.2.3`; no port, no zone. nullopt for anything else.
[[nodiscard]] std::optional<Address> parse_address(std::string_view text);
/// The usual text; IPv4 in dots.
[[nodiscard]] std::string format_address(const Address& address);

/// All addresses that agree with `address` in the first `length` bits (0 to 128; an IPv4 /16 is 112).
struct Prefix {
  Address address{};
  std::uint8_t length = 128;
  bool operator==(const Prefix&) const = default;
};
/// `10.1.0.0/16`, `2001:db8::/32`, or a single address. Bits behind the length must be 0, so that a slip such as
/// `10.1.2.0/16` is seen. nullopt otherwise.
[[nodiscard]] std::optional<Prefix> parse_prefix(std::string_view text);
[[nodiscard]] std::string format_prefix(const Prefix& prefix);
[[nodiscard]] bool contains(const Prefix& prefix, const Address& address);

/// A network of the agency (zon rangkaian).
struct Network {
  std::string name;
  Prefix prefix;
  bool operator==(const Network&) const = default;
};
/// The one with the longest prefix that contains `address`, nullptr when none does.
[[nodiscard]] const Network* find_network(std::span<const Network> networks, const Address& address);

}  // namespace spotme::domain
