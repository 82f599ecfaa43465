#include "app/approval_handover.hpp"

#include "app/approval.hpp"
#include "app/import_officers.hpp"
#include "app/officer.hpp"
#include "tests/support/task.hpp"

#include <fmt/format.h>

/// Who is late with a case, and who is not: a supervisor who has just taken its officer over, one of several approvers.
namespace spotme::app {
namespace {

using domain::Issue;

class Handovers : public test::TaskTest {
 protected:
  Handovers() { admin = place.add({"pentadbir", "U1", domain::State::putrajaya, domain::Wbf{}, {Role::agency_admin}}); }
  void change_to(const Made& who, std::string_view from) {
    const SupervisorChange change{{officer.officer}, who.user_id, day(from), "Ganti"};
    ASSERT_TRUE(change_supervisor(*place.context, place.caller_for(admin), admin.agency, change, actor(admin)));
  }
  std::int64_t pass_on() { return pass_on_approvals(*place.context, officer.agency); }
  std::string due() {
    return place.database->read(
        [](db::Read& read) { return base::format_day(read.query("SELECT due_on FROM approval").day()); });
  }
  std::int64_t charged(const Made& who) {
    return number("SELECT cast(coalesce(sum(passed_on), 0) AS bigint) FROM figure_answer WHERE officer_id = $1",
                  {db::to_value(who.officer)});
  }
  /// From the supervisor to the approver, who has it then.
  void wait_at_the_approver() {
    explain(officer, "2026-11-23", Issue::late_in);
    go_to("2026-11-28");
    ASSERT_EQ(pass_on(), 1);
    go_to("2026-12-20");
  }

