#include "app/approval.hpp"

#include "app/delegation.hpp"
#include "app/reason.hpp"
#include "tests/support/approval.hpp"
#include "tests/support/card.hpp"

#include <gtest/gtest.h>

/// Who decides what, when, and for whom: supervisors, delegates, approvers, heads of department, and the job that
/// passes on what waits too long.
namespace spotme::app {
namespace {

using domain::ApprovalAction;
using domain::ApprovalState;
using domain::Issue;
using test::add_issue;

class Approvals : public test::ApprovalTest {};

TEST_F(Approvals, AReasonWaitsForTheSupervisorAndIsAccepted) {
  const auto made = explain(officer, "2026-11-23", Issue::late_in);
  EXPECT_EQ(issue_state("2026-11-23", "late_in"), "explained");
  EXPECT_EQ(inbox(supervisor).size(), 1U);
  EXPECT_TRUE(inbox(approver).empty()) << "the next desk is not asked yet";
  EXPECT_TRUE(inbox(head).empty());
  EXPECT_TRUE(inbox(officer).empty());
  EXPECT_EQ(decide(supervisor, made, ApprovalAction::accept), "accepted");
  EXPECT_EQ(issue_state("2026-11-23", "late_in"), "accepted");
  EXPECT_TRUE(inbox(supervisor).empty());
  EXPECT_EQ(notices(officer), 1);
  EXPECT_EQ(notices(supervisor), 1);
}

TEST_F(Approvals, OneReasonAnswersSeveralDays) {
  add_issue(place, officer, "2026-11-20", Issue::early_out);
  add_issue(place, officer, "2026-11-23", Issue::late_in);
  ReasonDraft draft{{{day("2026-11-23"), Issue::late_in}, {day("2026-11-20"), Issue::early_out}}, "bencana", "Banjir."};
  const auto made = submit_reason(*place.context, place.caller_for(officer), draft, actor(officer)).value();
  EXPECT_EQ(base::format_day(made.first_day), "2026-11-20");
  EXPECT_EQ(base::format_day(made.last_day), "2026-11-23");
  EXPECT_EQ(decide(supervisor, made, ApprovalAction::reject, "Tiada bukti"), "rejected");
  EXPECT_EQ(issue_state("2026-11-20", "early_out"), "rejected");
  EXPECT_EQ(issue_state("2026-11-23", "late_in"), "rejected");
}

TEST_F(Approvals, MoreInformationIsAskedAndAnswered) {
  const auto made = explain(officer, "2026-11-23", Issue::late_in);
  EXPECT_EQ(decide(supervisor, made, ApprovalAction::ask), "note_missing");
  EXPECT_EQ(decide(supervisor, made, ApprovalAction::ask, "Di mana?"), "more_information");
  EXPECT_EQ(issue_state("2026-11-23", "late_in"), "more_information");
  EXPECT_EQ(move(officer, made.id, 2, ApprovalAction::answer, "Di Bangi."), "waiting");
  EXPECT_EQ(issue_state("2026-11-23", "late_in"), "explained");
  const auto detail = show_approval(*place.context, place.caller_for(supervisor), made.id, actor(supervisor)).value();
  ASSERT_EQ(detail.steps.size(), 3U);
  EXPECT_EQ(detail.steps[1].by_name, supervisor_name());
  EXPECT_EQ(detail.steps[2].step.note, "Di Bangi.");
  EXPECT_TRUE(detail.may_decide);
  EXPECT_EQ(audited("approval_read"), 1);
}

TEST_F(Approvals, WhoSawAnOlderStateIsToldAndDecidesNothing) {
  const auto made = explain(officer, "2026-11-23", Issue::late_in);
  EXPECT_EQ(decide(supervisor, made, ApprovalAction::ask, "Di mana?"), "more_information");
  EXPECT_EQ(decide(supervisor, made, ApprovalAction::accept), "approval_changed") << "revision 1 was seen";
  EXPECT_EQ(issue_state("2026-11-23", "late_in"), "more_information");
}

TEST_F(Approvals, ManyAreDecidedAtOnceAndConflictsAreListed) {
  std::vector<SeenApproval> seen;
  for (const auto* text : {"2026-11-16", "2026-11-17", "2026-11-18"}) {
    seen.push_back({explain(officer, text, Issue::late_in).id, 1});
  }
  EXPECT_EQ(move(officer, seen[1].id, 1, ApprovalAction::withdraw, ""), "withdrawn");
  const auto done = decide_approvals(*place.context, place.caller_for(supervisor), seen, ApprovalAction::accept, "",
                                     actor(supervisor))
                        .value();
  ASSERT_EQ(done.size(), 3U);
  EXPECT_FALSE(done[0].refusal);
  ASSERT_TRUE(done[1].refusal);
  EXPECT_EQ(done[1].refusal->key, "approval_changed");
  EXPECT_FALSE(done[2].refusal);
  EXPECT_EQ(issue_state("2026-11-16", "late_in"), "accepted");
  EXPECT_EQ(issue_state("2026-11-17", "late_in"), "open");
}

TEST_F(Approvals, OneCaseNamedTwiceIsDecidedOnce) {
  const auto made = explain(officer, "2026-11-23", Issue::late_in);
  const auto done = decide_approvals(*place.context, place.caller_for(supervisor), {{made.id, 1}, {made.id, 1}},
                                     ApprovalAction::accept, "", actor(supervisor))
                        .value();
  EXPECT_FALSE(done[0].refusal);
  EXPECT_TRUE(done[1].refusal);
  EXPECT_EQ(steps_of(made.id), 2);
}

TEST_F(Approvals, NobodyOutsideHisDesksDecides) {
  const auto made = explain(officer, "2026-11-23", Issue::late_in);
  EXPECT_EQ(decide(officer, made, ApprovalAction::accept), "approval_own");
  EXPECT_EQ(decide(other_supervisor, made, ApprovalAction::accept), "not_found");
  EXPECT_EQ(decide(stranger, made, ApprovalAction::accept), "not_found") << "another agency";
  EXPECT_EQ(decide(approver, made, ApprovalAction::accept), "approval_other_desk");
  EXPECT_EQ(decide(head, made, ApprovalAction::accept), "approval_other_desk");
  EXPECT_EQ(issue_state("2026-11-23", "late_in"), "explained");
  EXPECT_EQ(audited("approval_refused"), 3) << "conflicts are no attempts";
}

TEST_F(Approvals, ADelegateDecidesBetweenItsTwoDays) {
  delegate(supervisor, colleague, "2026-11-25", "2026-11-26");
  const auto made = explain(officer, "2026-11-23", Issue::late_in);
  EXPECT_EQ(decide(colleague, made, ApprovalAction::accept), "not_found") << "a day before";
  go_to("2026-11-25");
  ASSERT_EQ(inbox(colleague).size(), 1U);
  EXPECT_EQ(inbox(colleague)[0].on_behalf_of, supervisor_name());
  go_to("2026-11-27");
  EXPECT_EQ(decide(colleague, made, ApprovalAction::accept), "not_found") << "a day after";
  EXPECT_TRUE(inbox(colleague).empty());
  go_to("2026-11-26");
  EXPECT_EQ(decide(colleague, made, ApprovalAction::accept), "accepted");
  const auto detail = show_approval(*place.context, place.caller_for(officer), made.id, actor(officer)).value();
  EXPECT_EQ(detail.steps.back().on_behalf_of_name, supervisor_name());
}

TEST_F(Approvals, ADelegateDecidesNeitherForHimselfNorForTheOneHeStandsInFor) {
  const auto own = explain(officer, "2026-11-23", Issue::late_in);
  delegate(supervisor, officer, "2026-11-24", "2026-11-30");
  EXPECT_EQ(decide(officer, own, ApprovalAction::accept), "approval_own");
  supervise(supervisor, head);
  delegate(supervisor, colleague, "2026-11-24", "2026-11-30");
  const auto of_supervisor = explain(supervisor, "2026-11-23", Issue::late_in);
  EXPECT_EQ(decide(colleague, of_supervisor, ApprovalAction::accept), "not_found");
}

TEST_F(Approvals, ADelegationThatIsWithdrawnEndsAtOnce) {
  const auto given = delegate(supervisor, colleague, "2026-11-24", "2026-11-30");
  const auto made = explain(officer, "2026-11-23", Issue::late_in);
  ASSERT_EQ(inbox(colleague).size(), 1U);
  ASSERT_TRUE(withdraw_delegation(*place.context, place.caller_for(supervisor), given, actor(supervisor)));
  EXPECT_TRUE(inbox(colleague).empty());
  EXPECT_EQ(decide(colleague, made, ApprovalAction::accept), "not_found");
}

TEST_F(Approvals, ACaseFollowsTheOfficerToHisNewSupervisor) {
  const auto made = explain(officer, "2026-11-23", Issue::late_in);
  supervise(officer, other_supervisor);
  EXPECT_TRUE(inbox(supervisor).empty());
  EXPECT_EQ(decide(supervisor, made, ApprovalAction::accept), "not_found");
  ASSERT_EQ(inbox(other_supervisor).size(), 1U);
  EXPECT_EQ(decide(other_supervisor, made, ApprovalAction::accept), "accepted");
}

TEST_F(Approvals, WhatWaitsTooLongGoesToTheApproverThenToTheHead) {
  const auto made = explain(officer, "2026-11-23", Issue::late_in);  // Tuesday 24 Nov: due on Friday 27
  EXPECT_EQ(base::format_day(made.due_on), "2026-11-27");
  go_to("2026-11-27");
  EXPECT_EQ(pass_on_approvals(*place.context, officer.agency), 0) << "the last day is not over";
  go_to("2026-11-28");
  EXPECT_EQ(pass_on_approvals(*place.context, officer.agency), 1);
  EXPECT_EQ(pass_on_approvals(*place.context, officer.agency), 0) << "again on the same day";
  EXPECT_EQ(inbox(approver).size(), 1U);
  EXPECT_EQ(inbox(supervisor).size(), 1U) << "he may still decide";
  EXPECT_TRUE(inbox(head).empty());
  EXPECT_EQ(figures(supervisor).passed_on, 1);
  EXPECT_EQ(issue_state("2026-11-23", "late_in"), "explained") << "it does not count against the officer";
  go_to("2026-12-03");
  EXPECT_EQ(pass_on_approvals(*place.context, officer.agency), 1);
  EXPECT_EQ(inbox(head).size(), 1U);
  go_to("2026-12-20");
  EXPECT_EQ(pass_on_approvals(*place.context, officer.agency), 0) << "there is none higher";
  EXPECT_EQ(decide(head, made, ApprovalAction::accept, "", 3), "accepted");
  EXPECT_EQ(figures(head).decided, 1);
}

TEST_F(Approvals, WithoutASupervisorTheNextDeskIsAskedAtOnce) {
  const auto made = explain(lone, "2026-11-23", Issue::late_in);
  EXPECT_EQ(inbox(approver).size(), 1U);
  EXPECT_EQ(decide(approver, made, ApprovalAction::accept), "accepted");
}

TEST_F(Approvals, TwoStepsWhereThePolicySaysSo) {
  set_policy({}, {"reason"}, "head");
  const auto made = explain(officer, "2026-11-23", Issue::late_in);
  EXPECT_EQ(decide(supervisor, made, ApprovalAction::reject, "Kerap"), "recommended");
  EXPECT_EQ(issue_state("2026-11-23", "late_in"), "explained") << "no mark before the second step";
  EXPECT_EQ(decide(supervisor, made, ApprovalAction::reject, "Kerap", 2), "approval_other_desk");
  EXPECT_EQ(decide(head, made, ApprovalAction::reject, "Disahkan", 2), "rejected");
  EXPECT_EQ(issue_state("2026-11-23", "late_in"), "confirmed");
}

TEST_F(Approvals, ADecisionOnAReasonIsTakenBack) {
  const auto made = explain(officer, "2026-11-23", Issue::late_in);
  EXPECT_EQ(decide(supervisor, made, ApprovalAction::reject, "Silap"), "rejected");
  EXPECT_EQ(decide(supervisor, made, ApprovalAction::take_back, "", 2), "note_missing");
  EXPECT_EQ(decide(supervisor, made, ApprovalAction::take_back, "Tersilap tekan", 2), "waiting");
  EXPECT_EQ(issue_state("2026-11-23", "late_in"), "explained");
}

TEST_F(Approvals, AReasonWhoseIssuesAreGoneIsNotDecidedAndIsWithdrawnByTheJob) {
  const auto made = explain(officer, "2026-11-23", Issue::late_in);
  place.database->write([&](db::Write& write) {
    store::AttendanceIssue gone;
    gone.day = {officer.agency, officer.officer, day("2026-11-23")};
    store::withdraw_issues(write, {gone});
    return true;
  });
  EXPECT_EQ(decide(supervisor, made, ApprovalAction::accept), "approval_issue_gone");
  EXPECT_EQ(pass_on_approvals(*place.context, officer.agency), 1);
  EXPECT_TRUE(inbox(supervisor).empty());
  EXPECT_EQ(decide(supervisor, made, ApprovalAction::accept, "", 2), "approval_settled");
}

TEST_F(Approvals, AReasonWhoseIssueAnOutageSettledLeavesTheInboxAndTheIssueStaysAccepted) {
  const auto made = explain(officer, "2026-11-23", Issue::late_in);
  place.database->write([&](db::Write& write) {
    store::set_issue_states(write, {{{officer.agency, officer.officer, day("2026-11-23")},
                                     Issue::late_in,
                                     domain::IssueState::accepted,
                                     day("2026-11-30")}});
    return true;
  });
  EXPECT_EQ(pass_on_approvals(*place.context, officer.agency), 1);
  EXPECT_TRUE(inbox(supervisor).empty());
  EXPECT_EQ(issue_state("2026-11-23", "late_in"), "accepted");
  EXPECT_EQ(steps_of(made.id), 2);
}

TEST_F(Approvals, TheInboxIsPagedSearchedAndFiltered) {
  for (const auto* text : {"2026-11-16", "2026-11-17", "2026-11-18"}) explain(officer, text, Issue::late_in);
  InboxQuestion question;
  question.limit = 2;
  const auto caller = place.caller_for(supervisor);
  const auto first = list_inbox(*place.context, caller, question, std::nullopt, actor(supervisor)).value();
  EXPECT_EQ(first.entries.size(), 2U);
  ASSERT_TRUE(first.next);
  const auto second = list_inbox(*place.context, caller, question, first.next, actor(supervisor)).value();
  EXPECT_EQ(second.entries.size(), 1U);
  EXPECT_FALSE(second.next);
  ASSERT_EQ(first.counts.size(), 1U);
  EXPECT_EQ(first.counts[0].count, 3);
  question.search = "tiada orang";
  EXPECT_TRUE(list_inbox(*place.context, caller, question, std::nullopt, actor(supervisor)).value().entries.empty());
  question = {};
  question.subject = "leave";
  EXPECT_TRUE(list_inbox(*place.context, caller, question, std::nullopt, actor(supervisor)).value().entries.empty());
  EXPECT_EQ(list_inbox(*place.context, caller, {}, "bukan", actor(supervisor)).error().key, "cursor_invalid");
}

}  // namespace
}  // namespace spotme::app
