#include "app/day_report.hpp"
#include "tests/support/task.hpp"

/// A day is reported in under a minute: what was open is there, taps and a line hand it in.
namespace spotme::app {
namespace {

using domain::TaskAction;

class TaskDays : public test::TaskTest {
 protected:
  std::string report(const Made& who, const DayReportDraft& asked) {
    const auto done = report_day(*place.context, place.caller_for(who), asked, actor(who));
    return done ? "" : done.error().key + " " + done.error().field;
  }
  std::string plan_key_of(const Made& who, std::string_view date, const std::string& text) {
    const auto done = plan_day(*place.context, place.caller_for(who), day(date), text, actor(who));
    return done ? "" : done.error().key;
  }
  TaskDay own(const Made& who, std::optional<base::Day> date = {}) {
    return show_task_day(*place.context, place.caller_for(who), date);
  }
  base::Result<TaskDay> look(const Made& who, const Made& whom, std::optional<base::Day> date = {}) {
    return show_officer_day(*place.context, place.caller_for(who), whom.officer, date, actor(who));
  }
  std::string comment(const Made& who, const Made& whom, std::string_view date, const std::string& text = "Baik.") {
    const auto made = comment_on_day(*place.context, place.caller_for(who), whom.officer, day(date), text, actor(who));
    return made ? "" : made.error().key;
  }
};

TEST_F(TaskDays, YesterdaysOpenTasksAreThereAndTapsGoWithTheReport) {
  const auto first = plan(officer, draft("Satu")).view.task.id;
  const auto second = plan(officer, draft("Dua")).view.task.id;
  plan(officer, draft("Minggu depan", "2026-12-01", "2026-12-04"));
  go_to("2026-11-25");
  auto today = own(officer);
  EXPECT_EQ(today.date, day("2026-11-25"));
  EXPECT_EQ(today.open.size(), 2U) << "what begins later is not on the list yet";
  EXPECT_TRUE(today.moved.empty());
  EXPECT_TRUE(today.planned);
  EXPECT_TRUE(today.report.may_report);
  const DayReportDraft asked{day("2026-11-25"), "Minit siap.", {{{first, 1}, 50}, {{second, 1}, 100, true}}};
  EXPECT_EQ(report(officer, asked), "");
  today = own(officer);
  EXPECT_EQ(today.moved.size(), 2U);
  EXPECT_EQ(today.moved[0].steps.size(), 1U);
  EXPECT_EQ(today.report.report.report.text, "Minit siap.");
  EXPECT_EQ(today.report.report.report.version, 1);
  EXPECT_EQ(told(supervisor, "task_handed_in"), 1);
  EXPECT_EQ(own(officer, day("2026-11-24")).moved.size(), 3U) << "the day on which they were planned";
}

TEST_F(TaskDays, AllOfAReportOrNothing) {
  const auto id = plan(officer).view.task.id;
  const auto other = plan(colleague).view.task.id;
  const auto today = day("2026-11-24");
  EXPECT_EQ(report(officer, {today, "x", {{{id, 1}, 50}, {{other, 1}, 50}}}), "not_found tasks[1]");
  EXPECT_EQ(report(officer, {today, "x", {{{id, 9}, 50}}}), "task_changed tasks[0]");
  EXPECT_EQ(report(officer, {today, "x", {{{id, 1}, 51}}}), "not_one_of tasks[0].progress");
  EXPECT_EQ(report(officer, {today, "x", {{{id, 1}, 50}, {{id, 1}, 75}}}), "not_found tasks[1]") << "twice";
  EXPECT_EQ(revision_of(id), 1);
  EXPECT_EQ(own(officer).report.report.report.version, 0);
  EXPECT_EQ(report(officer, {today, "x", {{{id, 1}, 0}}}), "") << "a tap that changes nothing is passed over";
  EXPECT_EQ(revision_of(id), 1);
}

TEST_F(TaskDays, ALineIsEnoughAndSoIsATask) {
  EXPECT_EQ(report(lone, {day("2026-11-24"), ""}), "day_report_empty text");
  EXPECT_EQ(report(lone, {day("2026-11-24"), "Mesyuarat."}), "");
  EXPECT_EQ(report(lone, {day("2026-11-24"), "Mesyuarat dan lawatan."}), "") << "handed in again";
  EXPECT_EQ(number("SELECT count(*) FROM day_report_version WHERE kind = 'report'"), 2) << "both are kept";
  const auto id = plan(officer).view.task.id;
  EXPECT_EQ(report(officer, {day("2026-11-24"), "", {{{id, 1}, 25}}}), "");
  EXPECT_EQ(report(officer, {day("2026-11-25"), "x"}), "day_report_out_of_range date");
  EXPECT_EQ(report(officer, {day("2026-11-17"), "x"}), "");
  EXPECT_EQ(report(officer, {day("2026-11-16"), "x"}), "day_report_out_of_range date");
}

TEST_F(TaskDays, APlanBeforeTheDayCountsAsPlanned) {
  EXPECT_FALSE(own(lone, day("2026-11-25")).planned);
  EXPECT_EQ(plan_key_of(lone, "2026-11-25", "Audit stor."), "");
  EXPECT_TRUE(own(lone, day("2026-11-25")).planned);
  EXPECT_FALSE(own(lone).planned);
  EXPECT_EQ(plan_key_of(lone, "2026-11-23", "x"), "day_plan_out_of_range");
  const auto planned = own(lone, day("2026-11-25")).report.report.report;
  EXPECT_EQ(planned.plan, "Audit stor.");
  EXPECT_EQ(planned.planned_at, place.clock.now());
  EXPECT_EQ(planned.version, 0) << "planned is not reported";
}

TEST_F(TaskDays, AreSeenAsOfTheDayAndEveryLookIsKept) {
  EXPECT_EQ(report(officer, {day("2026-11-24"), "Selesai."}), "");
  EXPECT_EQ(look(supervisor, officer)->report.report.report.text, "Selesai.");
  EXPECT_TRUE(look(supervisor, officer)->report.may_verify);
  EXPECT_FALSE(look(supervisor, officer)->report.may_report);
  EXPECT_EQ(audited("officer_day_read"), 3);
  for (const auto* who : {&colleague, &other_supervisor, &stranger}) {
    EXPECT_EQ(look(*who, officer).error().key, "not_found") << who->user_id;
  }
  supervise(colleague, lone);
  EXPECT_TRUE(look(lone, colleague));
  EXPECT_FALSE(look(lone, colleague, day("2026-11-23"))) << "he did not supervise him yet";
}

TEST_F(TaskDays, CommentsOnADayReachTheOtherSide) {
  EXPECT_EQ(comment(supervisor, officer, "2026-11-24"), "");
  EXPECT_EQ(told(officer, "comment_made"), 1);
  EXPECT_EQ(comment(officer, officer, "2026-11-24", "Terima kasih."), "");
  EXPECT_EQ(told(supervisor, "comment_made"), 1);
  EXPECT_EQ(own(officer).comments.size(), 2U);
  EXPECT_EQ(comment(colleague, officer, "2026-11-24"), "not_found");
  EXPECT_EQ(comment(stranger, officer, "2026-11-24"), "not_found");
  EXPECT_EQ(comment(officer, officer, "2030-01-01"), "task_day_too_far");
  EXPECT_EQ(comment(lone, lone, "2026-11-24", "Sedia."), "");
  EXPECT_EQ(told(head, "comment_made"), 1) << "where nobody wrote before, who leads him is told";
}

TEST_F(TaskDays, AStepAfterMidnightCountsForTheNightShiftThatGoesOn) {
  const auto guard = place.add({"pengawal", "U1/A", domain::State::putrajaya,
                                domain::Scheme{domain::Shift{std::chrono::hours{22}, std::chrono::hours{30}}}});
  const auto id = plan(guard).view.task.id;
  place.clock.set(base::to_instant(base::LocalTime{day("2026-11-25")} + std::chrono::hours{2}));
  EXPECT_EQ(move(guard, id, progress(50)), "open");
  EXPECT_EQ(show(guard, id).entry.view.task.moved_on, day("2026-11-24"));
}

}  // namespace
}  // namespace spotme::app
