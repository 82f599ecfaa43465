#include "http/proxy.hpp"

#include "tests/support/bare_server.hpp"
#include "tests/support/raw_client.hpp"

#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

namespace spotme::test {
namespace {

using Headers = std::vector<std::pair<std::string, std::string>>;

std::string client(const std::string& peer, const Headers& headers) {
  const http::TrustedProxies proxies({"127.0.0.1", "10.0.0.0/8", "fd00::/16"});
  const auto seen = proxies.client(http::plain_address(boost::asio::ip::make_address(peer)), false, headers);
  return seen.address + (seen.secure ? " secure" : " plain");
}

TEST(Proxy, OnlyATrustedPeerMaySpeakForOthers) {
  const Headers spoof{{"x-forwarded-for", "1.2.3.4"}, {"x-forwarded-proto", "https"}, {"x-real-ip", "1.2.3.4"}};
  EXPECT_EQ(client("203.0.113.9", spoof), "203.0.113.9 plain");
  EXPECT_EQ(client("11.0.0.1", spoof), "11.0.0.1 plain");
  EXPECT_EQ(client("127.0.0.1", spoof), "1.2.3.4 secure");
  EXPECT_EQ(client("10.255.0.1", spoof), "1.2.3.4 secure");
  EXPECT_EQ(client("fd00::1", spoof), "1.2.3.4 secure");
  EXPECT_EQ(client("127.0.0.1", {{"x-real-ip", "1.2.3.4"}, {"forwarded", "for=1.2.3.4;proto=https"}}),
            "127.0.0.1 plain");
}

TEST(Proxy, TheRightmostUntrustedHopIsTheClient) {
  EXPECT_EQ(client("127.0.0.1", {{"x-forwarded-for", "6.6.6.6, 203.0.113.9, 10.0.0.7"}}), "203.0.113.9 plain");
  EXPECT_EQ(client("127.0.0.1", {{"x-forwarded-for", "6.6.6.6"}, {"x-forwarded-for", "203.0.113.9"}}),
            "203.0.113.9 plain");
  EXPECT_EQ(client("127.0.0.1", {{"x-forwarded-for", "203.0.113.9"}, {"x-forwarded-for", "10.0.0.7"}}),
            "203.0.113.9 plain");
  EXPECT_EQ(client("127.0.0.1", {{"x-forwarded-for", "10.0.0.8, 10.0.0.7"}}), "10.0.0.8 plain");
  EXPECT_EQ(client("127.0.0.1", {{"x-forwarded-for", "6.6.6.6, rumah, 10.0.0.7"}}), "10.0.0.7 plain");
  EXPECT_EQ(client("127.0.0.1", {{"x-forwarded-for", ""}}), "127.0.0.1 plain");
  EXPECT_EQ(client("127.0.0.1", {{"x-forwarded-proto", "https, http"}}), "127.0.0.1 plain");
}

TEST(Proxy, AddressesInEveryNotation) {
  EXPECT_EQ(client("::ffff:127.0.0.1", {{"x-forwarded-for", "::ffff:203.0.113.9"}}), "203.0.113.9 plain");
  EXPECT_EQ(client("127.0.0.1", {{"x-forwarded-for", "203.0.113.9:5123"}}), "203.0.113.9 plain");
  EXPECT_EQ(client("127.0.0.1", {{"x-forwarded-for", "[2001:db8::1]:443"}}), "2001:db8::1 plain");
  EXPECT_EQ(client("127.0.0.1", {{"x-forwarded-for", "2001:DB8:0::1"}}), "2001:db8::1 plain");
  EXPECT_EQ(client("::ffff:203.0.113.9", {}), "203.0.113.9 plain");
}

TEST(Proxy, OverTheWire) {
  BareServer server({.trusted_proxies = {"127.0.0.9"}});
  const auto request = get("/x", "X-Forwarded-For: 1.2.3.4\r\nX-Forwarded-Proto: https\r\nX-Real-IP: 5.6.7.8\r\n");
  RawClient stranger(server.port(), "127.0.0.2");
  EXPECT_EQ(stranger.ask(request).body, "GET /x\n127.0.0.2 plain\n");
  RawClient proxy(server.port(), "127.0.0.9");
  EXPECT_EQ(proxy.ask(request).body, "GET /x\n1.2.3.4 secure\n");
  EXPECT_EQ(proxy.ask(get("/y")).body, "GET /y\n127.0.0.9 plain\n");
}

}  // namespace
}  // namespace spotme::test
