#include "app/outage.hpp"

#include "app/card_facts.hpp"
#include "app/notice.hpp"
#include "app/outage_cover.hpp"
#include "store/attendance_issue.hpp"
#include "store/closing.hpp"
#include "tests/support/card.hpp"
#include "tests/support/closing_place.hpp"
#include "tests/support/day_world.hpp"

/// Outages: whom they touch, what they settle, and what comes back when one is withdrawn.
namespace spotme::test {
namespace {

using domain::Issue;
using domain::IssueState;
using domain::Role;

class OutageTest : public DayWorld {
 protected:
  OutageTest() {
    officer = place.add({"pegawai"});
    other = place.add({"lain", "U1/B"});
    coordinator = place.add({"penyelaras", "U1/A", domain::State::putrajaya, domain::Wbf{}, {Role::coordinator}});
    head = place.add({"ketua", "U1", domain::State::putrajaya, domain::Wbf{}, {Role::head}});
    stranger = place.add({"asing", "U1", domain::State::putrajaya, domain::Wbf{}, {Role::head}, "AG2"});
  }
  static store::Actor actor(const Made& who) { return {who.officer, "10.0.0.1", "ujian"}; }
  app::OutageEntry entry(const char* path, std::string_view from, std::string_view until) {
    return {place.unit("AG1", path), local(from), local(until), "Bekalan elektrik terputus"};
  }
  base::Result<app::OutageOutcome> declare(const Made& by, const app::OutageEntry& asked) {
    return app::declare_outage(*place.context, place.caller_for(by), asked, actor(by));
  }
  template <class T>
  static std::string refusal(const base::Result<T>& result) {
    return result ? "" : result.error().key + "/" + result.error().field;
  }
  std::vector<store::AttendanceIssue> issues(const Made& who) {
    return place.database->read([&](db::Read& read) {
      return store::load_issues(read, who.agency, who.officer, day("2026-11-01"), day("2026-11-30"));
    });
  }

