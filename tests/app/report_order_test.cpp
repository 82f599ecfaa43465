#include "app/report_order.hpp"

#include "app/report_runner.hpp"
#include "app/report_schedule.hpp"
#include "store/closing.hpp"
#include "store/figure.hpp"
#include "store/transaction.hpp"
#include "tests/support/approval.hpp"

#include <functional>

/// Orders: made in the background, cancelled, made by one of several servers, kept for a while, fetched by their owner.
namespace spotme::app {
namespace {

using domain::ReportForm;
using domain::ReportKind;
using store::ReportState;

class ReportOrderTest : public test::ApprovalTest {
 protected:
  ReportOrderTest() {
    go_to("2026-12-01");
    for (int date = 2; date <= 6; ++date) close(officer, date);
  }
  void close(const Made& who, int date) {
    domain::Transaction one;
    one.agency = who.agency;
    one.officer = who.officer;
    one.day = day("2026-11-01") + std::chrono::days{date - 1};
    one.number = date;
    one.version = 1;
    one.record.unit_path = "U1/A";
    one.record.status = "present";
    one.record.first_in = base::Minutes{552};
    one.record.late = base::Minutes{12};
    one.record.issues = {domain::Issue::late_in};
    place.database->write([&](db::Write& write) {
      store::insert_transactions(write, {one});
      store::apply_figures(write, who.agency,
                           {{who.officer, one.day, std::nullopt, domain::figure_entry(one.record, {})}});
      return true;
    });
  }
  static NewReport asked(ReportForm form = ReportForm::csv) {
    return {{ReportKind::late_list, {day("2026-11-01"), day("2026-11-30")}, {}, {}, {}}, form};
  }
  base::Result<store::ReportOrder> order(const Made& who, const NewReport& report = asked()) {
    return order_report(*place.context, place.caller_for(who), report, actor(who));
  }
  bool make(const ReportRunning& running = {}) {
    return make_next_report(*place.context, place.messages, id_, running);
  }
  store::ReportOrder shown(const Made& who, domain::ReportOrderId id) {
    return show_report_order(*place.context, place.caller_for(who), id).value();
  }
  base::Result<ReportFileBytes> fetch(const Made& who, domain::ReportOrderId id) {
    return fetch_report(*place.context, place.caller_for(who), id, actor(who));
  }
  /// A runner that does something between two pages.
  static ReportRunning between(const std::function<void()>& what) {
    ReportRunning running;
    running.page_rows = 1;
    running.stopped = [what] {
      what();
      return false;
    };
    return running;
  }
  void end_roles(const Made& who) {
    place.database->write([&](db::Write& write) {
      write.execute("UPDATE role_holding SET valid_to = $1 WHERE officer_id = $2",
                    {db::to_value(write.today()), db::to_value(who.officer)});
      return true;
    });
  }