  Made admin;
};

TEST_F(Handovers, WhoTakesAnOfficerOverHasHisOwnDaysAndIsTold) {
  explain(officer, "2026-11-23", Issue::late_in);
  ASSERT_EQ(due(), "2026-11-27");
  go_to("2026-11-27");
  change_to(other_supervisor, "2026-11-27");
  EXPECT_EQ(due(), "2026-12-02");
  EXPECT_EQ(told(other_supervisor, "approval_waiting"), 1);
  go_to("2026-11-28");
  EXPECT_EQ(pass_on(), 0);
  EXPECT_EQ(told(other_supervisor, "approval_overdue"), 0);
  EXPECT_EQ(charged(other_supervisor), 0);
  go_to("2026-12-03");
  EXPECT_EQ(pass_on(), 1) << "now it was his to answer";
  EXPECT_EQ(charged(other_supervisor), 1);
  EXPECT_EQ(charged(supervisor), 0);
}

TEST_F(Handovers, AChangeToComeHandsOverOnItsDayAndOnce) {
  explain(officer, "2026-11-23", Issue::late_in);
  change_to(other_supervisor, "2026-11-28");
  EXPECT_EQ(due(), "2026-11-27");
  EXPECT_EQ(told(other_supervisor, "approval_waiting"), 0);
  go_to("2026-11-28");
  EXPECT_EQ(pass_on(), 0);
  EXPECT_EQ(pass_on(), 0);
  EXPECT_EQ(told(other_supervisor, "approval_waiting"), 1);
  EXPECT_EQ(due(), "2026-12-02");
}

TEST_F(Handovers, OneWhoTakesOverOnASaturdayIsToldThoughNothingIsDueLater) {
  go_to("2026-11-27");
  explain(officer, "2026-11-26", Issue::late_in);
  ASSERT_EQ(due(), "2026-12-02");
  go_to("2026-11-28");
  change_to(other_supervisor, "2026-11-28");
  EXPECT_EQ(due(), "2026-12-02");
  EXPECT_EQ(told(other_supervisor, "approval_waiting"), 1);
  EXPECT_EQ(pass_on(), 0);
  EXPECT_EQ(told(other_supervisor, "approval_waiting"), 1) << "the job knows that he was told";
}

TEST_F(Handovers, AChangeToComeOnASaturdayTellsThoughNothingIsDueLater) {
  go_to("2026-11-27");
  explain(officer, "2026-11-26", Issue::late_in);
  change_to(other_supervisor, "2026-11-28");
  EXPECT_EQ(told(other_supervisor, "approval_waiting"), 0);
  go_to("2026-11-28");
  EXPECT_EQ(pass_on(), 0);
  EXPECT_EQ(told(other_supervisor, "approval_waiting"), 1);
  EXPECT_EQ(pass_on(), 0);
  EXPECT_EQ(told(other_supervisor, "approval_waiting"), 1) << "once";
}

TEST_F(Handovers, WhoWasAskedOnTheFirstDayOfAChangeIsNotToldAgainByTheJob) {
  change_to(other_supervisor, "2026-11-25");
  go_to("2026-11-25");
  explain(officer, "2026-11-24", Issue::late_in);
  EXPECT_EQ(told(other_supervisor, "approval_waiting"), 1);
  EXPECT_EQ(pass_on(), 0);
  EXPECT_EQ(told(other_supervisor, "approval_waiting"), 1);
}

TEST_F(Handovers, ACaseOfTheMorningGoesOverAtNoon) {
  explain(officer, "2026-11-23", Issue::late_in);
  change_to(other_supervisor, "2026-11-24");
  EXPECT_EQ(due(), "2026-11-27");
  EXPECT_EQ(told(other_supervisor, "approval_waiting"), 1);
}

TEST_F(Handovers, OneWhoIsCorrectedOnTheSameDayIsFollowedByAnotherWhoIsTold) {
  explain(officer, "2026-11-23", Issue::late_in);
  go_to("2026-11-27");
  change_to(other_supervisor, "2026-11-27");
  change_to(head, "2026-11-27");
  EXPECT_EQ(told(head, "approval_waiting"), 1);
  change_to(head, "2026-11-27");
  EXPECT_EQ(told(head, "approval_waiting"), 1) << "the same one again";
  EXPECT_EQ(told(other_supervisor, "approval_waiting"), 1);
  EXPECT_EQ(due(), "2026-12-02");
  go_to("2026-12-03");
  EXPECT_EQ(pass_on(), 1);
  EXPECT_EQ(charged(head), 1);
  EXPECT_EQ(charged(other_supervisor), 0);
}

TEST_F(Handovers, AChangeInThePastThatAnotherFollowedTellsNobody) {
  explain(officer, "2026-11-23", Issue::late_in);
  go_to("2026-11-27");
  change_to(other_supervisor, "2026-11-27");
  go_to("2026-11-28");
  change_to(head, "2026-11-26");
  EXPECT_EQ(told(head, "approval_waiting"), 0);
  EXPECT_EQ(told(other_supervisor, "approval_waiting"), 1);
}

TEST_F(Handovers, TheSameSupervisorNamedAgainWinsNoDays) {
  explain(officer, "2026-11-23", Issue::late_in);
  go_to("2026-11-27");
  change_to(supervisor, "2026-11-27");
  EXPECT_EQ(due(), "2026-11-27");
  EXPECT_EQ(told(supervisor, "approval_waiting"), 1) << "of the beginning alone";
}

TEST_F(Handovers, AnImportThatChangesSupervisorsHandsOver) {
  explain(officer, "2026-11-23", Issue::late_in);
  go_to("2026-11-27");
  const auto csv =
      std::string(import_header) + "\nAG1,Agensi 1,U1/A,Unit A,pegawai,Nama Pegawai,,putrajaya,wbf,penyelia.lain,\n";
  const auto outcome = import_officers(*place.context, csv);
  ASSERT_EQ(outcome.faults_total, 0U) << outcome.faults.front().error.key;
  EXPECT_EQ(due(), "2026-12-02");
  EXPECT_EQ(told(other_supervisor, "approval_waiting"), 1);
}

TEST_F(Handovers, TheOnlyApproverIsNamedWhereHeLetsItWait) {
  wait_at_the_approver();
  EXPECT_EQ(pass_on(), 1);
  EXPECT_EQ(charged(approver), 1);
  EXPECT_EQ(charged(supervisor), 1) << "of his own days alone";
}

TEST_F(Handovers, OfSeveralApproversNobodyIsNamed) {
  const auto second = place.add({"pelulus.dua", "U1/A", domain::State::putrajaya, domain::Wbf{}, {Role::approver}});
  wait_at_the_approver();
  EXPECT_EQ(pass_on(), 1);
  EXPECT_EQ(charged(approver), 0);
  EXPECT_EQ(charged(second), 0);
  EXPECT_EQ(told(approver, "approval_overdue"), 0);
}

TEST_F(Handovers, WhereTheApproverIsGoneTheSupervisorIsNotNamedAgain) {
  wait_at_the_approver();
  place.database->write([&](db::Write& write) {
    return write.execute("DELETE FROM role_holding WHERE officer_id = $1", {db::to_value(approver.officer)});
  });
  EXPECT_EQ(pass_on(), 1);
  EXPECT_EQ(charged(supervisor), 1);
  EXPECT_EQ(told(supervisor, "approval_overdue"), 1);
}

}  // namespace
}  // namespace spotme::app
