#include "app/webhook_event.hpp"

#include "store/webhook_delivery.hpp"
#include "tests/support/approval.hpp"
#include "tests/support/closing_place.hpp"

#include <boost/json/parse.hpp>
#include <gtest/gtest.h>

/// What webhooks hear of: once for each fact that was stored, and never of one that was not.
namespace spotme::app {
namespace {

using domain::WebhookEventKind;

/// A webhook of that agency for every event.
void add_webhook_of(db::Database& database, base::AgencyId agency) {
  database.write([&](db::Write& write) {
    store::Webhook webhook;
    webhook.key = {agency, domain::WebhookId::make(write.now())};
    webhook.title = "HRMIS";
    webhook.url = "https://penerima.my/";
    webhook.events.assign(domain::webhook_events().begin(), domain::webhook_events().end());
    webhook.secret = {1, 2, 3};
    webhook.created_at = write.now();
    webhook.created_by = base::OfficerId::make(write.now());
    store::insert_webhook(write, webhook);
    return true;
  });
}

/// The data of all that waits, the earliest first.
std::vector<boost::json::object> heard(db::Database& database, base::AgencyId agency, WebhookEventKind kind) {
  store::DeliveryFilter filter;
  filter.limit = 10'000;
  const auto all = database.read([&](db::Read& read) { return store::list_deliveries(read, agency, filter); });
  std::vector<boost::json::object> data;
  for (auto one = all.rbegin(); one != all.rend(); ++one) {
    if (one->event != domain::webhook_event_name(kind)) continue;
    const auto payload = boost::json::parse(one->payload).as_object();
    EXPECT_EQ(payload.at("type"), boost::json::value(one->event));
    data.push_back(payload.at("data").as_object());
  }
  return data;
}

TEST(WebhookEvents, EveryClosedDayIsInOneRange) {
  test::ClosingPlace place;
  auto& database = *place.installation.database;
  add_webhook_of(database, place.agency);
  place.press_all();
  const auto report = place.close();
  std::int64_t next = 1;
  for (const auto& data : heard(database, place.agency, WebhookEventKind::transaction_closed)) {
    EXPECT_EQ(data.at("first_number"), next);
    EXPECT_EQ(data.at("last_number").as_int64() - next + 1, data.at("count").to_number<std::int64_t>());
    next = data.at("last_number").as_int64() + 1;
  }
  EXPECT_EQ(next, report.counts.first_versions + 1);
  EXPECT_TRUE(heard(database, place.agency, WebhookEventKind::transaction_changed).empty());
  place.leave(3, test::ClosingPlace::first);
  const auto again = place.close();
  EXPECT_EQ(again.counts.later_versions, 1);
  const auto changed = heard(database, place.agency, WebhookEventKind::transaction_changed);
  ASSERT_EQ(changed.size(), 1U);
  EXPECT_EQ(changed[0].at("numbers").as_array().size(), 1U);
  EXPECT_EQ(changed[0].at("from"), "2026-11-02");
}

TEST(WebhookEvents, WithoutAWebhookNothingIsStored) {
  test::ClosingPlace place;
  place.press_all();
  place.close();
  EXPECT_TRUE(heard(*place.installation.database, place.agency, WebhookEventKind::transaction_closed).empty());
}

class WebhookDecisions : public test::ApprovalTest {};

TEST_F(WebhookDecisions, OnlyASettledCaseIsTold) {
  add_webhook_of(*place.database, officer.agency);
  go_to("2026-11-25");
  const auto made = explain(officer, "2026-11-24", domain::Issue::late_in);
  EXPECT_TRUE(heard(*place.database, officer.agency, WebhookEventKind::decision_made).empty());
  ASSERT_EQ(decide(supervisor, made, domain::ApprovalAction::accept), "accepted");
  EXPECT_NE(decide(supervisor, made, domain::ApprovalAction::reject, "tidak"), "rejected") << "it is settled";
  const auto told = heard(*place.database, officer.agency, WebhookEventKind::decision_made);
  ASSERT_EQ(told.size(), 1U);
  const auto& decision = told[0].at("decisions").at(0).as_object();
  EXPECT_EQ(decision.at("approval_id"), boost::json::value(base::to_string(made.id)));
  EXPECT_EQ(decision.at("kind"), "reason");
  EXPECT_EQ(decision.at("outcome"), "accepted");
  EXPECT_EQ(decision.size(), 3U) << "no name, no text";
}

TEST_F(WebhookDecisions, ManyAreToldInFewEvents) {
  add_webhook_of(*place.database, officer.agency);
  std::vector<SettledCase> cases(401);
  for (auto& one : cases) one.id = base::ApprovalId::make(place.clock.now());
  place.database->write([&](db::Write& write) {
    announce_decisions(write, officer.agency, cases);
    return true;
  });
  const auto told = heard(*place.database, officer.agency, WebhookEventKind::decision_made);
  ASSERT_EQ(told.size(), 3U);
  EXPECT_EQ(told[0].at("decisions").as_array().size(), 200U);
  EXPECT_EQ(told[2].at("decisions").as_array().size(), 1U);
}

TEST_F(WebhookDecisions, WhatIsRolledBackIsNotTold) {
  add_webhook_of(*place.database, officer.agency);
  (void)place.database->write([&](db::Write& write) -> base::Result<void> {
    announce_import(write, officer.agency, "leave", 3);
    return base::Error{base::Code::conflict, "not_found", ""};
  });
  EXPECT_TRUE(heard(*place.database, officer.agency, WebhookEventKind::import_done).empty());
}

}  // namespace
}  // namespace spotme::app
