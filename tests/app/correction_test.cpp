#include "app/correction.hpp"

#include "app/day.hpp"
#include "app/day_facts.hpp"
#include "store/clock_event.hpp"
#include "store/closing.hpp"
#include "tests/support/approval.hpp"

#include <gtest/gtest.h>

/// A forgotten press, and one that answers another: a fact of its day from the moment it is accepted.
namespace spotme::app {
namespace {

using base::Minutes;
using domain::ApprovalAction;
using domain::EventKind;

class Corrections : public test::ApprovalTest {
 protected:
  base::EventId press(std::string_view text, EventKind kind, int minute, bool waiting = false) {
    store::ClockEvent event;
    event.agency = officer.agency;
    event.officer = officer.officer;
    event.work_day = day(text);
    event.kind = kind;
    event.at = base::to_instant(base::LocalTime{day(text)} + Minutes{minute});
    event.id = base::EventId::make(event.at);
    event.key = base::make_uuid(event.at);
    event.waiting = waiting;
    event.channel = "web";
    place.database->write([&](db::Write& write) {
      store::insert_clock_events(write, {event});
      return true;
    });
    return event.id;
  }
  CorrectionDraft draft(std::string_view text, EventKind kind, int minute) {
    return {day(text), kind, Minutes{minute}, std::nullopt, "lupa_rakam", "Terlupa."};
  }
  std::string submit(const CorrectionDraft& made) {
    const auto done = submit_correction(*place.context, place.caller_for(officer), made, actor(officer));
    if (!done) return done.error().key;
    last = *done;
    return "made";
  }
  domain::Verdict verdict(std::string_view text) {
    return list_days(*place.context, place.caller_for(officer), day(text), day(text)).value().front().verdict.value();
  }

