#include "domain/network.hpp"

#include "base/text.hpp"

#include <arpa/inet.h>
#include <fmt/format.h>

#include <algorithm>
#include <cstring>

namespace spotme::domain {
namespace {

constexpr std::array<std::uint8_t, 12> mapped_ipv4{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff};
constexpr std::uint8_t mapped_bits = 96;

bool is_ipv4(const Address& address) { return std::equal(mapped_ipv4.begin(), mapped_ipv4.end(), address.begin()); }

/// Keeps the first `length` bits.
Address masked(Address address, std::uint8_t length) {
  for (std::size_t i = 0; i < address.size(); ++i) {
    const int kept = std::clamp(static_cast<int>(length) - static_cast<int>(i) * 8, 0, 8);
    address[i] = static_cast<std::uint8_t>(address[i] & (0xff00U >> kept));
  }
  return address;
}

}  // namespace

std::optional<Address> parse_address(std::string_view text) {
  Address address{};
  // inet_pton reads up to a NUL, so a text with one inside must not get that far.
  if (text.size() >= INET6_ADDRSTRLEN || text.find('\0') != std::string_view::npos) return std::nullopt;
  const std::string terminated(text);
  if (inet_pton(AF_INET6, terminated.c_str(), address.data()) == 1) return address;
  std::copy(mapped_ipv4.begin(), mapped_ipv4.end(), address.begin());
  if (inet_pton(AF_INET, terminated.c_str(), address.data() + mapped_ipv4.size()) == 1) return address;
  return std::nullopt;
}

std::string format_address(const Address& address) {
  std::array<char, INET6_ADDRSTRLEN> text{};
  if (is_ipv4(address)) {
    inet_ntop(AF_INET, address.data() + mapped_ipv4.size(), text.data(), text.size());
  } else {
    inet_ntop(AF_INET6, address.data(), text.data(), text.size());
  }
  return text.data();
}

std::optional<Prefix> parse_prefix(std::string_view text) {
  const auto slash = text.find('/');
  const auto address = parse_address(text.substr(0, slash));
  if (!address) return std::nullopt;
  if (slash == std::string_view::npos) return Prefix{*address, 128};
  const auto digits = text.substr(slash + 1);
  const auto length = base::parse_integer(digits);
  // Written in dots, the length counts from the dots; `::ffff:10.0.0.0/104` is written as IPv6 and counts all bits.
  const bool dotted = is_ipv4(*address) && text.find(':') == std::string_view::npos;
  const int most = dotted ? 32 : 128;
  if (!length || *length < 0 || *length > most || (digits.size() > 1 && digits.front() == '0')) return std::nullopt;
  const Prefix prefix{*address, static_cast<std::uint8_t>(*length + (dotted ? mapped_bits : 0))};
  if (masked(prefix.address, prefix.length) != prefix.address) return std::nullopt;
  return prefix;
}

std::string format_prefix(const Prefix& prefix) {
  const bool dotted = is_ipv4(prefix.address) && prefix.length >= mapped_bits;
  if (dotted || !is_ipv4(prefix.address)) {
    return fmt::format("{}/{}", format_address(prefix.address), prefix.length - (dotted ? mapped_bits : 0));
  }
  std::array<char, INET6_ADDRSTRLEN> text{};
  inet_ntop(AF_INET6, prefix.address.data(), text.data(), text.size());
  return fmt::format("{}/{}", text.data(), prefix.length);
}

bool contains(const Prefix& prefix, const Address& address) {
  return masked(address, prefix.length) == masked(prefix.address, prefix.length);
}

const Network* find_network(std::span<const Network> networks, const Address& address) {
  const Network* best = nullptr;
  for (const auto& network : networks) {
    if (!contains(network.prefix, address)) continue;
    if (best == nullptr || network.prefix.length > best->prefix.length) best = &network;
  }
  return best;
}

}  // namespace spotme::domain
