#include "domain/network.hpp"

#include <gtest/gtest.h>

#include <vector>

namespace spotme::domain {
namespace {

Address address(std::string_view text) { return parse_address(text).value(); }
Prefix prefix(std::string_view text) { return parse_prefix(text).value(); }

TEST(Address, is_written_as_it_is_read) {
  for (const auto* text : {"10.1.2.3", "0.0.0.0", "255.255.255.255", "2001:db8::1", "::1", "::"}) {
    EXPECT_EQ(format_address(address(text)), text);
  }
  EXPECT_EQ(format_address(address("::ffff:10.1.2.3")), "10.1.2.3") << "one address has one form";
}

TEST(Address, refuses_anything_else) {
  for (const auto text : {std::string_view(""), std::string_view("10.1.2"), std::string_view("10.1.2.256"),
                          std::string_view("10.1.2.3:80"), std::string_view("[::1]"), std::string_view("fe80::1%eth0"),
                          std::string_view(" 10.1.2.3"), std::string_view("10.1.2.3\0x", 10), std::string_view("host"),
                          std::string_view("2001:0db8:0000:0000:0000:0000:0000:0001:0000:0000:0000:0000")}) {
    EXPECT_FALSE(parse_address(text).has_value()) << text;
  }
}

TEST(Prefix, is_written_as_it_is_read) {
  for (const auto* text : {"10.1.0.0/16", "0.0.0.0/0", "10.1.2.3/32", "2001:db8::/32", "::/0", "2001:db8::1/128"}) {
    EXPECT_EQ(format_prefix(prefix(text)), text);
  }
  EXPECT_EQ(format_prefix(prefix("10.1.2.3")), "10.1.2.3/32");
}

TEST(Prefix, refuses_a_slip) {
  for (const auto* text : {"10.1.2.0/16", "10.1.0.0/33", "2001:db8::/129", "2001:db8::1/32", "10.1.0.0/", "10.1.0.0/-1",
                           "10.1.0.0/016", "10.1.0.0/16/8", "/16", ""}) {
    EXPECT_FALSE(parse_prefix(text).has_value()) << text;
  }
}

TEST(Prefix, contains_from_its_first_to_its_last_address) {
  EXPECT_FALSE(contains(prefix("10.1.16.0/20"), address("10.1.15.255")));
  EXPECT_TRUE(contains(prefix("10.1.16.0/20"), address("10.1.16.0")));
  EXPECT_TRUE(contains(prefix("10.1.16.0/20"), address("10.1.31.255")));
  EXPECT_FALSE(contains(prefix("10.1.16.0/20"), address("10.1.32.0")));
  EXPECT_TRUE(contains(prefix("10.1.0.0/16"), address("::ffff:10.1.2.3")));
  EXPECT_TRUE(contains(prefix("2001:db8::/32"), address("2001:db8:ffff::1")));
  EXPECT_FALSE(contains(prefix("2001:db8::/32"), address("2001:db9::1")));
  EXPECT_FALSE(contains(prefix("0.0.0.0/0"), address("2001:db8::1"))) << "all of IPv4 is not all of IPv6";
}

TEST(Network, is_found_by_the_longest_prefix) {
  const std::vector<Network> networks{{"Kementerian", prefix("10.0.0.0/8")}, {"Aras 3", prefix("10.1.3.0/24")}};
  EXPECT_EQ(find_network(networks, address("10.1.3.9"))->name, "Aras 3");
  EXPECT_EQ(find_network(networks, address("10.2.3.9"))->name, "Kementerian");
  EXPECT_EQ(find_network(networks, address("192.168.1.1")), nullptr);
}

}  // namespace
}  // namespace spotme::domain
