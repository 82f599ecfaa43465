#include "domain/webhook.hpp"

#include <gtest/gtest.h>

namespace spotme::domain {
namespace {

bool may(std::string_view address, const WebhookGuard& guard = {}, std::string_view host = "penerima.my") {
  return may_deliver_to(guard, host, parse_address(address).value());
}
WebhookGuard guard_of(const std::vector<std::string>& entries) {
  WebhookGuard guard;
  for (const auto& entry : entries) EXPECT_TRUE(add_allowed(guard, entry)) << entry;
  return guard;
}

TEST(WebhookGuard, TheInternetIsReached) {
  for (const auto* text : {"8.8.8.8", "1.1.1.1", "172.15.255.255", "172.32.0.0", "100.63.255.255", "100.128.0.0",
                           "192.167.255.255", "11.0.0.0", "223.255.255.255", "2400:cb00::1", "2606:4700::1"}) {
    EXPECT_TRUE(may(text)) << text;
  }
}

TEST(WebhookGuard, InnerAddressesAreRefusedUnlessTheyAreNamed) {
  for (const auto* text :
       {"127.0.0.1",       "127.255.255.255", "::1",        "10.0.0.1",        "10.255.255.255",  "172.16.0.0",
        "172.31.255.255",  "192.168.1.1",     "100.64.0.1", "100.127.255.255", "100.100.100.200", "::ffff:127.0.0.1",
        "::ffff:10.1.2.3", "::127.0.0.1",     "fc00::1",    "fdff::1",         "fec0::1",         "64:ff9b::a00:1",
        "64:ff9b::7f00:1", "2002:7f00:1::",   "2001::1",    "198.18.0.1",      "240.0.0.1",       "192.0.2.1",
        "2001:db8::1"}) {
    EXPECT_FALSE(may(text)) << text;
    EXPECT_TRUE(may(text, guard_of({text}))) << text;
    EXPECT_TRUE(may(text, guard_of({"penerima.my"}))) << text;
    EXPECT_FALSE(may(text, guard_of({"lain.my"}))) << text;
  }
  EXPECT_TRUE(may("10.1.2.3", guard_of({"10.1.0.0/16"})));
  EXPECT_FALSE(may("10.2.0.0", guard_of({"10.1.0.0/16"})));
}

TEST(WebhookGuard, MetadataAndItsLikeAreNeverReached) {
  for (const auto* text :
       {"169.254.169.254", "169.254.0.1", "::ffff:169.254.169.254", "fe80::1", "febf::1", "0.0.0.0", "0.1.2.3",
        "::", "224.0.0.1", "239.255.255.255", "255.255.255.255", "ff02::1", "fd00:ec2::254"}) {
    EXPECT_FALSE(may(text)) << text;
    EXPECT_FALSE(may(text, guard_of({text}))) << text;
    EXPECT_FALSE(may(text, guard_of({"penerima.my", "0.0.0.0/0"}))) << text;
  }
}

TEST(WebhookGuard, KnowsWhatItCanAllow) {
  WebhookGuard guard;
  for (const auto* text : {"10.0.0.0/8", "fd00::/8", "127.0.0.1", "hrmis.jpa.gov.my", "LOCALHOST"}) {
    EXPECT_TRUE(add_allowed(guard, text)) << text;
  }
  EXPECT_EQ(guard.hosts, (std::vector<std::string>{"hrmis.jpa.gov.my", "localhost"}));
  for (const auto* text : {"", "10.0.0.1/8", "10.0.0.0/33", "a b", "https://x", "x/8", "1.2.3", "300.1.1.1", "*.my"}) {
    EXPECT_FALSE(add_allowed(guard, text)) << text;
  }
}

TEST(WebhookUrl, IsHttpsWithAHostAndNoUser) {
  EXPECT_EQ(webhook_host("https://Penerima.MY"), "penerima.my");
  EXPECT_EQ(webhook_host("HTTPS://penerima.my:8443/a?b=c"), "penerima.my");
  EXPECT_EQ(webhook_host("https://[2001:DB8::1]:9/"), "2001:db8::1");
  EXPECT_EQ(webhook_host("https://127.0.0.1/"), "127.0.0.1");
  for (const auto* text : {"",
                           "http://penerima.my",
                           "https://",
                           "https:///x",
                           "https://a@b.my/",
                           "https://a:b@c.my",
                           "https://x.my/#y",
                           "https://x.my:/",
                           "https://x.my:0/",
                           "https://x.my:1x",
                           "https://x.my:123456",
                           "https://[::1",
                           "https://[x]/",
                           "https://[::1]x",
                           "https://x.my/a b",
                           "https://x.my\r\nHost: y",
                           "https://x\\@y",
                           "ftp://x.my",
                           "//x.my",
                           "file:///etc/passwd",
                           "https://x%2emy/",
                           "https://x.my\t"}) {
    EXPECT_FALSE(webhook_host(text)) << text;
  }
  EXPECT_TRUE(webhook_host("https://x.my/" + std::string(487, 'a')));
  EXPECT_FALSE(webhook_host("https://x.my/" + std::string(488, 'a')));
}

TEST(WebhookRetry, WaitsLongerAndLongerUpToSixHours) {
  using std::chrono::seconds;
  EXPECT_EQ(webhook_retry_delay(1, 0.5), seconds{30});
  EXPECT_EQ(webhook_retry_delay(1, 0), seconds{23});
  EXPECT_EQ(webhook_retry_delay(1, 1), seconds{37});
  EXPECT_EQ(webhook_retry_delay(2, 0.5), seconds{60});
  EXPECT_EQ(webhook_retry_delay(10, 0.5), seconds{15'360});
  EXPECT_EQ(webhook_retry_delay(11, 0.5), seconds{21'600});
  EXPECT_EQ(webhook_retry_delay(1'000'000, 0.5), seconds{21'600});
}

TEST(WebhookEvents, AreReadAsTheyAreWritten) {
  EXPECT_EQ(webhook_events_text({WebhookEventKind::decision_made, WebhookEventKind::transaction_closed,
                                 WebhookEventKind::decision_made}),
            "transaction.closed decision.made");
  EXPECT_EQ(parse_webhook_events("transaction.closed sesuatu.baharu import.done"),
            (std::vector{WebhookEventKind::transaction_closed, WebhookEventKind::import_done}));
  EXPECT_TRUE(parse_webhook_events("").empty());
  for (const auto kind : webhook_events()) EXPECT_EQ(parse_webhook_event(webhook_event_name(kind)), kind);
}

}  // namespace
}  // namespace spotme::domain