  Made officer, other, coordinator, head, stranger;
};

TEST_F(OutageTest, SettlesWhatStandsAndTellsBeforehand) {
  add_issue(place, officer, "2026-11-20", Issue::late_in, "open");
  add_issue(place, officer, "2026-11-23", Issue::weak_evidence, "explained");
  add_issue(place, officer, "2026-11-18", Issue::late_in, "open");
  add_issue(place, other, "2026-11-20", Issue::late_in, "open");
  add_issue(place, coordinator, "2026-11-20", Issue::absent, "rejected");
  const auto asked = entry("U1/A", "2026-11-20T08:00", "2026-11-23T10:00");
  const auto trial = app::try_outage(*place.context, place.caller_for(coordinator), asked);
  ASSERT_TRUE(trial) << trial.error().key;
  EXPECT_FALSE(trial->outage);
  EXPECT_EQ(trial->officers, 2);
  EXPECT_EQ(trial->issues_total, 2);
  EXPECT_EQ(trial->days, (domain::DayRange{day("2026-11-20"), day("2026-11-23")}));
  EXPECT_EQ(issues(officer)[1].state, IssueState::open);

  const auto done = declare(coordinator, asked);
  ASSERT_TRUE(done) << done.error().key;
  EXPECT_EQ(done->issues_total, 2);
  const auto now = issues(officer);
  EXPECT_EQ(now[0].state, IssueState::open) << "before it";
  EXPECT_EQ(now[1].state, IssueState::accepted);
  EXPECT_EQ(now[2].state, IssueState::accepted);
  EXPECT_EQ(issues(other)[0].state, IssueState::open) << "another unit";
  EXPECT_EQ(issues(coordinator)[0].state, IssueState::rejected) << "decided already";
  const auto page = app::list_outages(*place.context, place.caller_for(head), std::nullopt, 10).value();
  ASSERT_EQ(page.outages.size(), 1U);
  EXPECT_EQ(page.outages[0].issues, 2);
  const auto told = [&](const Made& who) {
    return app::list_notices(*place.context, place.messages, place.caller_for(who), {}).notices.size();
  };
  EXPECT_EQ(told(officer), 1U) << "one notice, however many issues";
  EXPECT_EQ(told(other), 0U);
}

TEST_F(OutageTest, WithdrawnItLeavesThemOpen) {
  add_issue(place, officer, "2026-11-20", Issue::late_in, "open");
  const auto id = declare(head, entry("U1", "2026-11-20T08:00", "2026-11-20T10:00"))->outage;
  ASSERT_EQ(issues(officer)[0].state, IssueState::accepted);
  const auto withdraw = [&](const Made& by) {
    return refusal(app::withdraw_outage(*place.context, place.caller_for(by), *id, "Silap unit", actor(by)));
  };
  EXPECT_EQ(withdraw(coordinator), "not_found/") << "it is of a unit above his";
  EXPECT_EQ(withdraw(stranger), "not_found/");
  EXPECT_EQ(withdraw(head), "");
  EXPECT_EQ(issues(officer)[0].state, IssueState::open);
  EXPECT_EQ(withdraw(head), "outage_withdrawn/id");
}

TEST_F(OutageTest, WithdrawnAfterTheirMonthItLeavesTimeToExplainAndTellsSo) {
  add_issue(place, officer, "2026-11-20", Issue::late_in, "open");
  add_issue(place, officer, "2026-11-20", Issue::no_clock_out, "explained", "2026-12-20");
  const auto id = declare(head, entry("U1/A", "2026-11-20T08:00", "2026-11-20T10:00"))->outage;
  place.clock.set(local("2026-12-03T09:00"));
  ASSERT_TRUE(app::withdraw_outage(*place.context, place.caller_for(head), *id, "Silap", actor(head)));
  const auto opened = issues(officer);
  EXPECT_EQ(opened[0].explain_by, day("2026-12-06"));
  EXPECT_EQ(opened[1].explain_by, day("2026-12-20")) << "never shorter than before";
  const auto told = app::list_notices(*place.context, place.messages, place.caller_for(officer), {}).notices;
  ASSERT_EQ(told.size(), 2U) << "of the outage, and of its end; once, however many issues";
  EXPECT_NE(told[0].body.en.find("6 Dec 2026"), std::string::npos) << told[0].body.en;
}

TEST_F(OutageTest, HasItsLimits) {
  place.clock.set(local("2026-11-24T12:00"));
  EXPECT_EQ(refusal(declare(coordinator, entry("U1", "2026-11-24T08:00", "2026-11-24T09:00"))), "unit_unknown/unit_id");
  EXPECT_EQ(refusal(declare(stranger, entry("U1", "2026-11-24T08:00", "2026-11-24T09:00"))), "unit_unknown/unit_id");
  EXPECT_EQ(refusal(declare(head, entry("U1", "2026-11-24T08:00", "2026-11-24T08:00"))), "outage_reversed/until");
  EXPECT_EQ(refusal(declare(head, entry("U1", "2026-11-24T12:01", "2026-11-24T13:00"))), "outage_not_begun/from");
  EXPECT_EQ(refusal(declare(head, entry("U1", "2026-11-24T12:00", "2026-11-24T13:00"))), "") << "it may go on";
  EXPECT_EQ(refusal(declare(head, entry("U1", "2026-10-20T00:00", "2026-11-20T00:00"))), "");
  EXPECT_EQ(refusal(declare(head, entry("U1", "2026-10-20T00:00", "2026-11-20T00:01"))), "outage_too_long/until");
  place.database->write([&](db::Write& write) {
    store::set_month_closing(write, officer.agency,
                             {domain::month_of(day("2026-10-01")), true, write.now(), std::nullopt, "ujian"});
    return 0;
  });
  EXPECT_EQ(refusal(declare(head, entry("U1", "2026-10-31T23:00", "2026-11-01T01:00"))), "grant_month_closed/from");
}

TEST_F(OutageTest, TouchesAShiftFromItsStartToItsEnd) {
  const domain::Scheme night = domain::Shift{base::Minutes{22 * 60}, base::Minutes{30 * 60}};
  const auto touches = [&](std::string_view from, std::string_view until, std::string_view date,
                           const domain::Scheme& scheme) {
    store::Outage one;
    one.from = local(from);
    one.until = local(until);
    one.unit_path = "U1";
    return app::Outages({one}).touching(day(date), "U1/A", scheme) != nullptr;
  };
  EXPECT_TRUE(touches("2026-11-24T05:00", "2026-11-24T05:30", "2026-11-23", night));
  EXPECT_FALSE(touches("2026-11-24T05:00", "2026-11-24T05:30", "2026-11-24", night));
  EXPECT_FALSE(touches("2026-11-24T06:00", "2026-11-24T07:00", "2026-11-23", night)) << "it is over at six";
  EXPECT_TRUE(touches("2026-11-24T05:59", "2026-11-24T07:00", "2026-11-23", night));
  EXPECT_TRUE(touches("2026-11-24T00:00", "2026-11-24T00:01", "2026-11-24", domain::Wbf{}));
  EXPECT_FALSE(touches("2026-11-23T23:00", "2026-11-24T00:00", "2026-11-24", domain::Wbf{}));
  EXPECT_FALSE(touches("2026-11-25T00:00", "2026-11-25T01:00", "2026-11-24", domain::Wbf{}));
}

TEST_F(OutageTest, VoidsTheMarksOfItsDays) {
  ASSERT_TRUE(declare(head, entry("U1/A", "2026-11-20T08:00", "2026-11-20T10:00")));
  const auto facts = place.database->read([&](db::Read& read) {
    return app::load_card_facts(read, officer.agency, {officer.officer, other.officer},
                                {day("2026-11-01"), day("2026-11-30")});
  });
  EXPECT_EQ(facts[0].excused, (std::vector<domain::DayRange>{{day("2026-11-20"), day("2026-11-20")}}));
  EXPECT_TRUE(facts[1].excused.empty());
}

/// What is raised after the declaration is accepted when it is raised.
TEST(OutageClosing, AcceptsWhatItsClosingRaises) {
  ClosingPlace closing;
  closing.press_all();
  auto& place = closing.installation;
  const auto unit = place.unit("TUTUP", "U1");
  const auto raised = [&] {
    return place.database->read([&](db::Read& read) {
      return read.query(
          "SELECT count(*) FILTER (WHERE state = 'accepted' AND outage_id IS NOT NULL), "
          "count(*) FILTER (WHERE state = 'open') FROM attendance_issue");
    });
  };
  place.database->write([&](db::Write& write) {
    store::Outage outage{closing.agency, base::OutageId::make(write.now()), unit};
    outage.from = base::to_instant(base::LocalTime{ClosingPlace::first});
    outage.until = base::to_instant(base::LocalTime{ClosingPlace::last + std::chrono::days{1}});
    outage.reason = "Gangguan";
    store::insert_outage(write, outage);
    return 0;
  });
  closing.close();
  const auto counts = raised();
  EXPECT_GT(counts[0].integer(0), 0);
  EXPECT_EQ(counts[0].integer(1), 0);
}

}  // namespace
}  // namespace spotme::test
