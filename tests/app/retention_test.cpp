#include "app/retention.hpp"

#include "app/clock.hpp"
#include "app/notice.hpp"
#include "store/mail.hpp"
#include "store/webhook_delivery.hpp"
#include "tests/support/installation.hpp"

#include <gtest/gtest.h>

namespace spotme::app {
namespace {

using std::chrono::days;

class Retention : public testing::Test {
 protected:
  Retention() {
    ali = place.add({"ali"});
    start = place.clock.now();
  }
  base::Result<Recorded> press(const base::Uuid& key) {
    const auto token = read_token(place.token_for(ali)).value();
    EvidenceCache cache;
    return place.database
        ->write([&](db::Write& write) {
          Press one;
          one.token = token;
          one.request = {domain::EventKind::in, key, place.clock.now(), start};  // as kept while there was no network
          return record_presses(*place.context, cache, write, {one});
        })
        .front();
  }
  ForgottenRows forget(std::int64_t batch = 500) {
    return forget_old_rows(
        *place.context, [] { return false; }, batch);
  }
  std::int64_t count(std::string_view table) {
    return place.database->read(
        [&](db::Read& read) { return read.query("SELECT count(*) FROM " + std::string(table)).integer(); });
  }

  test::TestInstallation place;
  test::TestInstallation::Made ali;
  base::Instant start;
};

TEST_F(Retention, ARepeatIsAnsweredAsTheFirstForNinetyDays) {
  const auto key = base::make_uuid(start);
  const auto first = press(key).value();
  EXPECT_FALSE(first.repeat);
  for (const auto age : {days{89}, days{90}}) {
    place.clock.set(start + age);
    EXPECT_EQ(forget().clock_keys, 0) << age.count();
    const auto again = press(key).value();
    EXPECT_TRUE(again.repeat) << age.count();
    EXPECT_EQ(again.event.id, first.event.id);
    EXPECT_EQ(again.event.at, first.event.at);
    EXPECT_EQ(again.verdict.late, first.verdict.late);
    EXPECT_EQ(count("clock_event"), 1);
  }
  place.clock.set(start + days{91});
  EXPECT_EQ(forget().clock_keys, 1);
  EXPECT_EQ(forget().clock_keys, 0);
  EXPECT_EQ(count("clock_event"), 1) << "the press itself stays";
  const auto late = press(key).value();
  EXPECT_FALSE(late.repeat);
  EXPECT_EQ(late.event.at, place.clock.now()) << "a claim so old is none: a press of this moment";
}

TEST_F(Retention, AKeyGoesTheMomentAfterItsNinetyDays) {
  ASSERT_TRUE(press(base::make_uuid(start)));
  place.clock.set(start + days{90} + std::chrono::microseconds{1});
  EXPECT_EQ(forget().clock_keys, 1);
}

TEST_F(Retention, SessionsAreKeptNinetyDaysBeyondTheirEnd) {
  (void)place.token_for(ali);  // runs out after 12 hours
  for (const auto age : {days{89}, days{90}}) {
    place.clock.set(start + std::chrono::hours{12} + age);
    EXPECT_EQ(forget().sessions, 0) << age.count();
  }
  const auto living = place.token_for(ali);
  place.clock.advance(days{1});
  EXPECT_EQ(forget().sessions, 1);
  EXPECT_EQ(count("session"), 1);
  place.clock.set(start + std::chrono::hours{13} + days{90});
  EXPECT_TRUE(authenticate(*place.context, living)) << "the other one lives on";
}

TEST_F(Retention, NoticesThatWereReadAreKeptForAYearAndUnreadOnesUntilTheyAreRead) {
  NewNotice locked;
  locked.agency = ali.agency;
  locked.to = ali.officer;
  locked.kind = domain::NoticeKind::sign_in_locked;
  locked.args = {{"day", "2026-11-24"}, {"time", "07:59"}};
  locked.link = "/akaun";
  place.database->write([&](db::Write& write) {
    notify(write, {locked, locked, locked});
    return true;
  });
  (void)read_notices(*place.context, place.caller_for(ali), 2);
  place.clock.set(start + days{366});
  EXPECT_EQ(forget().notices, 0);
  place.clock.set(start + days{366} + std::chrono::microseconds{1});
  EXPECT_EQ(forget(1).notices, 2);
  EXPECT_EQ(notice_box(*place.context, place.caller_for(ali)), (store::NoticeBox{3, 1})) << "the numbers go on";
}

TEST_F(Retention, MailIsKeptForNinetyDaysAfterItWasSettled) {
  const store::Mail mail{{ali.agency, ali.officer}, base::make_uuid(start), "a@b", "Hal", "Isi"};
  const auto sender = base::make_uuid(start);
  place.database->write([&](db::Write& write) {
    store::insert_mail(write, {mail});
    (void)store::lease_mail(write, {{ali.agency, mail.id}}, sender, start + std::chrono::minutes{5});
    return store::settle_mail(write, {{ali.agency, mail.id}, store::MailState::sent, "250 OK"}, sender);
  });
  place.clock.set(start + days{90});
  EXPECT_EQ(forget().mails, 0);
  place.clock.set(start + days{90} + std::chrono::microseconds{1});
  EXPECT_EQ(forget().mails, 1);
}

TEST_F(Retention, TheLogOfAWebhookIsKeptForThirtyDays) {
  place.database->write([&](db::Write& write) {
    store::Webhook webhook;
    webhook.key = {ali.agency, domain::WebhookId::make(start)};
    webhook.url = "https://penerima.my/";
    webhook.secret = {1};
    webhook.created_at = start;
    webhook.created_by = ali.officer;
    store::insert_webhook(write, webhook);
    store::WebhookDelivery one;
    one.webhook = webhook.key;
    one.id = domain::WebhookDeliveryId::make(start);
    auto waiting = one;
    waiting.id = domain::WebhookDeliveryId::make(start);
    store::insert_webhook_deliveries(write, {one, waiting});
    one.state = domain::DeliveryState::delivered;
    one.tried_at = start;
    one.due_at = start;
    EXPECT_TRUE(store::settle_delivery(write, one));
    return true;
  });
  place.clock.set(start + days{30});
  EXPECT_EQ(forget().deliveries, 0);
  place.clock.set(start + days{30} + std::chrono::microseconds{1});
  EXPECT_EQ(forget().deliveries, 1);
  EXPECT_EQ(count("webhook_delivery"), 1) << "what waits stays";
}

TEST_F(Retention, GoesInBatchesThroughEveryAgencyAndStopsWhenTold) {
  const auto other = place.add({"budi", "U1", domain::State::kedah, domain::Wbf{}, {}, "AG2"});
  for (int i = 0; i < 7; ++i) (void)place.token_for(i < 5 ? ali : other);
  place.clock.set(start + days{91});
  int asked = 0;
  const auto part = forget_old_rows(
      *place.context, [&] { return ++asked > 2; }, 2);
  EXPECT_EQ(part.sessions, 2) << "one batch of keys, one of sessions";
  EXPECT_EQ(forget(2).sessions, 5);
  EXPECT_EQ(count("session"), 0);
}

}  // namespace
}  // namespace spotme::app
