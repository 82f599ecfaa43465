#include "app/webhook_sender.hpp"

#include "app/webhook.hpp"
#include "app/webhook_event.hpp"
#include "app/webhook_runner.hpp"
#include "base/signature.hpp"
#include "tests/support/installation.hpp"
#include "tests/support/receiver.hpp"

#include <boost/json/parse.hpp>
#include <gtest/gtest.h>

#include <future>

/// Webhooks on their way to a real HTTPS server: signed, tried again, resting, and never to where they must not go.
namespace spotme::app {
namespace {

using domain::DeliveryState;
using domain::WebhookEventKind;
using domain::WebhookState;
using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;

class Webhooks : public testing::Test {
 protected:
  Webhooks() {
    keeper = place.add({"pentadbir", "U1", domain::State::putrajaya, domain::Wbf{}, {domain::Role::agency_admin}});
  }
  store::WebhookKey add(const std::string& url, std::vector<WebhookEventKind> events = {
                                                    WebhookEventKind::import_done, WebhookEventKind::decision_made}) {
    const auto added = add_webhook(*place.context, place.caller_for(keeper), keeper.agency,
                                   {"HRMIS", url, std::move(events)}, actor());
    secret = added.value().webhook.secret;
    return added.value().webhook.key;
  }
  [[nodiscard]] store::Actor actor() const { return {keeper.officer, "10.0.0.1", "ujian"}; }
  void happen(int times = 1) {
    for (int i = 0; i < times; ++i) {
      place.database->write([&](db::Write& write) {
        announce_import(write, keeper.agency, "leave", i);
        return true;
      });
    }
  }
  WebhookReport send(WebhookTransport& transport) {
    return send_webhooks(*place.context, transport, base::make_uuid(place.clock.now()), {});
  }
  /// State, attempts, status and fault of each, in order.
  std::vector<std::string> log() {
    const auto page = list_webhook_deliveries(*place.context, place.caller_for(keeper), keeper.agency, {}).value();
    std::vector<std::string> lines;
    for (auto one = page.deliveries.rbegin(); one != page.deliveries.rend(); ++one) {
      lines.push_back(
          fmt::format("{} {} {} {}", domain::delivery_state_name(one->state), one->attempts, one->status, one->fault));
    }
    return lines;
  }
  store::Webhook stored(const store::WebhookKey& key) {
    return place.database->read([&](db::Read& read) { return store::find_webhook(read, key).value(); });
  }
  std::int64_t notices() {
    return place.database->read([](db::Read& read) {
      return read.query("SELECT count(*) FROM notice WHERE kind = 'webhook_paused'").integer();
    });
  }

