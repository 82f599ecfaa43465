#include "app/webhook_sender.hpp"
#include "store/webhook_delivery.hpp"
#include "tests/support/integration.hpp"

/// Webhooks over HTTP, with what attackers try (rows 1, 5, 12, 15, 18, 22, 24, 25).
namespace spotme::test {
namespace {

class WebhookRoutes : public IntegrationTest {
 protected:
  static std::string entry(const std::string& url = "https://penerima.my/pintu",
                           const std::string& events = R"("transaction.closed","decision.made")",
                           const std::string& more = {}) {
    return fmt::format(R"({{"title":"HRMIS","url":"{}","events":[{}]{}}})", url, events, more);
  }
  Answer add(const std::string& body = entry()) { return send(keeper, "POST", path("/webhooks"), body); }
  boost::json::object first() {
    return object(send(keeper, "GET", path("/webhooks"))).at("webhooks").at(0).as_object();
  }
};

TEST_F(WebhookRoutes, OneIsKeptThroughItsLife) {
  const auto added = add();
  ASSERT_EQ(added.status, 201) << added.body;
  const auto id = text(added, "id");
  EXPECT_TRUE(text(added, "secret").starts_with("whsec_"));
  EXPECT_EQ(send(keeper, "GET", path("/webhooks")).body.find("whsec_"), std::string::npos) << "shown once";
  EXPECT_EQ(first().at("state"), "active");
  EXPECT_EQ(first().at("waiting"), 0);
  EXPECT_EQ(send(keeper, "PUT", path("/webhooks/" + id), entry("https://lain.my/", R"("import.done")")).status, 200);
  EXPECT_EQ(first().at("url"), "https://lain.my/");
  const auto changed = send(keeper, "POST", path("/webhooks/" + id + "/secret"));
  EXPECT_NE(text(changed, "secret"), text(added, "secret"));
  EXPECT_EQ(text(changed, "previous_secret_until"), base::format_instant(place.clock.now() + std::chrono::hours{24}));
  const auto ping = send(keeper, "POST", path("/webhooks/" + id + "/ping"));
  EXPECT_EQ(ping.status, 201);
  auto log = object(send(keeper, "GET", path("/webhook-deliveries?state=waiting&webhook=" + id)));
  ASSERT_EQ(log.at("deliveries").as_array().size(), 1U);
  EXPECT_EQ(log.at("deliveries").at(0).at("event"), "ping");
  EXPECT_EQ(log.at("deliveries").at(0).at("id"), object(ping).at("delivery_id"));
  EXPECT_EQ(first().at("waiting"), 1);
  const auto again = path("/webhook-deliveries/" + text(ping, "delivery_id") + "/redelivery");
  EXPECT_EQ(refusal(send(keeper, "POST", again)), "404 not_found") << "it waits still";
  EXPECT_EQ(send(keeper, "POST", path("/webhooks/" + id + "/resumption")).status, 204);
  EXPECT_EQ(send(keeper, "POST", path("/webhooks/" + id + "/ending")).status, 204);
  EXPECT_TRUE(object(send(keeper, "GET", path("/webhooks"))).at("webhooks").as_array().empty());
  log = object(send(keeper, "GET", path("/webhook-deliveries")));
  EXPECT_EQ(log.at("deliveries").at(0).at("fault"), "webhook_ended");
  EXPECT_EQ(refusal(send(keeper, "POST", again)), "404 not_found") << "there is nobody to tell";
  EXPECT_EQ(refusal(send(keeper, "POST", path("/webhooks/" + id + "/ping"))), "404 not_found");
  for (const auto* action : {"webhook_added", "webhook_changed", "webhook_secret_changed", "webhook_pinged",
                             "webhook_resumed", "webhook_ended"}) {
    EXPECT_EQ(audited(action), 1) << action;
  }
}

TEST_F(WebhookRoutes, AnotherAgencyTouchesNothing) {
  const auto id = text(add(), "id");
  const auto ping = text(send(keeper, "POST", path("/webhooks/" + id + "/ping")), "delivery_id");
  const auto theirs = fmt::format("/api/v1/agencies/{}", base::to_string(stranger.agency));
  for (const auto& base : {path(""), theirs}) {
    EXPECT_EQ(send(stranger, "PUT", base + "/webhooks/" + id, entry()).status, 404);
    for (const auto* what : {"ending", "resumption", "secret", "ping", "redelivery"}) {
      EXPECT_EQ(send(stranger, "POST", base + "/webhooks/" + id + "/" + what).status, 404) << what;
    }
    EXPECT_EQ(send(stranger, "POST", base + "/webhook-deliveries/" + ping + "/redelivery").status, 404);
  }
  const auto log = object(send(stranger, "GET", theirs + "/webhook-deliveries?webhook=" + id));
  EXPECT_TRUE(log.at("deliveries").as_array().empty());
  EXPECT_EQ(first().at("title"), "HRMIS");
}

TEST_F(WebhookRoutes, RefuseWhatCannotBeMeant) {
  for (const auto* url : {"http://penerima.my/", "https://", "https://a:b@penerima.my/", "ftp://penerima.my/",
                          "file:///etc/passwd", "https://x.my/#y", "javascript:alert(1)"}) {
    EXPECT_EQ(refusal(add(entry(url))), "422 webhook_url_invalid url") << url;
  }
  EXPECT_EQ(refusal(add(entry("https://x.my/", ""))), "422 webhook_events_missing events");
  EXPECT_EQ(refusal(add(entry("https://x.my/", R"("ping")"))), "400 not_one_of events");
  EXPECT_EQ(refusal(add(entry("https://x.my/", R"("import.done")", R"(,"secret":"a")"))), "400 unknown_field secret");
  EXPECT_EQ(refusal(add(entry("https://x.my/", R"("import.done")", R"(,"agency_id":"a")"))),
            "400 unknown_field agency_id");
  EXPECT_EQ(refusal(send(keeper, "GET", path("/webhook-deliveries?state=x"))), "400 parameter_invalid state");
  EXPECT_EQ(refusal(send(keeper, "GET", path("/webhook-deliveries?limit=201"))), "400 parameter_invalid limit");
  EXPECT_EQ(refusal(send(keeper, "GET", path("/webhook-deliveries?order=x"))), "400 parameter_invalid order");
  for (int i = 0; i < 20; ++i) ASSERT_EQ(add().status, 201) << i;
  EXPECT_EQ(refusal(add()), "409 too_many_webhooks");
}

TEST_F(WebhookRoutes, TheLogIsReadInPages) {
  const auto id = text(add(), "id");
  for (int i = 0; i < 7; ++i) ASSERT_EQ(send(keeper, "POST", path("/webhooks/" + id + "/ping")).status, 201);
  const auto one = object(send(keeper, "GET", path("/webhook-deliveries?limit=5")));
  EXPECT_EQ(one.at("deliveries").as_array().size(), 5U);
  const auto two =
      object(send(keeper, "GET", path("/webhook-deliveries?limit=5&after=" + std::string(one.at("next").as_string()))));
  EXPECT_EQ(two.at("deliveries").as_array().size(), 2U);
  EXPECT_FALSE(two.contains("next"));
}

}  // namespace
}  // namespace spotme::test
