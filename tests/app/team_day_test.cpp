#include "app/team_day.hpp"

#include "app/day_report.hpp"
#include "app/task_verification.hpp"
#include "tests/support/task.hpp"

#include <algorithm>

/// The day of a team on one page, and verifying many at once.
namespace spotme::app {
namespace {

using domain::TaskAction;

class TeamDays : public test::TaskTest {
 protected:
  TeamDay look(const Made& who, const TeamDayQuestion& question = {}) {
    return show_team_day(*place.context, place.caller_for(who), question, actor(who)).value();
  }
  static const TeamDayRow* row_of(const TeamDay& found, const Made& who) {
    const auto row = std::find_if(found.rows.begin(), found.rows.end(),
                                  [&](const auto& one) { return one.member.officer == who.officer; });
    return row == found.rows.end() ? nullptr : &*row;
  }
  std::vector<std::string> names(const Made& who, TeamDayFilter filter) {
    TeamDayQuestion question;
    question.filter = filter;
    std::vector<std::string> found;
    for (const auto& row : look(who, question).rows) found.push_back(row.member.name);
    return found;
  }
  void report(const Made& who, const std::string& text) {
    EXPECT_TRUE(report_day(*place.context, place.caller_for(who), {day("2026-11-24"), text, {}}, actor(who)));
  }
  domain::TaskId task_of(const Made& who) {
    return list_own_tasks(*place.context, place.caller_for(who), {}).value().tasks.front().view.task.id;
  }
  domain::TaskId handed_in(const Made& who, std::string_view title) {
    const auto id = plan(who, draft(title)).view.task.id;
    EXPECT_EQ(move(who, id, change(TaskAction::hand_in)), "handed_in");
    return id;
  }
};

TEST_F(TeamDays, ShowsWhoPlannedAndReportedNothingAndWhatWaits) {
  handed_in(officer, "Minit");
  const auto found = look(supervisor);
  EXPECT_EQ(found.counts.officers, 2) << "without the caller himself";
  EXPECT_EQ(found.counts.working, 2);
  EXPECT_EQ(found.counts.not_planned, 1);
  EXPECT_EQ(found.counts.not_reported, 1);
  plan(lone);
  EXPECT_EQ(look(supervisor).counts.not_reported, 1) << "what is planned is not reported yet";
  EXPECT_EQ(look(supervisor).counts.not_planned, 0);
  EXPECT_EQ(move(supervisor, task_of(lone), change(TaskAction::cancel, "x")), "cancelled");
  EXPECT_EQ(found.counts.waiting, 1);
  const auto* row = row_of(found, officer);
  ASSERT_NE(row, nullptr);
  EXPECT_TRUE(row->works);
  EXPECT_TRUE(row->planned);
  EXPECT_TRUE(row->reported);
  EXPECT_EQ(row->tasks.handed_in, 1);
  ASSERT_EQ(row->titles.size(), 1U);
  EXPECT_EQ(row->titles.front().title, "Minit");
  EXPECT_EQ(names(supervisor, TeamDayFilter::not_planned), (std::vector<std::string>{"Pegawai sendiri"}));
  EXPECT_EQ(names(supervisor, TeamDayFilter::not_reported), (std::vector<std::string>{"Pegawai sendiri"}));
  EXPECT_EQ(names(supervisor, TeamDayFilter::waiting), (std::vector<std::string>{"Pegawai pegawai"}));
  report(lone, "Di kaunter.");
  EXPECT_EQ(names(supervisor, TeamDayFilter::not_reported), (std::vector<std::string>{}));
  EXPECT_EQ(look(supervisor).counts.waiting, 2) << "the report waits as well";
  EXPECT_GE(audited("team_day_read"), 5);
}

TEST_F(TeamDays, CarryingATaskOverLeavesTheDaysBeforeAsTheyWere) {
  const auto id = plan(officer).view.task.id;
  go_to("2026-11-25");
  EXPECT_EQ(move(officer, id, carry("2026-11-27")), "open");
  const auto planned = [&](std::string_view date) {
    TeamDayQuestion question;
    question.date = day(date);
    const bool own = show_task_day(*place.context, place.caller_for(officer), day(date)).planned;
    const bool team = row_of(look(supervisor, question), officer)->planned;
    EXPECT_EQ(own, team) << date;
    return team;
  };
  EXPECT_TRUE(planned("2026-11-24"));
  EXPECT_TRUE(planned("2026-11-25")) << "it was his plan for the day on which he carried it over";
  EXPECT_FALSE(planned("2026-11-26"));
  EXPECT_TRUE(planned("2026-11-27"));
  const auto open = [&](std::string_view date) {
    return show_task_day(*place.context, place.caller_for(officer), day(date)).open.size();
  };
  EXPECT_EQ(open("2026-11-24"), 1U);
  EXPECT_EQ(open("2026-11-25"), 1U);
  EXPECT_EQ(open("2026-11-26"), 0U);
  EXPECT_EQ(open("2026-11-27"), 1U);
}

TEST_F(TeamDays, NobodyMissesAnythingOnADayOff) {
  TeamDayQuestion saturday;
  saturday.date = day("2026-11-28");
  const auto found = look(supervisor, saturday);
  EXPECT_EQ(found.counts.officers, 2);
  EXPECT_EQ(found.counts.working, 0);
  EXPECT_EQ(found.counts.not_planned, 0);
  EXPECT_EQ(found.counts.not_reported, 0);
  EXPECT_EQ(found.rows.front().attendance.status, "") << "it has not begun";
}

TEST_F(TeamDays, ShowsAtMostFiveTitlesWhatWaitsFirst) {
  for (int n = 0; n < 6; ++n) plan(officer, draft("Lama " + std::to_string(n)));
  go_to("2026-11-25");
  plan(officer, draft("Hari ini", "2026-11-25", "2026-12-30"));
  const auto id = plan(officer, draft("Menunggu", "2026-11-25", "2026-12-31")).view.task.id;
  EXPECT_EQ(move(officer, id, change(TaskAction::hand_in)), "handed_in");
  const auto found = look(supervisor);
  const auto* row = row_of(found, officer);
  ASSERT_EQ(row->titles.size(), 5U);
  EXPECT_EQ(row->titles[0].title, "Menunggu");
  EXPECT_EQ(row->titles[1].title, "Hari ini") << "what moved that day comes next";
  EXPECT_EQ(row->tasks.open, 7);
  EXPECT_EQ(row->tasks.moved, 1) << "planning moves nothing";
}

TEST_F(TeamDays, GoesOnInPagesAndFindsByNameAndUnit) {
  TeamDayQuestion question;
  question.limit = 1;
  std::vector<std::string> found;
  do {
    const auto page = look(head, question);
    EXPECT_EQ(page.rows.size(), 1U);
    EXPECT_EQ(page.counts.officers, 6);
    found.push_back(page.rows.front().member.name);
    question.after = page.next;
  } while (question.after);
  EXPECT_EQ(found.size(), 6U);
  EXPECT_TRUE(std::is_sorted(found.begin(), found.end()));
  question = {};
  question.search = "RAKAN";
  EXPECT_EQ(look(head, question).counts.officers, 1);
  question = {};
  question.unit = "U1/B";
  EXPECT_EQ(look(head, question).counts.officers, 2);
  question.unit = "U9";
  EXPECT_EQ(look(head, question).counts.officers, 0);
  EXPECT_GE(look(head).units.size(), 3U);
}

TEST_F(TeamDays, EachSeesHisOwnPeopleAsOfTheDay) {
  EXPECT_TRUE(look(officer).rows.empty());
  EXPECT_TRUE(look(stranger).rows.empty());
  EXPECT_EQ(look(other_supervisor).counts.officers, 1);
  supervise(colleague, lone);
  EXPECT_EQ(look(lone).counts.officers, 1);
  TeamDayQuestion yesterday;
  yesterday.date = day("2026-11-23");
  EXPECT_EQ(look(lone, yesterday).counts.officers, 0);
  const auto auditor = place.add({"juruaudit", "U1", domain::State::putrajaya, domain::Wbf{}, {Role::auditor}});
  const auto found = look(auditor);
  EXPECT_EQ(found.counts.officers, 7);
  EXPECT_FALSE(found.rows.front().may_verify);
}

TEST_F(TeamDays, ManyAreVerifiedAtOnceEachAlone) {
  const auto first = handed_in(officer, "Satu");
  const auto second = handed_in(officer, "Dua");
  const auto open = plan(officer, draft("Tiga")).view.task.id;
  const auto foreign = handed_in(colleague, "Empat");
  report(officer, "Selesai.");
  EXPECT_EQ(move(officer, second, progress(75)), "open") << "taken back meanwhile";
  const std::vector<SeenTask> seen{{first, 2}, {second, 2}, {open, 1}, {foreign, 2}, {first, 2}};
  const auto today = day("2026-11-24");
  const std::vector<SeenReport> reports{{officer.officer, today, 1},
                                        {officer.officer, today, 1},
                                        {lone.officer, today, 1},
                                        {colleague.officer, today, 1}};
  const auto outcome = verify_many(*place.context, place.caller_for(supervisor), seen, reports, actor(supervisor));
  const auto key = [](const std::optional<base::Error>& refusal) { return refusal ? refusal->key : ""; };
  EXPECT_EQ(key(outcome.tasks[0]), "");
  EXPECT_EQ(key(outcome.tasks[1]), "task_changed");
  EXPECT_EQ(key(outcome.tasks[2]), "task_not_handed_in");
  EXPECT_EQ(key(outcome.tasks[3]), "not_found");
  EXPECT_EQ(key(outcome.tasks[4]), "task_changed") << "named twice";
  EXPECT_EQ(key(outcome.reports[0]), "");
  EXPECT_EQ(key(outcome.reports[1]), "day_report_verified");
  EXPECT_EQ(key(outcome.reports[2]), "day_report_missing");
  EXPECT_EQ(key(outcome.reports[3]), "not_found");
  EXPECT_EQ(audited("task_refused"), 2);
  EXPECT_EQ(audited("day_report_verified"), 1);
  EXPECT_EQ(told(officer, "task_verified"), 1);
  const auto waiting =
      list_waiting(*place.context, place.caller_for(supervisor), std::nullopt, 50, actor(supervisor)).value();
  EXPECT_TRUE(waiting.tasks.empty());
}

TEST_F(TeamDays, WhatWaitsIsListedTheLongestWaitingFirst) {
  handed_in(officer, "Satu");
  place.clock.advance(std::chrono::minutes{1});
  handed_in(lone, "Dua");
  place.clock.advance(std::chrono::minutes{1});
  handed_in(officer, "Tiga");
  handed_in(colleague, "Bukan");
  std::vector<std::string> titles;
  std::optional<std::string> after;
  do {
    const auto page = list_waiting(*place.context, place.caller_for(supervisor), after, 1, actor(supervisor)).value();
    for (const auto& task : page.tasks) titles.push_back(task.view.task.draft.title);
    after = page.next;
  } while (after);
  EXPECT_EQ(titles, (std::vector<std::string>{"Satu", "Dua", "Tiga"}));
}

}  // namespace
}  // namespace spotme::app
