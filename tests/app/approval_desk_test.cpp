#include "app/approval.hpp"
#include "tests/support/approval.hpp"

#include <gtest/gtest.h>

/// Where a case goes after the first of two steps, who takes a decision back, and whom the officer hears of.
namespace spotme::app {
namespace {

using domain::ApprovalAction;
using domain::Issue;

class ApprovalDesks : public test::ApprovalTest {
 protected:
  void end_role(const Made& who, Role role) {
    place.database->write([&](db::Write& write) {
      store::end_roles(write, {{who.agency, who.officer, {role, place.unit("AG1", "U1")}}}, write.today());
      return true;
    });
  }
  Made add_holder(const std::string& user_id, const std::string& unit, Role role) {
    return place.add({user_id, unit, domain::State::putrajaya, domain::Wbf{}, {role}});
  }
  /// Nobody answers it, until the head of department is asked.
  store::Approval pass_to_head(const Made& who) {
    const auto made = explain(who, "2026-11-23", Issue::late_in);
    for (const auto* on : {"2026-11-28", "2026-12-03"}) {
      go_to(on);
      EXPECT_EQ(pass_on_approvals(*place.context, officer.agency), 1);
    }
    return made;
  }
  std::string name_of(const Made& who) {
    return place.database->read(
        [&](db::Read& read) { return store::load_officer_names(read, who.agency, {who.officer}).front(); });
  }
  /// The words of the notices of a kind, the oldest first.
  std::vector<std::string> told(const Made& who, std::string_view kind) {
    return place.database->read([&](db::Read& read) {
      std::vector<std::string> words;
      for (const auto row : read.query("SELECT args FROM notice WHERE officer_id = $1 AND kind = $2 ORDER BY number",
                                       {db::to_value(who.officer), db::to_value(kind)})) {
        words.push_back(row.text(0));
      }
      return words;
    });
  }
  ApprovalDetail detail(const Made& who, const store::Approval& made) {
    return show_approval(*place.context, place.caller_for(who), made.id, actor(who)).value();
  }
};

TEST_F(ApprovalDesks, TheOnlyHeadWhoDecidesFirstSettlesTheCase) {
  set_policy({}, {"reason"}, "head");
  const auto made = pass_to_head(officer);
  EXPECT_EQ(decide(head, made, ApprovalAction::reject, "Kerap", 3), "rejected");
  EXPECT_EQ(issue_state("2026-11-23", "late_in"), "rejected") << "no second step confirmed it";
}

TEST_F(ApprovalDesks, AnotherHeadTakesTheSecondStepOfTheFirst) {
  set_policy({}, {"reason"}, "head");
  const auto other = add_holder("ketua.lain", "U1", Role::head);
  const auto made = pass_to_head(officer);
  EXPECT_EQ(decide(head, made, ApprovalAction::reject, "Kerap", 3), "recommended");
  EXPECT_EQ(detail(officer, made).deciders, std::vector{name_of(other)}) << "not the one who took the first step";
  EXPECT_EQ(decide(other, made, ApprovalAction::reject, "Disahkan", 4), "rejected");
  EXPECT_EQ(issue_state("2026-11-23", "late_in"), "confirmed");
}

TEST_F(ApprovalDesks, AReasonOfTheHeadHimselfIsSettledByHisSupervisor) {
  supervise(head, supervisor);
  set_policy({}, {"reason"}, "head");
  const auto made = explain(head, "2026-11-23", Issue::late_in);
  EXPECT_EQ(decide(supervisor, made, ApprovalAction::accept), "accepted");
}

TEST_F(ApprovalDesks, AReasonOfTheHeadGoesToNoDeskWhereOnlyHeSits) {
  supervise(head, supervisor);
  end_role(approver, Role::approver);
  set_policy({}, {"reason"}, "approver");
  const auto made = explain(head, "2026-11-23", Issue::late_in);
  EXPECT_EQ(decide(supervisor, made, ApprovalAction::accept), "accepted");
}

TEST_F(ApprovalDesks, ADeskThatNobodySitsAtIsPassedOver) {
  end_role(approver, Role::approver);
  set_policy({}, {"reason"}, "approver");
  const auto made = explain(officer, "2026-11-23", Issue::late_in);
  EXPECT_EQ(decide(supervisor, made, ApprovalAction::accept), "recommended");
  EXPECT_EQ(inbox(head).size(), 1U) << "at once";
  EXPECT_EQ(told(head, "approval_waiting").size(), 1U);
  EXPECT_EQ(decide(head, made, ApprovalAction::accept, "", 2), "accepted");
}

TEST_F(ApprovalDesks, TheDeskThatDecidedTakesBackAndNoLowerOne) {
  const auto made = pass_to_head(officer);
  EXPECT_EQ(decide(head, made, ApprovalAction::reject, "Tiada bukti", 3), "rejected");
  EXPECT_FALSE(detail(supervisor, made).may_take_back);
  EXPECT_EQ(decide(supervisor, made, ApprovalAction::take_back, "Saya terima", 4), "approval_other_desk");
  EXPECT_EQ(decide(approver, made, ApprovalAction::take_back, "Saya terima", 4), "approval_other_desk");
  EXPECT_FALSE(detail(officer, made).may_take_back);
  EXPECT_TRUE(detail(head, made).may_take_back);
  EXPECT_EQ(decide(head, made, ApprovalAction::take_back, "Tersilap", 4), "waiting");
  EXPECT_FALSE(detail(head, made).may_take_back) << "nothing is decided now";
  EXPECT_EQ(decide(supervisor, made, ApprovalAction::accept, "", 5), "approval_other_desk") << "nor decides anew";
  EXPECT_EQ(decide(head, made, ApprovalAction::accept, "", 5), "accepted");
}

TEST_F(ApprovalDesks, AHigherDeskThatWasAskedTakesBackWhatALowerOneDecided) {
  const auto made = pass_to_head(officer);
  EXPECT_EQ(decide(supervisor, made, ApprovalAction::accept, "", 3), "accepted");
  EXPECT_TRUE(detail(head, made).may_take_back);
  EXPECT_EQ(decide(head, made, ApprovalAction::take_back, "Semak semula", 4), "waiting");
}

TEST_F(ApprovalDesks, TheOfficerHearsThatADecisionWasTakenBack) {
  const auto made = explain(officer, "2026-11-23", Issue::late_in);
  EXPECT_EQ(decide(supervisor, made, ApprovalAction::accept), "accepted");
  EXPECT_EQ(decide(supervisor, made, ApprovalAction::take_back, "Tersilap tekan", 2), "waiting");
  const auto words = told(officer, "approval_taken_back");
  ASSERT_EQ(words.size(), 1U);
  EXPECT_NE(words[0].find(name_of(supervisor)), std::string::npos) << words[0];
}

TEST_F(ApprovalDesks, WhoReadsAloneTakesNothingBack) {
  const auto integrity = add_holder("integriti", "U1", Role::integrity);
  const auto made = explain(officer, "2026-11-23", Issue::late_in);
  EXPECT_EQ(decide(supervisor, made, ApprovalAction::accept), "accepted");
  EXPECT_TRUE(detail(supervisor, made).may_take_back);
  EXPECT_FALSE(detail(integrity, made).may_take_back);
}

TEST_F(ApprovalDesks, TheOfficerHearsOfTheNearestWhomHisCaseWentTo) {
  const auto nearest = add_holder("ketua.dekat", "U1/A", Role::head);
  const auto made = pass_to_head(officer);
  const auto words = told(officer, "approval_passed_on");
  ASSERT_EQ(words.size(), 2U);
  EXPECT_NE(words[0].find(name_of(approver)), std::string::npos) << words[0];
  EXPECT_NE(words[1].find(name_of(nearest)), std::string::npos) << words[1];
}

}  // namespace
}  // namespace spotme::app
