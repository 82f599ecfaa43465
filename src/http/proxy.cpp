#include "http/proxy.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <optional>
#include <stdexcept>

namespace spotme::http {
namespace {

namespace ip = boost::asio::ip;

/// Every address as 16 bytes, so that one comparison serves both families.
ip::address_v6::bytes_type bytes_of(const ip::address& address) {
  return address.is_v4() ? ip::make_address_v6(ip::v4_mapped, address.to_v4()).to_bytes() : address.to_v6().to_bytes();
}

bool same_prefix(const ip::address_v6::bytes_type& a, const ip::address_v6::bytes_type& b, unsigned bits) {
  const auto whole = bits / 8;
  if (!std::equal(a.begin(), a.begin() + whole, b.begin())) return false;
  const auto rest = bits % 8;
  return rest == 0 || ((a[whole] ^ b[whole]) >> (8 - rest)) == 0;
}

std::optional<ip::address> parse_address(std::string_view text) {
  boost::system::error_code failure;
  const auto address = ip::make_address(std::string(text), failure);
  if (failure) return std::nullopt;
  return plain_address(address);
}

/// One entry of X-Forwarded-For: an address, with or without a port (`1.2.3.4:5`, `[::1]:5`).
std::optional<ip::address> parse_hop(std::string_view text) {
  if (text.starts_with('[')) return parse_address(text.substr(1, text.find(']') - 1));
  if (std::count(text.begin(), text.end(), ':') == 1) text = text.substr(0, text.find(':'));
  return parse_address(text);
}

}  // namespace

ip::address plain_address(const ip::address& address) {
  if (address.is_v4()) return address;
  const auto v6 = address.to_v6();
  if (v6.is_v4_mapped()) return ip::make_address_v4(ip::v4_mapped, v6);
  return ip::address_v6(v6.to_bytes());
}

TrustedProxies::TrustedProxies(const std::vector<std::string>& entries) {
  for (const auto& entry : entries) {
    const auto slash = entry.find('/');
    const auto address = parse_address(std::string_view(entry).substr(0, slash));
    const auto fail = [&] {
      return std::runtime_error("trusted_proxies: '" + entry + "' is no address and no prefix");
    };
    if (!address) throw fail();
    const unsigned width = address->is_v4() ? 32 : 128;
    std::optional<std::int64_t> bits = width;
    if (slash != std::string::npos) bits = base::parse_integer(std::string_view(entry).substr(slash + 1));
    if (!bits || *bits < 0 || *bits > width) throw fail();
    prefixes_.push_back({bytes_of(*address), static_cast<unsigned>(*bits) + (128 - width)});
  }
}

bool TrustedProxies::contains(const ip::address& address) const {
  const auto bytes = bytes_of(address);
  return std::any_of(prefixes_.begin(), prefixes_.end(),
                     [&](const Prefix& prefix) { return same_prefix(bytes, prefix.bytes, prefix.bits); });
}

TrustedProxies::Client TrustedProxies::client(const ip::address& peer, bool peer_secure,
                                              const std::vector<std::pair<std::string, std::string>>& headers) const {
  if (!contains(peer)) return {peer.to_string(), peer_secure};
  auto client = peer;
  bool found = false;
  std::string_view proto;
  for (auto header = headers.rbegin(); header != headers.rend(); ++header) {
    if (header->first == "x-forwarded-proto" && proto.empty()) proto = header->second;
    if (header->first != "x-forwarded-for" || found) continue;
    const auto hops = base::split(header->second, ',');
    for (auto hop = hops.rbegin(); hop != hops.rend() && !found; ++hop) {
      const auto address = parse_hop(base::trimmed(*hop));
      // What cannot be read came through the last proxy that could be; so that one answers for it.
      found = !address || !contains(*address);
      if (address) client = *address;
    }
  }
  // The last value is the nearest proxy's own.
  const auto values = base::split(proto, ',');
  return {client.to_string(), peer_secure || base::ascii_lower(base::trimmed(values.back())) == "https"};
}

}  // namespace spotme::http
