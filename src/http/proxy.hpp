#pragma once

#include <boost/asio/ip/address.hpp>

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace spotme::http {

/// Which peers may speak for others. `X-Forwarded-For` and `X-Forwarded-Proto` of anybody else are ignored; `X-Real-IP`
/// and `Forwarded` always are.
class TrustedProxies {
 public:
  /// Addresses (127.0.0.1, ::1) or prefixes (10.0.0.0/8). Throws std::runtime_error naming one that is neither.
  explicit TrustedProxies(const std::vector<std::string>& entries);

  [[nodiscard]] bool contains(const boost::asio::ip::address& address) const;

  struct Client {
    std::string address;
    bool secure = false;
  };
  /// Who sent a request that came from `peer` with these headers (names in lower case). Behind trusted proxies it is
  /// the rightmost address of X-Forwarded-For that is no trusted proxy: what stands left of it, anybody could have
  /// written.
  [[nodiscard]] Client client(const boost::asio::ip::address& peer, bool peer_secure,
                              const std::vector<std::pair<std::string, std::string>>& headers) const;

 private:
  struct Prefix {
    boost::asio::ip::address_v6::bytes_type bytes;
    unsigned bits;
  };
  std::vector<Prefix> prefixes_;
};

/// An IPv4-mapped IPv6 address as the IPv4 address that it is, and without a scope.
[[nodiscard]] boost::asio::ip::address plain_address(const boost::asio::ip::address& address);

}  // namespace spotme::http