  const base::Uuid id_ = base::make_uuid(place.clock.now());
  const base::Uuid other_id_ = base::make_uuid(place.clock.now());
};

TEST_F(ReportOrderTest, AnOrderIsMadeToldAndFetched) {
  const auto made = order(head).value();
  EXPECT_EQ(fetch(head, made.id).error().key, "report_not_ready");
  EXPECT_TRUE(make());
  EXPECT_FALSE(make());
  const auto done = shown(head, made.id);
  EXPECT_EQ(done.state, ReportState::done);
  EXPECT_EQ(done.rows, 5);
  EXPECT_EQ(done.progress, 1'000);
  EXPECT_EQ(done.file_name, "late-list-AG1-2026-11-01-2026-11-30.csv");
  EXPECT_EQ(notices(head), 1);
  const auto file = fetch(head, made.id).value();
  EXPECT_EQ(static_cast<std::int64_t>(file.bytes.size()), done.size);
  EXPECT_NE(file.bytes.find("2 Nov 2026"), std::string::npos);
  EXPECT_EQ(audited("report_ordered"), 1);
  EXPECT_EQ(audited("report_fetched"), 1);
  EXPECT_EQ(fetch(supervisor, made.id).error().key, "not_found") << "an order is its owner's alone";
  EXPECT_EQ(fetch(stranger, made.id).error().key, "not_found");
  EXPECT_EQ(list_report_orders(*place.context, place.caller_for(head), std::nullopt, 10).orders.size(), 1U);
  EXPECT_TRUE(list_report_orders(*place.context, place.caller_for(supervisor), std::nullopt, 10).orders.empty());
}

TEST_F(ReportOrderTest, OneThatIsCancelledEndsBeforeItsNextPage) {
  const auto made = order(head).value();
  int asked = 0;
  EXPECT_TRUE(make(between([&] {
    if (++asked == 2) {
      EXPECT_TRUE(cancel_report_order(*place.context, place.caller_for(head), made.id, actor(head)));
    }
  })));
  EXPECT_LE(asked, 3) << "and no page more";
  EXPECT_EQ(shown(head, made.id).state, ReportState::cancelled);
  EXPECT_EQ(notices(head), 0);
  EXPECT_FALSE(make());
  EXPECT_EQ(cancel_report_order(*place.context, place.caller_for(head), made.id, actor(head)).error().key,
            "report_not_running");
  EXPECT_EQ(cancel_report_order(*place.context, place.caller_for(supervisor), made.id, actor(supervisor)).error().key,
            "not_found");
}

TEST_F(ReportOrderTest, TwoServersNeverMakeTheSame) {
  const auto made = order(head).value();
  bool other_found = true;
  EXPECT_TRUE(make(between([&] { other_found = make_next_report(*place.context, place.messages, other_id_, {}); })));
  EXPECT_FALSE(other_found);
  EXPECT_EQ(shown(head, made.id).attempts, 1);
  EXPECT_EQ(notices(head), 1);
}

TEST_F(ReportOrderTest, WhatADeadServerHeldIsTakenWhenItsLeaseIsOver) {
  const auto made = order(head).value();
  const store::ReportOrderKey key{head.agency, made.id};
  const auto take = [&](base::Uuid runner) {
    return place.database->write([&](db::Write& write) {
      return store::take_report_order(write, key, runner, write.now() + std::chrono::minutes{2}).has_value();
    });
  };
  EXPECT_TRUE(take(other_id_));
  EXPECT_FALSE(make()) << "the other has it";
  place.clock.advance(std::chrono::minutes{3});
  EXPECT_TRUE(make());
  EXPECT_EQ(shown(head, made.id).state, ReportState::done);
  EXPECT_EQ(shown(head, made.id).attempts, 2);
  // The dead one comes back: nothing of it counts any more.
  EXPECT_FALSE(place.database->write([&](db::Write& write) {
    return store::renew_report_order(write, key, other_id_, write.now() + std::chrono::minutes{2}, 500);
  }));
}

TEST_F(ReportOrderTest, OneThatIsStoppedIsGivenBack) {
  const auto made = order(head).value();
  ReportRunning running;
  running.page_rows = 1;
  running.stopped = [] { return true; };
  EXPECT_TRUE(make(running));
  EXPECT_EQ(shown(head, made.id).state, ReportState::waiting);
  EXPECT_EQ(shown(head, made.id).attempts, 0);
  EXPECT_TRUE(make());
  EXPECT_EQ(shown(head, made.id).state, ReportState::done);
}

TEST_F(ReportOrderTest, OneThatKillsItsServerIsGivenUp) {
  const auto made = order(head).value();
  for (int attempt = 1; attempt <= 3; ++attempt) {
    place.database->write([&](db::Write& write) {
      return store::take_report_order(write, {head.agency, made.id}, other_id_, write.now()).has_value();
    });
    place.clock.advance(std::chrono::minutes{1});
  }
  EXPECT_TRUE(make());
  EXPECT_EQ(shown(head, made.id).state, ReportState::failed);
  EXPECT_EQ(shown(head, made.id).failure, "report_failed_broken");
  EXPECT_EQ(notices(head), 1);
}

TEST_F(ReportOrderTest, ARoleThatEndedOpensNoFile) {
  const auto made = order(head).value();
  const auto later = order(head).value();
  EXPECT_TRUE(make());
  end_roles(head);
  EXPECT_EQ(fetch(head, made.id).error().key, "not_found");
  EXPECT_TRUE(make());
  EXPECT_EQ(shown(head, later.id).failure, "report_failed_reach") << "asked again when it is made";
  EXPECT_EQ(order(head).error().key, "not_found");
}

TEST_F(ReportOrderTest, AFileGoesAfterItsDays) {
  const auto made = order(head).value();
  EXPECT_TRUE(make());
  const auto forget = [&] {
    return place.database->write([&](db::Write& write) { return store::expire_report_orders(write, {head.agency}); });
  };
  place.clock.advance(std::chrono::days{7});
  EXPECT_EQ(forget(), 0);
  place.clock.advance(std::chrono::seconds{1});
  EXPECT_EQ(forget(), 1);
  EXPECT_EQ(shown(head, made.id).state, ReportState::expired);
  EXPECT_EQ(fetch(head, made.id).error().key, "report_not_ready");
  const auto pieces =
      place.database->read([](db::Read& read) { return read.query("SELECT count(*) FROM report_piece").integer(); });
  EXPECT_EQ(pieces, 0);
}

TEST_F(ReportOrderTest, WhatIsTooLargeSaysSo) {
  const auto made = order(head).value();
  ReportRunning running;
  running.most_bytes = 10;
  EXPECT_TRUE(make(running));
  EXPECT_EQ(shown(head, made.id).failure, "report_failed_too_large");
}

TEST_F(ReportOrderTest, NobodyFillsTheQueueAlone) {
  for (int n = 0; n < 5; ++n) EXPECT_TRUE(order(head));
  EXPECT_EQ(order(head).error().key, "report_too_many");
  EXPECT_TRUE(order(supervisor));
  EXPECT_EQ(
      order(head, {{ReportKind::time_cards, {day("2026-11-01"), day("2026-11-30")}, {}, {}, {}}, ReportForm::xlsx})
          .error()
          .key,
      "report_form_unfit");
}

TEST_F(ReportOrderTest, AnAgencyMayAskWhatItIsFor) {
  const auto admin =
      place.add({"pentadbir", "U1", domain::State::putrajaya, domain::Wbf{}, {domain::Role::agency_admin}});
  const auto set = [&](const Made& who, store::ReportPolicy policy) {
    const auto done = set_report_policy(*place.context, place.caller_for(who), policy, actor(who));
    return done ? std::string() : done.error().key;
  };
  EXPECT_EQ(set(head, {7, true}), "not_found");
  EXPECT_EQ(set(admin, {0, true}), "report_keep_days");
  EXPECT_EQ(set(admin, {91, true}), "report_keep_days");
  EXPECT_EQ(set(admin, {90, true}), "");
  EXPECT_EQ(set(admin, {1, true}), "");
  EXPECT_EQ(order(head).error().field, "purpose");
  auto report = asked();
  report.purpose = "Audit";
  EXPECT_EQ(order(head, report).error().field, "recipient");
  report.recipient = "Jabatan Audit Negara";
  EXPECT_TRUE(order(head, report));
}

TEST_F(ReportOrderTest, ASchedulesReceiversEachGetTheirOwn) {
  NewReportSchedule wanted;
  wanted.kind = ReportKind::late_list;
  wanted.form = ReportForm::csv;
  wanted.rhythm = {domain::ReportEvery::month, 2};
  wanted.receivers = {head.officer, supervisor.officer};
  const auto schedule = [&](const Made& who) {
    return make_report_schedule(*place.context, place.caller_for(who), wanted, actor(who));
  };
  const auto made = schedule(head).value();
  EXPECT_EQ(made.next_day, day("2026-12-02"));
  EXPECT_EQ(order_due_reports(*place.context), 0);
  place.database->write([&](db::Write& write) {
    store::start_closing(write, head.agency, day("2026-11-01"));
    store::set_closed_until(write, head.agency, day("2026-11-30"));
    return true;
  });
  go_to("2026-12-02");
  EXPECT_EQ(order_due_reports(*place.context), 2);
  EXPECT_EQ(order_due_reports(*place.context), 0) << "once";
  while (make()) {
  }
  EXPECT_EQ(notices(head), 1);
  EXPECT_EQ(notices(supervisor), 1);
  const auto orders = list_report_orders(*place.context, place.caller_for(supervisor), std::nullopt, 10).orders;
  ASSERT_EQ(orders.size(), 1U);
  EXPECT_EQ(orders.front().question.days.first, day("2026-11-01"));
  EXPECT_EQ(orders.front().paths, std::vector<std::string>{"U1/A"}) << "of those whom he may see";
  wanted.receivers = {lone.officer};
  EXPECT_EQ(schedule(head).error().key, "report_schedule_receiver");
  EXPECT_EQ(schedule(lone).error().key, "not_found");
  const auto leave = [&](const Made& who) {
    return end_report_schedule(*place.context, place.caller_for(who), made.id, actor(who)).has_value();
  };
  EXPECT_FALSE(leave(other_supervisor));
  EXPECT_TRUE(leave(supervisor));
  EXPECT_EQ(list_report_schedules(*place.context, place.caller_for(supervisor)).size(), 0U);
  EXPECT_EQ(list_report_schedules(*place.context, place.caller_for(head)).size(), 1U);
  EXPECT_TRUE(leave(head));
  EXPECT_EQ(list_report_schedules(*place.context, place.caller_for(head)).size(), 0U);
}

}  // namespace
}  // namespace spotme::app
