#include "app/team_month.hpp"

#include "store/attendance_issue.hpp"
#include "store/transaction.hpp"
#include "tests/support/board.hpp"
#include "tests/support/closing_place.hpp"

/// The team's month: closed days as they are kept, open ones as they stand, days to come as they are planned.
namespace spotme::test {
namespace {

using domain::DayMark;

class TeamMonthTest : public BoardWorld {
 protected:
  app::TeamMonth show(const Made& by, const app::TeamMonthQuestion& question = {}) {
    return app::show_team_month(*place.context, place.caller_for(by), question, actor(by)).value();
  }
  static const app::TeamMonthRow& row(const app::TeamMonth& month, const Made& who) {
    return *std::find_if(month.rows.begin(), month.rows.end(),
                         [&](const auto& one) { return one.member.officer == who.officer; });
  }
  static DayMark mark(const app::TeamMonthRow& row, std::size_t date) { return mark_of(row.cells.at(date - 1).day); }
};

TEST_F(TeamMonthTest, OpenDaysAreJudgedAsOfNowAndDaysToComeShowWhatIsPlanned) {
  place.clock.set(local("2026-11-24T10:00"));
  auto leave = grant(officer, store::GrantKind::leave, "2026-11-26", "2026-11-26");
  leave.part = domain::LeavePart::afternoon;
  store_grants({leave, grant(officer, store::GrantKind::hybrid_day, "2026-11-20", "2026-11-20")});
  store_events(
      {press(officer, "2026-11-23", in, "2026-11-23T09:12"), press(officer, "2026-11-23", out, "2026-11-23T18:30"),
       press(officer, "2026-11-20", in, "2026-11-20T08:00"), press(officer, "2026-11-20", out, "2026-11-20T17:30"),
       press(officer, "2026-11-19", in, "2026-11-19T08:00"), press(officer, "2026-11-24", in, "2026-11-24T08:00")});
  const auto month = show(head);
  EXPECT_EQ(domain::format_month(month.month), "2026-11");
  EXPECT_EQ(month.total, 5);
  const auto& his = row(month, officer);
  ASSERT_EQ(his.cells.size(), 30U);
  EXPECT_EQ(mark(his, 18), DayMark::absent);
  EXPECT_EQ(mark(his, 19), DayMark::missing);
  EXPECT_EQ(mark(his, 20), DayMark::remote);
  EXPECT_EQ(mark(his, 21), DayMark::rest);
  EXPECT_EQ(mark(his, 23), DayMark::late);
  EXPECT_EQ(his.cells[22].day.late, base::Minutes{12});
  EXPECT_EQ(his.cells[22].issues.front().issue, domain::Issue::late_in);
  EXPECT_FALSE(his.cells[22].issues.front().state);
  EXPECT_EQ(mark(his, 24), DayMark::open) << "in, and the day goes on";
  EXPECT_EQ(mark(his, 25), DayMark::nothing);
  EXPECT_EQ(mark(his, 26), DayMark::leave);
  EXPECT_EQ(his.totals.late, 1);
  EXPECT_EQ(his.totals.late_minutes, 12);
  EXPECT_EQ(his.totals.leave_halves, 1);
  EXPECT_EQ(his.totals.remote_halves, 2);
  app::TeamMonthQuestion question;
  question.month = domain::parse_month("2026-12");
  const auto december = show(head, question);
  EXPECT_EQ(mark(row(december, officer), 25), DayMark::holiday);
  EXPECT_FALSE(row(december, officer).cells[24].holiday->name_ms.empty());
}

TEST_F(TeamMonthTest, PagesGoOnByNameAndALookIsRecorded) {
  app::TeamMonthQuestion question;
  question.limit = 2;
  std::vector<std::string> names;
  do {
    const auto page = show(head, question);
    for (const auto& one : page.rows) names.push_back(one.member.name);
    EXPECT_EQ(page.total, 5);
    question.after = page.next;
  } while (question.after);
  EXPECT_EQ(names.size(), 5U);
  EXPECT_TRUE(std::is_sorted(names.begin(), names.end()));
  EXPECT_EQ(audit_details("team_month_read"),
            (std::vector<std::string>{"2026-11 all followed: 2 officers", "2026-11 all followed: 2 officers",
                                      "2026-11 all followed: 1 officers"}));
}

TEST_F(TeamMonthTest, IsRefusedBeyondTheReach) {
  const auto refusal = [&](const Made& by, app::TeamMonthQuestion question) {
    const auto found = app::show_team_month(*place.context, place.caller_for(by), question, actor(by));
    return found ? "" : found.error().key + "/" + found.error().field;
  };
  EXPECT_EQ(refusal(supervisor, {{}, {place.unit("AG1", "U1/B"), true}}), "unit_unknown/unit_id");
  EXPECT_EQ(refusal(head, {{}, {place.unit("AG2", "U1"), true}}), "unit_unknown/unit_id");
  EXPECT_EQ(refusal(head, {{}, {}, "bukan kursor"}), "cursor_invalid/after");
  EXPECT_EQ(refusal(head, {{}, {place.unit("AG1", "U1/B"), true}}), "");
  EXPECT_TRUE(show(officer).rows.empty());
  EXPECT_EQ(show(supervisor).rows.size(), 2U);
}

TEST(TeamMonthClosed, ShowsTheVersionThatHoldsWithHowItsIssuesStand) {
  ClosingPlace place;
  place.press_all();
  (void)place.close();
  auto& installation = place.installation;
  const domain::Caller head{place.agency, place.officer(0), {}, "ketua", false, {{domain::Role::head, "U1"}}};
  app::TeamMonthQuestion question;
  question.month = domain::parse_month("2026-11");
  const auto month =
      app::show_team_month(*installation.context, head, question, {head.officer, "10.0.0.1", "ujian"}).value();
  EXPECT_EQ(month.total, 5);
  std::size_t closed = 0;
  for (const auto& row : month.rows) {
    for (const auto& cell : row.cells) {
      closed += cell.closed ? 1U : 0U;
      if (!cell.closed) continue;
      installation.database->read([&](db::Read& read) {
        const auto kept = store::load_holding(read, {{place.agency, row.member.officer, cell.date}});
        EXPECT_EQ(domain::status_name(cell.day.status), kept.at(0).transaction.record.status);
        EXPECT_EQ(cell.day.late, kept.at(0).transaction.record.late);
        EXPECT_EQ(cell.issues.size(), kept.at(0).transaction.record.issues.size());
        return true;
      });
      for (const auto& issue : cell.issues) EXPECT_EQ(issue.state, domain::IssueState::open);
    }
  }
  EXPECT_GT(closed, 5U * 20U);
}

}  // namespace
}  // namespace spotme::test
