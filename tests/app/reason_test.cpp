#include "app/reason.hpp"

#include "app/closing.hpp"
#include "app/reason_reminder.hpp"
#include "store/clock_event.hpp"
#include "store/closing.hpp"
#include "tests/support/approval.hpp"

#include <gtest/gtest.h>

#include <algorithm>

/// What may be explained, by when, and what is refused.
namespace spotme::app {
namespace {

using domain::ApprovalAction;
using domain::Issue;
using test::add_issue;

class Reasons : public test::ApprovalTest {
 protected:
  std::string submit(const ReasonDraft& draft) {
    const auto done = submit_reason(*place.context, place.caller_for(officer), draft, actor(officer));
    return done ? "made" : done.error().key + " " + done.error().field;
  }
  ReasonDraft draft(std::vector<std::pair<base::Day, Issue>> issues) {
    return {std::move(issues), "bencana", "Banjir."};
  }
  void press_in(std::string_view text, int minute) {
    store::ClockEvent event;
    event.agency = officer.agency;
    event.officer = officer.officer;
    event.work_day = day(text);
    event.at = base::to_instant(base::LocalTime{day(text)} + base::Minutes{minute});
    event.id = base::EventId::make(event.at);
    event.key = base::make_uuid(event.at);
    event.channel = "web";
    place.database->write([&](db::Write& write) {
      store::insert_clock_events(write, {event});
      return true;
    });
  }
  std::int64_t remind() { return remind_of_reasons(*place.context, officer.agency); }
};

TEST_F(Reasons, LatenessIsExplainedRightAfterThePress) {
  press_in("2026-11-24", 560);
  place.clock.set(base::to_instant(base::LocalTime{day("2026-11-24")} + base::Minutes{561}));
  const auto list = issues_to_explain(*place.context, place.caller_for(officer));
  ASSERT_EQ(list.size(), 2U) << "yesterday, which is over and not closed, is one too";
  EXPECT_EQ(list[0].issue.kind, Issue::absent);
  EXPECT_EQ(list[1].issue.kind, Issue::late_in);
  EXPECT_FALSE(list[1].closed);
  EXPECT_EQ(submit(draft({{day("2026-11-24"), Issue::late_in}})), "made");
  EXPECT_EQ(issue_state("2026-11-24", "late_in"), "explained");
  EXPECT_EQ(issues_to_explain(*place.context, place.caller_for(officer)).size(), 1U);
}

TEST_F(Reasons, TheClosingKeepsWhatWasExplainedAndWithdrawsWhatIsGone) {
  press_in("2026-11-24", 560);
  place.clock.set(base::to_instant(base::LocalTime{day("2026-11-24")} + base::Minutes{561}));
  ASSERT_EQ(submit(draft({{day("2026-11-24"), Issue::late_in}})), "made");
  place.database->write([&](db::Write& write) {
    store::start_closing(write, officer.agency, day("2026-11-24"));
    store::raise_issues(write, {{{officer.agency, officer.officer, day("2026-11-24")},
                                 Issue::early_out,
                                 domain::IssueState::open,
                                 day("2026-11-30")}});
    return true;
  });
  go_to("2026-11-25");
  ClosingOptions options;
  options.runner = base::make_uuid(place.clock.now());
  EXPECT_GE(close_days(*place.context, options).days, 1);
  EXPECT_EQ(issue_state("2026-11-24", "late_in"), "explained");
  EXPECT_EQ(issue_state("2026-11-24", "no_clock_out"), "open");
  EXPECT_EQ(issue_state("2026-11-24", "early_out"), "withdrawn") << "nobody left early";
}

TEST_F(Reasons, WhatIsNoOpenIssueIsRefusedAndNamed) {
  const auto monday = day("2026-11-23");
  EXPECT_EQ(submit(draft({})), "too_few_items issues");
  EXPECT_EQ(submit(draft({{monday, Issue::late_in}})), "issue_unknown issues[0]");
  add_issue(place, officer, "2026-11-23", Issue::late_in);
  add_issue(place, officer, "2026-11-20", Issue::late_in, "rejected");
  EXPECT_EQ(submit(draft({{monday, Issue::late_in}, {monday, Issue::late_in}})), "issue_twice issues[1]");
  EXPECT_EQ(submit(draft({{monday, Issue::late_in}, {day("2026-11-20"), Issue::late_in}})), "issue_not_open issues[1]");
  EXPECT_EQ(issue_state("2026-11-23", "late_in"), "open") << "nothing half done";
  EXPECT_EQ(submit(draft({{monday, Issue::late_in}})), "made");
  EXPECT_EQ(submit(draft({{monday, Issue::late_in}})), "issue_not_open issues[0]");
}

TEST_F(Reasons, TheLastDayToExplainIsInIt) {
  add_issue(place, officer, "2026-11-23", Issue::late_in, "open", "2026-11-25");
  add_issue(place, officer, "2026-11-22", Issue::late_in, "open", "2026-11-25");
  go_to("2026-11-25");
  EXPECT_EQ(submit(draft({{day("2026-11-22"), Issue::late_in}})), "made");
  go_to("2026-11-26");
  EXPECT_EQ(submit(draft({{day("2026-11-23"), Issue::late_in}})), "reason_too_late issues[0]");
}

TEST_F(Reasons, NoMoreThanAMonthInOne) {
  std::vector<std::pair<base::Day, Issue>> many;
  for (int i = 0; i < 63; ++i) many.emplace_back(day("2026-09-01") + std::chrono::days{i}, Issue::late_in);
  EXPECT_EQ(submit(draft(many)), "too_many_items issues");
  many.pop_back();
  EXPECT_EQ(submit(draft(many)), "issue_unknown issues[0]");
}

TEST_F(Reasons, AWithdrawnOneLeavesItsIssueOpen) {
  const auto made = explain(officer, "2026-11-23", Issue::late_in);
  EXPECT_EQ(move(officer, made.id, 1, ApprovalAction::withdraw, ""), "withdrawn");
  EXPECT_EQ(issue_state("2026-11-23", "late_in"), "open");
  EXPECT_EQ(submit(draft({{day("2026-11-23"), Issue::late_in}})), "made");
}

TEST_F(Reasons, TheIssueOfAMonthsLastDayMayBeExplainedInTheNext) {
  go_to("2026-11-30");
  place.database->write([&](db::Write& write) {
    store::start_closing(write, officer.agency, day("2026-11-30"));
    return true;
  });
  go_to("2026-12-01");
  ClosingOptions options;
  options.runner = base::make_uuid(place.clock.now());
  ASSERT_GE(close_days(*place.context, options).days, 1);
  ASSERT_EQ(issue_state("2026-11-30", "absent"), "open");
  const auto list = issues_to_explain(*place.context, place.caller_for(officer));
  const auto found =
      std::find_if(list.begin(), list.end(), [](const auto& one) { return one.issue.day.day == day("2026-11-30"); });
  ASSERT_NE(found, list.end());
  EXPECT_EQ(found->issue.explain_by, day("2026-12-04"));
  go_to("2026-12-05");
  EXPECT_EQ(submit(draft({{day("2026-11-30"), Issue::absent}})), "reason_too_late issues[0]");
  go_to("2026-12-04");
  EXPECT_EQ(submit(draft({{day("2026-11-30"), Issue::absent}})), "made");
}

TEST_F(Reasons, OneThatCouldNotBeGivenAgainIsNotWithdrawn) {
  add_issue(place, officer, "2026-11-20", Issue::absent, "open", "2026-12-10");
  add_issue(place, officer, "2026-11-23", Issue::late_in, "open", "2026-11-30");
  const auto both = draft({{day("2026-11-20"), Issue::absent}, {day("2026-11-23"), Issue::late_in}});
  const auto made = submit_reason(*place.context, place.caller_for(officer), both, actor(officer)).value();
  go_to("2026-12-01");
  EXPECT_EQ(move(officer, made.id, 1, ApprovalAction::withdraw, ""), "reason_withdrawn_too_late");
  EXPECT_EQ(issue_state("2026-11-20", "absent"), "explained") << "nothing half done";
  go_to("2026-11-30");
  EXPECT_EQ(move(officer, made.id, 1, ApprovalAction::withdraw, ""), "withdrawn");
  EXPECT_EQ(issue_state("2026-11-23", "late_in"), "open");
}

TEST_F(Reasons, AReminderThatWasMissedIsMadeUpOnce) {
  add_issue(place, officer, "2026-11-23", Issue::late_in, "open", "2026-11-30");
  go_to("2026-11-28");
  EXPECT_EQ(remind(), 1) << "nothing ran on the day before";
  EXPECT_EQ(remind(), 0);
  go_to("2026-11-30");
  EXPECT_EQ(remind(), 1) << "and none on the day before the last";
  EXPECT_EQ(remind(), 0);
  add_issue(place, officer, "2026-11-24", Issue::late_in, "open", "2026-11-30");
  EXPECT_EQ(remind(), 1) << "what arose meanwhile";
  go_to("2026-12-01");
  EXPECT_EQ(remind(), 0) << "it is over";
}

TEST_F(Reasons, OfficersAreRemindedOnceADayInOneNotice) {
  add_issue(place, officer, "2026-11-23", Issue::late_in, "open", "2026-11-30");
  add_issue(place, officer, "2026-11-20", Issue::absent, "open", "2026-11-30");
  add_issue(place, colleague, "2026-11-20", Issue::absent, "explained", "2026-11-30");
  go_to("2026-11-26");
  EXPECT_EQ(remind(), 0) << "four days before";
  go_to("2026-11-27");
  EXPECT_EQ(remind(), 1);
  EXPECT_EQ(remind(), 0) << "again on the same day";
  go_to("2026-11-28");
  EXPECT_EQ(remind(), 0);
  go_to("2026-11-29");
  EXPECT_EQ(remind(), 1);
  EXPECT_EQ(notices(officer), 2);
  EXPECT_EQ(notices(colleague), 0);
}

}  // namespace
}  // namespace spotme::app