  test::TestInstallation place;
  test::Receiver receiver;
  test::TestInstallation::Made keeper;
  base::Bytes secret;
};

TEST_F(Webhooks, AreSignedAsTheStandardSays) {
  add(receiver.url());
  happen();
  WebhookHttps transport(receiver.settings());
  EXPECT_EQ(send(transport).delivered, 1);
  const auto got = receiver.got().at(0);
  const auto body = boost::json::parse(got.body).as_object();
  EXPECT_EQ(body.at("type"), "import.done");
  EXPECT_EQ(body.at("timestamp"), boost::json::value(base::format_instant(place.clock.now())));
  EXPECT_EQ(body.at("data").at("kind"), "leave");
  EXPECT_EQ(body.at("data").at("agency_id"), boost::json::value(base::to_string(keeper.agency)));
  EXPECT_EQ(got.timestamp, "1795478340") << "07:59 of 24 November 2026";
  EXPECT_TRUE(base::parse_uuid(got.id));
  EXPECT_EQ(got.signature,
            "v1," + base::to_base64(base::hmac_sha256(secret, got.id + "." + got.timestamp + "." + got.body)));
  EXPECT_EQ(log(), std::vector<std::string>{"delivered 1 200 "});
  EXPECT_EQ(send(transport).delivered, 0) << "it is sent once";
  happen();
  EXPECT_EQ(send(transport).delivered, 1);
}

TEST_F(Webhooks, OnlyWhoChoseAnEventHearsOfIt) {
  add(receiver.url(), {WebhookEventKind::transaction_closed});
  happen();
  EXPECT_TRUE(log().empty());
}

TEST_F(Webhooks, ANewSecretSignsBesideTheOldForADay) {
  const auto key = add(receiver.url());
  const auto before = secret;
  const auto changed = rotate_webhook_secret(*place.context, place.caller_for(keeper), key, actor()).value();
  EXPECT_TRUE(changed.secret.starts_with("whsec_"));
  const auto now = place.clock.now();
  const auto sign = [](const base::Bytes& by) { return "v1," + base::to_base64(base::hmac_sha256(by, "a.1.x")); };
  const auto both = sign(changed.webhook.secret) + " " + sign(before);
  EXPECT_EQ(webhook_signature(stored(key), "a", "1", "x", now), both);
  EXPECT_EQ(webhook_signature(stored(key), "a", "1", "x", now + hours{24} - seconds{1}), both);
  EXPECT_EQ(webhook_signature(stored(key), "a", "1", "x", now + hours{24}), sign(changed.webhook.secret));
}

TEST_F(Webhooks, WhatFailsIsTriedAgainInOrderAndLessOften) {
  add(receiver.url());
  happen(3);
  receiver.answer({503});
  WebhookHttps transport(receiver.settings());
  EXPECT_EQ(send(transport).put_off, 1) << "the others wait behind it";
  EXPECT_EQ(receiver.got().size(), 1U);
  place.clock.advance(seconds{22});
  EXPECT_EQ(send(transport).delivered, 0) << "not before its time";
  place.clock.advance(seconds{16});
  EXPECT_EQ(send(transport).delivered, 3);
  const auto got = receiver.got();
  EXPECT_EQ(got.at(0).id, got.at(1).id) << "the same delivery, under the same id";
  EXPECT_EQ(got.at(0).body, got.at(1).body);
  EXPECT_EQ(log(), (std::vector<std::string>{"delivered 2 200 ", "delivered 1 200 ", "delivered 1 200 "}));
}

TEST_F(Webhooks, ARefusedDeliveryHoldsUpNoOther) {
  const auto key = add(receiver.url());
  happen(2);
  receiver.answer({422});
  WebhookHttps transport(receiver.settings());
  EXPECT_EQ(send(transport).delivered, 1);
  for (int i = 0; i < 60 && log().at(0).starts_with("waiting"); ++i) {
    place.clock.advance(hours{8});
    happen();  // others go through, so the webhook is well
    receiver.answer({422});
    send(transport);
  }
  EXPECT_TRUE(log().at(0).starts_with("failed ")) << log().at(0);
  EXPECT_EQ(stored(key).state, WebhookState::active);
  EXPECT_EQ(redeliver_failed(*place.context, place.caller_for(keeper), key, actor()).value(), 1);
  receiver.answer({});
  EXPECT_GE(send(transport).delivered, 1);
  EXPECT_TRUE(log().at(0).starts_with("delivered "));
}

TEST_F(Webhooks, RestAfterThreeDaysAndKeepWhatWaits) {
  const auto key = add(receiver.url("127.0.0.1"));
  happen(2);
  WebhookHttps nowhere({});
  const auto begun = place.clock.now();
  int looks = 0;
  for (; stored(key).state == WebhookState::active && looks < 100; ++looks) {
    place.clock.advance(minutes{30});
    send(nowhere);
    const bool early = place.clock.now() - begun < hours{72};
    ASSERT_TRUE(!early || notices() == 0);
    place.clock.advance(hours{1});
  }
  EXPECT_EQ(stored(key).state, WebhookState::paused);
  EXPECT_GE(place.clock.now() - begun, hours{72});
  EXPECT_LT(place.clock.now() - begun, hours{82});
  EXPECT_EQ(notices(), 1) << "whoever keeps it is told";
  happen();
  EXPECT_EQ(send(nowhere).put_off, 0);
  EXPECT_EQ(log().size(), 3U);
  for (const auto& line : log()) EXPECT_TRUE(line.starts_with("waiting")) << line;
  EXPECT_EQ(ping_webhook(*place.context, place.caller_for(keeper), key, actor()).error().key, "webhook_paused");
  ASSERT_TRUE(resume_webhook(*place.context, place.caller_for(keeper), key, actor()));
  WebhookHttps transport(receiver.settings());
  EXPECT_EQ(send(transport).delivered, 3);
}

TEST_F(Webhooks, AReceiverThatIsGoneRestsAtOnce) {
  const auto key = add(receiver.url());
  happen(2);
  receiver.answer({410});
  WebhookHttps transport(receiver.settings());
  EXPECT_EQ(send(transport).paused, 1);
  EXPECT_EQ(stored(key).state, WebhookState::paused);
  EXPECT_EQ(receiver.got().size(), 1U);
  EXPECT_EQ(notices(), 1);
}

/// Attack row 22: each address as it is written, and by a name that leads to it.
TEST_F(Webhooks, GoNeitherToLoopbackNorToMetadata) {
  WebhookHttps closed({{}, receiver.ca_file()});
  const auto port = receiver.url().substr(receiver.url().rfind(':'));
  for (const auto* host : {"127.0.0.1", "localhost", "[::1]", "[::ffff:127.0.0.1]", "0.0.0.0", "169.254.169.254",
                           "[fd00:ec2::254]", "10.0.0.1", "192.168.0.1", "2130706433", "0x7f.1", "017700000001"}) {
    const auto outcome = closed.send({"https://" + std::string(host) + port, "a", "1", "v1,x", "{}"});
    EXPECT_EQ(outcome.status, 0) << host;
    EXPECT_EQ(outcome.fault, "address_refused") << host << " " << outcome.answer;
  }
  for (const auto* url : {"http://127.0.0.1/", "file:///etc/passwd", "https://a@127.0.0.1/", "gopher://127.0.0.1/"}) {
    EXPECT_EQ(closed.send({url, "a", "1", "v1,x", "{}"}).fault, "address_refused") << url;
  }
  WebhookHttps wide({receiver.settings({"0.0.0.0/0", "localhost"}).guard, receiver.ca_file()});
  EXPECT_EQ(wide.send({"https://169.254.169.254/", "a", "1", "v1,x", "{}"}).fault, "address_refused");
  EXPECT_TRUE(receiver.got().empty());
  EXPECT_EQ(wide.send({receiver.url(), "a", "1", "v1,x", "{}"}).status, 200) << "what is allowed by name is reached";
}

TEST_F(Webhooks, ARedirectIsNotFollowedAndAStrangeCertificateNotTrusted) {
  receiver.answer({302});
  WebhookHttps transport(receiver.settings());
  EXPECT_EQ(transport.send({receiver.url(), "a", "1", "v1,x", "{}"}).status, 302);
  EXPECT_EQ(receiver.got().size(), 1U);
  auto strange = receiver.settings();
  strange.ca_file.clear();
  WebhookHttps careful(strange);
  EXPECT_EQ(careful.send({receiver.url(), "a", "1", "v1,x", "{}"}).fault, "certificate_refused");
  EXPECT_EQ(receiver.got().size(), 1U);
}

TEST_F(Webhooks, OfAnAnswerTheBeginningIsKeptAsText) {
  add(receiver.url());
  WebhookHttps transport(receiver.settings());
  const auto kept = [&](const std::string& body) {
    receiver.say(body);
    place.clock.advance(seconds{1});  // ids sort by time
    happen();
    EXPECT_EQ(send(transport).delivered, 1);
    const auto page = list_webhook_deliveries(*place.context, place.caller_for(keeper), keeper.agency, {}).value();
    return page.deliveries.front().answer;
  };
  EXPECT_EQ(kept(std::string(1024, 'a')).size(), 1024U);
  EXPECT_EQ(kept(std::string(1'000'000, 'b')).size(), 1024U);
  EXPECT_EQ(kept("<script>alert(1)</script>"), "<script>alert(1)</script>");
  EXPECT_EQ(kept(std::string("a\0b\xff", 4)), "a?b?");
  EXPECT_EQ(kept(std::string(1023, 'a') + "\xc3\xa9").size(), 1023U) << "no character is cut in two";
}

TEST_F(Webhooks, OneOfManyRunnersSendsEach) {
  const auto key = add(receiver.url());
  happen();
  const auto other = base::make_uuid(place.clock.now());
  place.database->write([&](db::Write& write) {
    EXPECT_TRUE(store::lease_webhook(write, key, other, write.now() + minutes{5}));
    return true;
  });
  WebhookHttps transport(receiver.settings());
  EXPECT_EQ(send(transport).delivered, 0) << "another has it";
  place.clock.advance(minutes{5});
  EXPECT_EQ(send(transport).delivered, 1) << "whose lease ran out";
  place.database->write([&](db::Write& write) {
    EXPECT_FALSE(store::settle_webhook(write, stored(key), other, false)) << "it comes too late";
    return true;
  });
}

TEST_F(Webhooks, TheRunnerLooksByItself) {
  add(receiver.url());
  happen();
  std::promise<void> looked;
  WebhookRunner::Options options;
  options.after_run = [&, once = false]() mutable {
    if (!std::exchange(once, true)) looked.set_value();
  };
  const auto before = webhook_figures().delivered;
  {
    const WebhookRunner runner(
        *place.context,
        [&](std::function<bool()> stopped) {
          return std::make_unique<WebhookHttps>(receiver.settings(), std::move(stopped));
        },
        options);
    looked.get_future().get();
  }
  EXPECT_EQ(receiver.got().size(), 1U);
  EXPECT_TRUE(webhook_figures().runs);
  EXPECT_EQ(webhook_figures().delivered, before + 1);
  EXPECT_EQ(webhook_figures().waiting, 0);
}

}  // namespace
}  // namespace spotme::app