  store::Approval last;
};

TEST_F(Corrections, AForgottenPressCountsOnceItIsAccepted) {
  press("2026-11-23", EventKind::in, 485);
  EXPECT_EQ(verdict("2026-11-23").issues, std::vector{domain::Issue::no_clock_out});
  ASSERT_EQ(submit(draft("2026-11-23", EventKind::out, 1030)), "made");
  EXPECT_EQ(verdict("2026-11-23").issues, std::vector{domain::Issue::no_clock_out}) << "proposed alone, it is no fact";
  EXPECT_EQ(decide(supervisor, last, ApprovalAction::accept), "accepted");
  EXPECT_TRUE(verdict("2026-11-23").issues.empty());
  EXPECT_EQ(verdict("2026-11-23").status, domain::Status::present);
}

TEST_F(Corrections, ARejectedOneChangesNothing) {
  press("2026-11-23", EventKind::in, 485);
  ASSERT_EQ(submit(draft("2026-11-23", EventKind::out, 1030)), "made");
  EXPECT_EQ(decide(supervisor, last, ApprovalAction::reject, "Tiada bukti"), "rejected");
  EXPECT_EQ(verdict("2026-11-23").issues, std::vector{domain::Issue::no_clock_out});
}

TEST_F(Corrections, AnAnsweredPressStaysStoredAndCountsNoMore) {
  press("2026-11-23", EventKind::in, 485);
  const auto wrong = press("2026-11-23", EventKind::out, 600);
  auto made = draft("2026-11-23", EventKind::out, 1030);
  made.answers = wrong;
  ASSERT_EQ(submit(made), "made");
  EXPECT_EQ(submit(made), "event_answered");
  EXPECT_EQ(decide(supervisor, last, ApprovalAction::accept), "accepted");
  const auto entry =
      list_days(*place.context, place.caller_for(officer), day("2026-11-23"), day("2026-11-23")).value().front();
  EXPECT_EQ(entry.facts.events.size(), 2U) << "nothing is lost";
  ASSERT_EQ(entry.facts.corrections.size(), 1U);
  EXPECT_EQ(entry.verdict->status, domain::Status::present);
  const auto detail = show_approval(*place.context, place.caller_for(supervisor), last.id, actor(supervisor)).value();
  ASSERT_TRUE(detail.answered);
  EXPECT_EQ(detail.answered->id, wrong);
}

TEST_F(Corrections, APressThatWaitsIsAcceptedByOne) {
  const auto waits = press("2026-11-23", EventKind::in, 485, true);
  press("2026-11-23", EventKind::out, 1030);
  auto made = draft("2026-11-23", EventKind::in, 485);
  made.answers = waits;
  ASSERT_EQ(submit(made), "made");
  EXPECT_EQ(decide(supervisor, last, ApprovalAction::accept), "accepted");
  EXPECT_TRUE(verdict("2026-11-23").issues.empty());
}

TEST_F(Corrections, TheTimeMustHaveComeAndBelongToTheDay) {
  go_to("2026-11-24");  // 09:00
  EXPECT_EQ(submit(draft("2026-11-24", EventKind::in, 541)), "correction_in_future");
  EXPECT_EQ(submit(draft("2026-11-24", EventKind::in, 540)), "made");
  EXPECT_EQ(submit(draft("2026-11-23", EventKind::out, 1440)), "correction_after_day");
  EXPECT_EQ(submit(draft("2026-11-23", EventKind::out, 1439)), "made");
  EXPECT_EQ(submit(draft("2025-12-31", EventKind::out, 1000)), "no_posting");
}

TEST_F(Corrections, TheSamePressAgainIsRefused) {
  press("2026-11-23", EventKind::in, 485);
  EXPECT_EQ(submit(draft("2026-11-23", EventKind::in, 485)), "correction_changes_nothing");
  EXPECT_EQ(submit(draft("2026-11-23", EventKind::in, 484)), "made");
}

TEST_F(Corrections, SomebodyElsesPressIsUnknown) {
  press("2026-11-23", EventKind::in, 485);
  auto made = draft("2026-11-23", EventKind::out, 1030);
  made.answers = base::EventId::make(place.clock.now());
  EXPECT_EQ(submit(made), "event_unknown");
}

TEST_F(Corrections, ADayMayBeCorrectedAsLongAsItsIssuesMayBeExplained) {
  go_to("2026-12-03");
  EXPECT_EQ(submit(draft("2026-11-27", EventKind::in, 485)), "correction_too_late");
  EXPECT_EQ(submit(draft("2026-11-30", EventKind::in, 485)), "made") << "closed the day before yesterday";
  test::add_issue(place, officer, "2026-11-23", domain::Issue::no_clock_in, "open", "2026-12-03");
  EXPECT_EQ(submit(draft("2026-11-23", EventKind::in, 485)), "made");
  test::add_issue(place, officer, "2026-11-24", domain::Issue::no_clock_in, "withdrawn", "2026-12-03");
  EXPECT_EQ(submit(draft("2026-11-24", EventKind::in, 485)), "correction_too_late");
}

TEST_F(Corrections, TheDeadlineAndAClosedMonthHold) {
  go_to("2026-12-01");
  EXPECT_EQ(submit(draft("2026-11-23", EventKind::in, 485)), "correction_too_late");
  go_to("2026-11-30");
  ASSERT_EQ(submit(draft("2026-11-23", EventKind::in, 485)), "made");
  place.database->write([&](db::Write& write) {
    store::MonthClosing closed{domain::month_of(day("2026-11-23")), true, write.now(), std::nullopt, ""};
    store::set_month_closing(write, officer.agency, closed);
    return true;
  });
  EXPECT_EQ(submit(draft("2026-11-24", EventKind::in, 485)), "month_closed");
  EXPECT_EQ(decide(supervisor, last, ApprovalAction::accept), "month_closed");
  EXPECT_EQ(decide(supervisor, last, ApprovalAction::reject, "Bulan ditutup"), "rejected");
}

}  // namespace
}  // namespace spotme::app
