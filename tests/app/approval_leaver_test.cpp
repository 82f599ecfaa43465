#include "app/approval.hpp"
#include "app/day_report.hpp"
#include "app/officer_departure.hpp"
#include "app/task_assignment.hpp"
#include "app/task_verification.hpp"
#include "app/team_day.hpp"
#include "tests/support/task.hpp"

#include <algorithm>

/// What somebody handed in before he left is decided by those who would have decided it on his last day.
namespace spotme::app {
namespace {

using domain::ApprovalAction;
using domain::Issue;
using domain::TaskAction;

class Leavers : public test::TaskTest {
 protected:
  Leavers() {
    admin = place.add({"pentadbir", "U1", domain::State::putrajaya, domain::Wbf{}, {Role::agency_admin}});
    integrity = place.add({"integriti", "U1", domain::State::putrajaya, domain::Wbf{}, {Role::integrity}});
  }
  /// His last day was the 24th; today is the 25th.
  void leave(const Made& who) {
    go_to("2026-11-25");
    const DepartureDraft draft{day("2026-11-24"), domain::DepartureKind::retired, "Bersara"};
    ASSERT_TRUE(depart(*place.context, place.caller_for(admin), who.agency, who.officer, draft, actor(admin)));
  }
  bool opens(const Made& who, const store::Approval& made) {
    return show_approval(*place.context, place.caller_for(who), made.id, actor(who)).has_value();
  }
  bool decides(const Made& who) {
    return list_inbox(*place.context, place.caller_for(who), {}, std::nullopt, actor(who)).value().decides;
  }
  std::size_t waiting(const Made& who) {
    return list_waiting(*place.context, place.caller_for(who), std::nullopt, 50, actor(who)).value().tasks.size();
  }
  std::int64_t waiting_of_24th(const Made& who) {
    TeamDayQuestion question;
    question.date = day("2026-11-24");
    return show_team_day(*place.context, place.caller_for(who), question, actor(who)).value().counts.waiting;
  }
  std::string verify_report(const Made& who) {
    const auto done =
        verify_many(*place.context, place.caller_for(who), {}, {{officer.officer, day("2026-11-24"), 1}}, actor(who));
    return done.reports.front() ? done.reports.front()->key : "verified";
  }

  Made admin, integrity;
};

TEST_F(Leavers, ACaseIsDecidedByTheSupervisorOfTheLastDay) {
  const auto made = explain(officer, "2026-11-23", Issue::late_in);
  leave(officer);
  EXPECT_EQ(inbox(supervisor).size(), 1U);
  EXPECT_TRUE(decides(supervisor)) << "he leads nobody any more, and has something to decide";
  EXPECT_TRUE(opens(integrity, made));
  EXPECT_TRUE(opens(head, made));
  EXPECT_FALSE(opens(other_supervisor, made));
  EXPECT_EQ(decide(other_supervisor, made, ApprovalAction::accept), "not_found");
  EXPECT_EQ(pass_on_approvals(*place.context, officer.agency), 0) << "somebody is asked, and has time";
  EXPECT_EQ(decide(supervisor, made, ApprovalAction::accept), "accepted");
  EXPECT_EQ(issue_state("2026-11-23", "late_in"), "accepted");
  EXPECT_FALSE(decides(supervisor));
}

TEST_F(Leavers, WhereTheSupervisorLeftAsWellItGoesUpAndTheHeadDecides) {
  const auto made = explain(officer, "2026-11-23", Issue::late_in);
  leave(officer);
  leave(supervisor);
  EXPECT_EQ(pass_on_approvals(*place.context, officer.agency), 1);
  EXPECT_EQ(inbox(approver).size(), 1U);
  EXPECT_EQ(number("SELECT count(*) FROM approval_step WHERE waited_for IS NOT NULL"), 0);
  go_to("2026-12-20");
  EXPECT_EQ(pass_on_approvals(*place.context, officer.agency), 1);
  EXPECT_EQ(inbox(head).size(), 1U);
  EXPECT_EQ(decide(head, made, ApprovalAction::accept, "", 3), "accepted");
}

TEST_F(Leavers, WhoComesBackHasTheDesksOfHisNewPost) {
  const auto made = explain(officer, "2026-11-23", Issue::late_in);
  leave(officer);
  go_to("2026-11-26");
  place.database->write([&](db::Write& write) {
    restore_post(write, officer.agency, officer.officer);
    return true;
  });
  EXPECT_TRUE(inbox(supervisor).empty());
  supervise(officer, other_supervisor);
  EXPECT_EQ(inbox(other_supervisor).size(), 1U);
  EXPECT_EQ(decide(supervisor, made, ApprovalAction::accept), "not_found");
}

TEST_F(Leavers, TasksAndReportsAreVerifiedByWhoeverLedThem) {
  const auto task = plan(officer).view.task.id;
  EXPECT_EQ(move(officer, task, change(TaskAction::hand_in)), "handed_in");
  ASSERT_TRUE(report_day(*place.context, place.caller_for(officer), {day("2026-11-24"), "Siap.", {}}, actor(officer)));
  leave(officer);
  EXPECT_EQ(waiting(supervisor), 1U);
  EXPECT_EQ(waiting(head), 1U);
  EXPECT_EQ(waiting(other_supervisor), 0U);
  EXPECT_EQ(waiting_of_24th(supervisor), 1);
  EXPECT_TRUE(sees(integrity, task));
  EXPECT_EQ(move(other_supervisor, task, change(TaskAction::verify)), "not_found");
  EXPECT_EQ(move(supervisor, task, change(TaskAction::verify)), "verified");
  EXPECT_EQ(verify_report(other_supervisor), "not_found");
  EXPECT_EQ(verify_report(supervisor), "verified");
  EXPECT_EQ(waiting_of_24th(supervisor), 0);
}

TEST_F(Leavers, TheirTasksAreNotSentBackToNobody) {
  const auto task = plan(officer).view.task.id;
  const auto second = plan(officer, draft("Kemas fail")).view.task.id;
  EXPECT_EQ(move(officer, task, change(TaskAction::hand_in)), "handed_in");
  EXPECT_EQ(move(officer, second, change(TaskAction::hand_in)), "handed_in");
  leave(officer);
  const auto sent_back = change(TaskAction::send_back, "Belum lengkap");
  EXPECT_EQ(move(supervisor, task, sent_back), "task_officer_gone");
  const std::vector may{TaskAction::verify, TaskAction::cancel};
  EXPECT_EQ(show(supervisor, task).entry.may, may);
  EXPECT_EQ(move(supervisor, task, change(TaskAction::verify)), "verified");
  EXPECT_EQ(move(supervisor, task, sent_back), "task_officer_gone") << "a verified one neither";
  EXPECT_EQ(move(supervisor, second, change(TaskAction::cancel, "Tidak perlu lagi")), "cancelled");
}

TEST_F(Leavers, NobodyGetsANewTaskAfterHeLeft) {
  leave(officer);
  const auto given = assign_task(*place.context, place.caller_for(supervisor),
                                 {{officer.officer}, draft("Baharu", "2026-11-25")}, actor(supervisor));
  ASSERT_FALSE(given);
  EXPECT_EQ(given.error().key, "task_officer_not_led");
}

}  // namespace
}  // namespace spotme::app
