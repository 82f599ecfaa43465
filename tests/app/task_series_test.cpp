#include "app/task_series.hpp"

#include "app/officer_departure.hpp"
#include "app/task_assignment.hpp"
#include "app/task_reminder.hpp"
#include "store/grant.hpp"
#include "tests/support/task.hpp"

#include <algorithm>
#include <set>

/// Recurring tasks, tasks for many, and the reminder: what the nightly job makes, once.
namespace spotme::app {
namespace {

using domain::TaskAction;

class TaskSeries : public test::TaskTest {
 protected:
  static domain::Recurrence daily(std::string_view first = "2026-11-24", std::string_view last = "2026-12-31") {
    return {domain::Every::day, 0, 0, day(first), day(last)};
  }
  std::string plan_series_of(const Made& who, const domain::Recurrence& recurrence, std::string title = "Semak peti") {
    const auto made = plan_series(*place.context, place.caller_for(who),
                                  {std::move(title), "", domain::TaskPriority::normal, recurrence}, actor(who));
    return made ? "" : made.error().key;
  }
  base::Result<TaskAssigned> assign(const Made& who, std::vector<base::OfficerId> officers,
                                    std::optional<domain::Recurrence> recurrence = {}) {
    TaskAssignment asked{std::move(officers), draft("Semak fail")};
    asked.recurrence = recurrence;
    return assign_task(*place.context, place.caller_for(who), asked, actor(who));
  }
  std::string assign_key(const Made& who, std::vector<base::OfficerId> officers) {
    const auto made = assign(who, std::move(officers));
    return made ? "" : made.error().key + " " + made.error().field;
  }
  std::int64_t run(std::string_view date) {
    place.clock.set(base::to_instant(base::LocalTime{day(date)} + std::chrono::minutes{30}));
    return make_series_tasks(*place.context, officer.agency);
  }
  std::int64_t tasks_of(const Made& who) {
    return number("SELECT count(*) FROM task WHERE officer_id = $1", {db::to_value(who.officer)});
  }
};

TEST_F(TaskSeries, TheNightlyJobMakesThemOnWorkingDaysOnce) {
  EXPECT_EQ(plan_series_of(officer, daily("2026-11-25")), "");
  EXPECT_EQ(tasks_of(officer), 0) << "it begins tomorrow";
  EXPECT_EQ(run("2026-11-25"), 1);
  EXPECT_EQ(run("2026-11-25"), 0) << "a second run makes nothing";
  EXPECT_EQ(run("2026-11-28"), 0) << "a Saturday";
  EXPECT_EQ(run("2026-11-30"), 1);
  EXPECT_EQ(tasks_of(officer), 2);
  EXPECT_EQ(run("2027-01-04"), 0) << "it is over";
}

TEST_F(TaskSeries, ThoseOfTodayAreMadeAtOnce) {
  EXPECT_EQ(plan_series_of(officer, daily()), "");
  EXPECT_EQ(tasks_of(officer), 1);
  EXPECT_EQ(run("2026-11-24"), 0);
}

TEST_F(TaskSeries, NobodyOnLeaveGetsOne) {
  place.database->write([&](db::Write& write) {
    store::Grant leave;
    leave.agency = officer.agency;
    leave.officer = officer.officer;
    leave.id = base::GrantId::make(write.now());
    leave.kind = domain::GrantKind::leave;
    leave.first_day = leave.last_day = day("2026-11-25");
    leave.part = domain::LeavePart::day;
    leave.made_at = write.now();
    store::insert_grants(write, {leave});
    return true;
  });
  EXPECT_EQ(plan_series_of(officer, daily("2026-11-25")), "");
  EXPECT_EQ(plan_series_of(colleague, daily("2026-11-25")), "");
  EXPECT_EQ(run("2026-11-25"), 1);
  EXPECT_EQ(tasks_of(officer), 0);
  EXPECT_EQ(run("2026-11-26"), 2);
}

TEST_F(TaskSeries, ADayOfTheMonthOnASundayIsMadeUpForOnMonday) {
  const domain::Recurrence monthly{domain::Every::month, 0, 29, day("2026-11-24"), day("2027-05-31")};
  EXPECT_EQ(plan_series_of(officer, monthly), "");
  EXPECT_EQ(run("2026-11-29"), 0);
  EXPECT_EQ(run("2026-11-30"), 1);
  EXPECT_EQ(run("2026-12-01"), 0);
  EXPECT_EQ(run("2026-12-29"), 1);
}

TEST_F(TaskSeries, EndedOnesMakeNoMore) {
  const auto made = assign(supervisor, {officer.officer, lone.officer}, daily());
  ASSERT_TRUE(made) << made.error().key;
  EXPECT_EQ(made->tasks, 2);
  EXPECT_EQ(told(officer, "task_assigned"), 1);
  const auto end = [&](const Made& who) {
    const auto done = end_series(*place.context, place.caller_for(who), *made->series, actor(who));
    return done ? "" : done.error().key;
  };
  EXPECT_EQ(end(officer), "task_assigned_by_other");
  EXPECT_EQ(end(colleague), "not_found");
  EXPECT_EQ(end(stranger), "not_found");
  EXPECT_EQ(end(head), "") << "who leads all its officers may";
  EXPECT_EQ(end(supervisor), "task_series_ended");
  EXPECT_EQ(run("2026-11-25"), 0);
  EXPECT_EQ(tasks_of(officer), 1) << "what is there stays";
}

TEST_F(TaskSeries, EndWhenTheirMakerHasLeft) {
  const auto made = assign(supervisor, {officer.officer}, daily());
  ASSERT_TRUE(made) << made.error().key;
  ASSERT_EQ(plan_series_of(officer, daily(), "Sendiri"), "");
  const domain::Caller admin =
      place.caller_for(place.add({"pentadbir", "U1", domain::State::putrajaya, domain::Wbf{}, {Role::agency_admin}}));
  DepartureDraft leaving;
  leaving.last_day = day("2026-11-25");
  leaving.reason = "Bersara wajib";
  const auto left = depart(*place.context, admin, admin.agency, supervisor.officer, leaving, {});
  ASSERT_TRUE(left) << left.error().key;
  EXPECT_EQ(run("2026-11-25"), 2) << "his last day";
  place.clock.set(base::to_instant(base::LocalTime{day("2026-11-26")} + std::chrono::minutes{30}));
  EXPECT_EQ(carry_out_departures(*place.context, officer.agency, [] { return false; }), 1);
  EXPECT_EQ(run("2026-11-26"), 1) << "what an officer planned himself goes on";
  EXPECT_EQ(number("SELECT count(*) FROM task_series WHERE ended_at IS NOT NULL AND ended_by IS NULL"), 1);
  EXPECT_EQ(audited("task_series_ended"), 1);
  EXPECT_EQ(run("2026-11-27"), 1);
  EXPECT_EQ(audited("task_series_ended"), 1);
}

TEST_F(TaskSeries, PassOverWhomTheirMakerLeadsNoMore) {
  const auto made = assign(supervisor, {officer.officer, lone.officer}, daily());
  ASSERT_TRUE(made) << made.error().key;
  go_to("2026-11-25");
  place.database->write([&](db::Write& write) {
    const store::UnitRole held{Role::supervisor, place.unit("AG1", "U1/A")};
    store::end_roles(write, {{supervisor.agency, supervisor.officer, held}}, write.today());
    return true;
  });
  EXPECT_EQ(run("2026-11-25"), 1);
  EXPECT_EQ(tasks_of(officer), 2) << "he is led still";
  EXPECT_EQ(tasks_of(lone), 1) << "he was of the unit alone";
  EXPECT_EQ(audited("task_series_ended"), 0);
  go_to("2026-11-26");
  supervise(officer, other_supervisor);
  EXPECT_EQ(run("2026-11-26"), 0);
  EXPECT_EQ(audited("task_series_ended"), 1);
}

TEST_F(TaskSeries, AreSeenByWhoeverLeadsTheirOfficers) {
  const auto both = assign(head, {officer.officer, colleague.officer}, daily());
  ASSERT_TRUE(both) << both.error().key;
  ASSERT_EQ(plan_series_of(officer, daily(), "Sendiri"), "");
  const auto listed = [&](const Made& who) {
    std::string all;
    const auto page = list_series(*place.context, place.caller_for(who), std::nullopt, 50).value();
    for (const auto& entry : page.series) {
      all += entry.view.series.title + (entry.may_end ? " may end, " : ", ");
    }
    return all;
  };
  EXPECT_EQ(listed(head), "Semak fail may end, ");
  EXPECT_EQ(listed(supervisor), "Semak fail, ") << "he leads one of the two";
  EXPECT_EQ(listed(officer), "Sendiri may end, Semak fail, ");
  EXPECT_EQ(listed(lone), "");
  EXPECT_EQ(listed(stranger), "");
  supervise(colleague, supervisor);
  EXPECT_EQ(listed(supervisor), "Semak fail may end, ");
  EXPECT_TRUE(end_series(*place.context, place.caller_for(supervisor), *both->series, actor(supervisor)));
  EXPECT_EQ(listed(supervisor), "") << "one that ended is his no more";
  EXPECT_EQ(listed(head), "Semak fail, ");
}

TEST_F(TaskSeries, AreSeenByWhoSupervisesWithoutARoleAndByHisDelegate) {
  const auto made = assign(head, {colleague.officer}, daily());
  ASSERT_TRUE(made) << made.error().key;
  const auto listed = [&](const Made& who) {
    const auto page = list_series(*place.context, place.caller_for(who), std::nullopt, 50).value();
    return std::count_if(page.series.begin(), page.series.end(), [](const auto& one) { return one.may_end; });
  };
  EXPECT_EQ(listed(lone), 0);
  supervise(colleague, lone);
  EXPECT_EQ(listed(lone), 1);
  EXPECT_EQ(listed(officer), 0);
  delegate(lone, officer, "2026-11-24", "2026-11-25");
  EXPECT_EQ(listed(officer), 1);
}

TEST_F(TaskSeries, HaveALimitForEachOfficer) {
  for (std::int64_t n = 0; n < domain::most_task_series; ++n) {
    ASSERT_EQ(plan_series_of(officer, daily("2026-11-28", "2026-12-31")), "") << n;
  }
  EXPECT_EQ(plan_series_of(officer, daily()), "task_series_too_many");
  EXPECT_EQ(plan_series_of(colleague, daily()), "");
}

TEST_F(TaskSeries, OfManyOfficersEachGetsHisOwn) {
  const auto made = assign(supervisor, {officer.officer, lone.officer});
  ASSERT_TRUE(made) << made.error().key;
  EXPECT_EQ(made->tasks, 2);
  EXPECT_EQ(number("SELECT count(DISTINCT assignment_id) FROM task"), 1);
  EXPECT_EQ(told(officer, "task_assigned"), 1);
  EXPECT_EQ(told(lone, "task_assigned"), 1);
  EXPECT_EQ(audited("task_assigned"), 2);
  const auto id = list_own_tasks(*place.context, place.caller_for(officer), {}).value().tasks.front().view.task.id;
  EXPECT_EQ(move(officer, id, change(TaskAction::cancel)), "task_assigned_by_other");
  EXPECT_EQ(move(supervisor, id, change(TaskAction::cancel, "Tidak perlu lagi")), "cancelled");
  EXPECT_EQ(told(officer, "task_cancelled"), 1);
}

TEST_F(TaskSeries, OnlyThoseWhomOneLeadsCanBeGivenTasks) {
  EXPECT_EQ(assign_key(supervisor, {}), "task_officers_missing officers");
  EXPECT_EQ(assign_key(supervisor, {officer.officer, colleague.officer}), "task_officer_not_led officers[1]");
  EXPECT_EQ(assign_key(supervisor, {stranger.officer}), "task_officer_not_led officers[0]");
  EXPECT_EQ(assign_key(supervisor, {supervisor.officer}), "task_officer_not_led officers[0]") << "not himself";
  EXPECT_EQ(assign_key(supervisor, {officer.officer, officer.officer}), "task_officer_twice officers[1]");
  EXPECT_EQ(assign_key(officer, {lone.officer}), "task_officer_not_led officers[0]");
  EXPECT_EQ(assign_key(head, std::vector<base::OfficerId>(domain::most_assigned_officers + 1, officer.officer)),
            "too_many_items officers");
  EXPECT_EQ(tasks_of(officer), 0) << "all or nothing";
  delegate(supervisor, colleague, "2026-11-24", "2026-11-24");
  EXPECT_EQ(assign_key(colleague, {officer.officer}), "");
  go_to("2026-11-25");
  EXPECT_EQ(assign_key(colleague, {officer.officer}), "task_officer_not_led officers[0]");
}

TEST_F(TaskSeries, RemindsOnceADayWithACount) {
  plan(officer, draft("Hari ini", "2026-11-24", "2026-11-24"));
  plan(officer, draft("Esok", "2026-11-24", "2026-11-25"));
  plan(officer, draft("Lusa", "2026-11-24", "2026-11-26"));
  EXPECT_EQ(remind_of_tasks(*place.context, officer.agency), 1);
  plan(officer, draft("Lagi", "2026-11-24", "2026-11-24"));
  EXPECT_EQ(remind_of_tasks(*place.context, officer.agency), 0);
  EXPECT_EQ(told(officer, "task_due"), 1);
  EXPECT_EQ(number("SELECT count(*) FROM notice WHERE kind = 'task_due' AND args LIKE '%\"2\"%'"), 1);
  go_to("2026-11-25");
  EXPECT_EQ(remind_of_tasks(*place.context, officer.agency), 1);
  go_to("2026-11-27");
  EXPECT_EQ(remind_of_tasks(*place.context, officer.agency), 0) << "what is late already is on every page";
}

TEST_F(TaskSeries, ThePickerShowsWhomOneLeads) {
  const auto members = [&](const Made& who, TeamQuestion question = {}) {
    return list_team_members(*place.context, place.caller_for(who), question).value();
  };
  EXPECT_EQ(members(supervisor).officers.size(), 2U);
  EXPECT_FALSE(members(officer).leads);
  EXPECT_TRUE(members(officer).officers.empty());
  std::vector<std::string> names;
  TeamQuestion question;
  question.limit = 2;
  do {
    const auto page = members(head, question);
    EXPECT_LE(page.officers.size(), 2U);
    for (const auto& one : page.officers) names.push_back(one.name);
    question.after = page.next;
  } while (question.after);
  EXPECT_EQ(names.size(), 6U) << "everybody but himself";
  EXPECT_EQ(std::set<std::string>(names.begin(), names.end()).size(), 6U);
}

}  // namespace
}  // namespace spotme::app
