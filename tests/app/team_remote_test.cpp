#include "app/team_remote.hpp"

#include "app/day_report.hpp"
#include "app/look.hpp"
#include "app/remote_reminder.hpp"
#include "tests/support/remote.hpp"

/// What whoever leads them sees of his people's remote days, and what officers are told at the end of one.
namespace spotme::app {
namespace {

class RemoteTeam : public test::RemoteTest {
 protected:
  std::vector<TeamRemoteRow> rows(const Made& who, std::string_view date = "2026-11-24") {
    TeamRemoteFilter filter;
    filter.day = day(date);
    return list_team_remote(*place.context, place.caller_for(who), filter, actor(who)).value().rows;
  }
  void report(const Made& who, std::string_view date) {
    place.database->write([&](db::Write& write) {
      EXPECT_TRUE(
          hand_in_day_report(*place.context, write, place.caller_for(who), day(date), "Siap.", false, actor(who)));
      return true;
    });
  }
  void plan(const Made& who, std::string_view date) {
    place.database->write([&](db::Write& write) {
      EXPECT_TRUE(keep_day_plan(*place.context, write, place.caller_for(who), day(date), "Semak fail.", actor(who)));
      return true;
    });
  }
  std::string refusal(const TeamRemoteFilter& filter) {
    return list_team_remote(*place.context, place.caller_for(head), filter, actor(head)).error().key;
  }
};

TEST_F(RemoteTeam, IsSeenByTheSupervisorOfTheRemoteOnesAlone) {
  make_home(officer, supervisor);
  make_remote(officer, "2026-11-24");
  EXPECT_EQ(answer(officer, ask(officer, 9).id, at_home()), "inside");
  const auto seen = rows(supervisor);
  ASSERT_EQ(seen.size(), 1U) << "the others are in the office";
  EXPECT_EQ(seen[0].member.officer, officer.officer);
  EXPECT_EQ(seen[0].day.pulses[0].answer->answer, domain::PulseAnswer::inside);
  EXPECT_FALSE(seen[0].day.pulses[0].answer->position) << "no raw position is read";
  EXPECT_TRUE(seen[0].has_place);
  EXPECT_EQ(rows(head).size(), 1U);
  EXPECT_TRUE(rows(other_supervisor).empty());
  EXPECT_TRUE(rows(lone).empty());
  EXPECT_TRUE(rows(stranger).empty()) << "of another agency";
  EXPECT_TRUE(rows(supervisor, "2026-11-23").empty());
}

TEST_F(RemoteTeam, IsSeenByADelegateUntilTheDayAfterAndAsOfTheDay) {
  make_remote(officer, "2026-11-24");
  delegate(supervisor, lone, "2026-11-24", "2026-11-24");
  EXPECT_EQ(rows(lone).size(), 1U);
  go_to("2026-11-25");
  EXPECT_TRUE(rows(lone).empty());
  supervise(officer, other_supervisor);
  EXPECT_TRUE(rows(other_supervisor).empty()) << "he did not lead him yesterday";
  make_remote(officer, "2026-11-25");
  EXPECT_EQ(rows(other_supervisor, "2026-11-25").size(), 1U);
}

TEST_F(RemoteTeam, StillShowsWhatWasAnsweredBeforeTheGrantWasWithdrawn) {
  const auto grant = make_remote(officer, "2026-11-24");
  EXPECT_EQ(answer(officer, ask(officer, 9).id, at_home()), "unknown");
  withdraw(grant);
  const auto seen = rows(supervisor);
  ASSERT_EQ(seen.size(), 1U);
  EXPECT_FALSE(seen[0].day.remote);
  EXPECT_EQ(seen[0].day.pulses.size(), 1U);
}

TEST_F(RemoteTeam, ReadsNothingOfWhichTheOwnerIsNotTold) {
  make_remote(officer, "2026-11-24");
  EXPECT_EQ(rows(supervisor).size(), 1U);
  EXPECT_EQ(rows(head).size(), 1U);
  const auto looks = list_looks(*place.context, place.caller_for(officer), std::nullopt, 50).looks;
  ASSERT_EQ(looks.size(), 2U);
  EXPECT_EQ(looks[0].by, head.officer);
  EXPECT_EQ(looks[0].by_roles, (std::vector<std::string>{"head"}));
  EXPECT_EQ(looks[1].by, supervisor.officer);
  EXPECT_TRUE(list_looks(*place.context, place.caller_for(colleague), std::nullopt, 50).looks.empty());
}

TEST_F(RemoteTeam, GoesOnBehindTheLastRowOfAPage) {
  for (const auto& who : {officer, lone, colleague, supervisor}) make_remote(who, "2026-11-24");
  TeamRemoteFilter filter;
  filter.limit = 2;
  std::vector<std::string> names;
  for (int page = 0; page < 4; ++page) {
    const auto some = list_team_remote(*place.context, place.caller_for(head), filter, actor(head)).value();
    for (const auto& row : some.rows) names.push_back(row.member.name);
    if (!some.next) break;
    filter.after = some.next;
  }
  EXPECT_EQ(names.size(), 4U);
  EXPECT_TRUE(std::is_sorted(names.begin(), names.end()));
  filter.after = "tiada";
  EXPECT_EQ(refusal(filter), "cursor_invalid");
  filter = {};
  filter.day = day("2026-11-25");
  EXPECT_EQ(refusal(filter), "day_ahead");
  filter.day = day("2026-11-24");
  filter.search = supervisor_name();
  EXPECT_EQ(list_team_remote(*place.context, place.caller_for(head), filter, actor(head)).value().rows.size(), 1U);
}

TEST_F(RemoteTeam, IsToldOnceOfPulsesWithoutAnAnswer) {
  make_home(officer, supervisor);
  make_remote(officer, "2026-11-24");
  EXPECT_EQ(answer(officer, ask(officer, 9).id, at_home()), "inside");
  report(officer, "2026-11-24");
  const auto before = notices(officer);
  RemoteReminders reminders;
  const auto look = [&](std::string_view time) {
    place.clock.set(base::to_instant(base::LocalTime{day("2026-11-24")} + base::parse_minute(time).value()));
    return reminders.look(*place.context, [] { return false; });
  };
  EXPECT_EQ(look("18:29"), 0);
  EXPECT_EQ(look("18:30"), 1);
  EXPECT_EQ(notices(officer), before + 1);
  EXPECT_EQ(look("18:40"), 0);
  EXPECT_EQ(tell_of_missed_pulses(*place.context, officer.agency, day("2026-11-24")), 0) << "after a restart neither";
  EXPECT_EQ(notices(officer), before + 1);
}

TEST_F(RemoteTeam, IsRemindedOfPlanAndReportOnceAndOnlyWhereTheyAreMissing) {
  make_remote(officer, "2026-11-25");
  make_remote(lone, "2026-11-25");
  plan(lone, "2026-11-25");
  RemoteReminders reminders;
  const auto look = [&](std::string_view date, std::string_view time) {
    place.clock.set(base::to_instant(base::LocalTime{day(date)} + base::parse_minute(time).value()));
    return reminders.look(*place.context, [] { return false; });
  };
  EXPECT_EQ(look("2026-11-24", "16:59"), 0);
  EXPECT_EQ(look("2026-11-24", "17:00"), 1) << "the other one has a plan";
  EXPECT_EQ(look("2026-11-24", "18:30"), 0) << "nobody was remote today";
  EXPECT_EQ(remind_of_plans(*place.context, officer.agency, day("2026-11-25")), 0) << "once";
  place.clock.set(base::to_instant(base::LocalTime{day("2026-11-25")} + std::chrono::hours{16}));
  report(officer, "2026-11-25");
  const auto before = notices(officer);
  EXPECT_EQ(look("2026-11-25", "18:30"), 3) << "pulses of both, and the report of one";
  EXPECT_EQ(notices(officer), before + 1);
  const auto seen = rows(supervisor, "2026-11-25");
  ASSERT_EQ(seen.size(), 2U);
  for (const auto& row : seen) {
    const bool his = row.member.officer == officer.officer;
    EXPECT_EQ(row.planned, !his);
    EXPECT_EQ(row.reported_at.has_value(), his);
  }
}

}  // namespace
}  // namespace spotme::app
