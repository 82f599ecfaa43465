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

TEST_F(TeamMonthTest, EachDayIsSeenByWhomeverTheOfficerWasWithThen) {
  using domain::Role;
  const auto head_a = place.add({"ketua.a", "U1/A", domain::State::putrajaya, domain::Wbf{}, {Role::head}});
  const auto head_b = place.add({"ketua.b", "U1/B", domain::State::putrajaya, domain::Wbf{}, {Role::head}});
  const auto guide = place.add({"pembimbing", "U1/B"});
  const auto move = [&](std::string_view from, const char* unit) {
    place.database->write([&](db::Write& write) {
      auto his = store::find_officer(write, officer.agency, officer.officer, day(from)).value();
      his.unit = place.unit("AG1", unit);
      store::change_postings(write, {his}, day(from));
      return true;
    });
  };
  place.clock.set(local("2026-11-27T10:00"));
  move("2026-11-24", "U1/B");
  const auto seen = [&](const Made& by) {
    const auto month = show(by);
    EXPECT_EQ(month.total, static_cast<std::int64_t>(month.rows.size()));
    std::string dates;
    for (const auto& one : month.rows) {
      if (one.member.officer != officer.officer) continue;
      dates = one.member.unit_path + ":";
      for (const auto& cell : one.cells) {
        if (mark_of(cell.day) != DayMark::nothing) dates += " " + base::format_day(cell.date).substr(8);
      }
    }
    return dates;
  };
  const std::string before = " 01 02 03 04 05 06 07 08 09 10 11 12 13 14 15 16 17 18 19 20 21 22 23";
  EXPECT_EQ(seen(head_a), "U1/A:" + before);
  EXPECT_EQ(seen(head_b), "U1/B: 24 25 26 27 28 29");
  EXPECT_EQ(seen(head), "U1/B:" + before + " 24 25 26 27 28 29");
  EXPECT_EQ(row(show(head_a), officer).totals.absent, 15) << "of the days that are seen alone";
  EXPECT_EQ(seen(guide), "");
  place.database->write([&](db::Write& write) {
    auto his = store::find_officer(write, officer.agency, officer.officer, day("2026-11-26")).value();
    his.supervisor = guide.officer;
    store::change_supervisors(write, {his}, day("2026-11-26"));
    return true;
  });
  EXPECT_EQ(seen(guide), "U1/B: 26 27 28 29");
  EXPECT_EQ(seen(head_b), "U1/B: 24 25 26 27 28 29") << "once, however often he changes his supervisor";
  app::TeamMonthQuestion of_unit;
  of_unit.whose = {place.unit("AG1", "U1/A"), true};
  EXPECT_EQ(mark(row(show(head, of_unit), officer), 24), DayMark::nothing) << "he was in the other unit then";
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
