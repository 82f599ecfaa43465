#include "app/figure.hpp"

#include "app/body_figure.hpp"
#include "store/clock_event.hpp"
#include "tests/support/approval.hpp"

/// Who sees which figures, over which ranges; and how long desks take to answer.
namespace spotme::app {
namespace {

using domain::Figure;

class FiguresAsked : public test::ApprovalTest {
 protected:
  /// A closed day of an officer who came late.
  void late_day(const Made& who, const std::string& path, std::string_view text, std::int64_t late) {
    domain::DayRecord record;
    record.unit_path = path;
    record.status = "present";
    record.first_in = base::Minutes{540 + late};
    record.late = base::Minutes{late};
    if (late > 0) record.issues = {domain::Issue::late_in};
    place.database->write([&](db::Write& write) {
      store::apply_figures(write, who.agency,
                           {{who.officer, day(text), std::nullopt, domain::figure_entry(record, {})}});
      return true;
    });
  }
  void november() {
    late_day(officer, "U1/A", "2026-11-02", 5);
    late_day(officer, "U1/A", "2026-11-09", 20);
    late_day(lone, "U1/A", "2026-11-02", 25);
    late_day(colleague, "U1/B", "2026-11-03", 7);
    late_day(approver, "U1", "2026-11-03", 0);
    late_day(stranger, "U1", "2026-11-03", 60);
  }
  FigureQuestion asked(std::string unit = {}) { return {{day("2026-11-01"), day("2026-11-30")}, std::move(unit)}; }
  base::Result<FigureSummary> summary(const Made& who, const FigureQuestion& question) {
    return show_figure_summary(*place.context, place.caller_for(who), question);
  }
  std::vector<std::string> late(const Made& who, const FigurePage& page = {}, std::string unit = {}) {
    const auto found = list_officer_figures(*place.context, place.caller_for(who), asked(std::move(unit)),
                                            store::OfficerOrder::late_minutes, page, actor(who));
    std::vector<std::string> lines;
    for (const auto& one : found->officers) lines.push_back(one.name + " " + std::to_string(one.late_minutes));
    next = found->next;
    return lines;
  }
  std::optional<std::string> next;
};

TEST_F(FiguresAsked, AHeadSeesHisTreeASupervisorHisUnit) {
  november();
  EXPECT_EQ(summary(head, asked())->now[Figure::officers], 5);
  EXPECT_EQ(summary(head, asked("U1/A"))->now[Figure::late_minutes], 50);
  EXPECT_EQ(summary(supervisor, asked())->now[Figure::officers], 3);
  EXPECT_EQ(summary(supervisor, asked("U1/A"))->now[Figure::officers], 3);
  for (const auto* unit : {"U1/B", "U1", "U10", "TIADA"}) {
    EXPECT_EQ(summary(supervisor, asked(unit)).error().key, "not_found") << unit;
  }
  EXPECT_EQ(summary(stranger, asked())->now[Figure::officers], 1);
  EXPECT_EQ(summary(lone, asked())->now[Figure::officers], 0) << "who leads nobody reaches no unit";
}

TEST_F(FiguresAsked, ThePeriodBeforeStandsBeside) {
  november();
  late_day(officer, "U1/A", "2026-10-31", 40);
  late_day(officer, "U1/A", "2026-09-30", 80);
  const auto found = summary(head, asked()).value();
  EXPECT_EQ(found.days_before.first, day("2026-10-01"));
  EXPECT_EQ(found.before[Figure::late_minutes], 40);
  EXPECT_EQ(found.posted, 7);
  EXPECT_TRUE(found.today);
}

TEST_F(FiguresAsked, RangesUpToAYear) {
  const auto key = [&](std::string_view first, std::string_view last) {
    const auto found = summary(head, {{day(first), day(last)}});
    return found ? std::string() : found.error().key + " " + found.error().field;
  };
  EXPECT_EQ(key("2025-01-01", "2026-01-01"), "") << "366 days";
  EXPECT_EQ(key("2025-01-01", "2025-12-31"), "") << "365 days";
  EXPECT_EQ(key("2025-01-01", "2026-01-02"), "range_too_long to") << "367 days";
  EXPECT_EQ(key("2026-11-24", "2026-11-24"), "");
  EXPECT_EQ(key("2026-11-24", "2026-11-23"), "range_reversed to");
}

TEST_F(FiguresAsked, LatenessByOfficerPageByPage) {
  november();
  const auto all = late(head);
  ASSERT_EQ(all.size(), 3U) << "nothing is against the approver";
  EXPECT_EQ(all.back(), "Pegawai rakan 7");
  std::vector<std::string> paged;
  FigurePage page{std::nullopt, 1};
  do {
    for (const auto& line : late(head, page)) paged.push_back(line);
    page.after = next;
  } while (next);
  EXPECT_EQ(paged, all);
  EXPECT_EQ(late(supervisor).size(), 2U);
  EXPECT_EQ(late(head, {}, "U1/B"), (std::vector<std::string>{"Pegawai rakan 7"}));
  EXPECT_GT(audited("officer_figures_read"), 0) << "a look at names is recorded";
}

TEST_F(FiguresAsked, ACursorThatNoPageGaveIsRefused) {
  const FigurePage page{"x", 10};
  const auto found = list_officer_figures(*place.context, place.caller_for(head), asked(), store::OfficerOrder::absent,
                                          page, actor(head));
  EXPECT_EQ(found.error().key, "cursor_invalid");
}

TEST_F(FiguresAsked, IssuesByWeekAndArrivalsByQuarter) {
  november();
  const auto issues = show_issue_figures(*place.context, place.caller_for(head), asked()).value();
  ASSERT_EQ(issues.weeks.size(), 2U);
  EXPECT_EQ(issues.weeks[0].monday, day("2026-11-02"));
  EXPECT_EQ(issues.weeks[0].figures[Figure::late_in], 3);
  EXPECT_EQ(issues.weeks[1].figures[Figure::late_in], 1);
  const auto arrivals = show_arrivals(*place.context, place.caller_for(head), asked()).value();
  ASSERT_EQ(arrivals.quarters.size(), 2U);
  EXPECT_EQ(arrivals.quarters[0].minute, 540);
  EXPECT_EQ(arrivals.quarters[0].officers, 3);
  EXPECT_EQ(arrivals.counted_days, 3);
  EXPECT_FALSE(arrivals.open_day.has_value());
}

TEST_F(FiguresAsked, TheArrivalsOfTodayAreCountedFromItsPresses) {
  store::ClockEvent event;
  event.agency = officer.agency;
  event.officer = officer.officer;
  event.work_day = day("2026-11-24");
  event.at = base::to_instant(base::LocalTime{event.work_day} + std::chrono::minutes{7 * 60 + 50});
  event.id = base::EventId::make(event.at);
  event.key = base::make_uuid(event.at);
  event.channel = "web";
  place.database->write([&](db::Write& write) {
    store::insert_clock_events(write, {event});
    return true;
  });
  const auto arrivals = show_arrivals(*place.context, place.caller_for(supervisor), asked()).value();
  ASSERT_EQ(arrivals.quarters.size(), 1U);
  EXPECT_EQ(arrivals.quarters[0].minute, 7 * 60 + 45);
  EXPECT_EQ(arrivals.open_day, day("2026-11-24"));
  EXPECT_EQ(summary(supervisor, asked())->arrived_today, 1);
  EXPECT_EQ(summary(other_supervisor, asked())->arrived_today, 0);
}

TEST_F(FiguresAsked, OpenCasesByAgeAndHowLongDesksTookToAnswer) {
  const auto first = explain(officer, "2026-11-23", domain::Issue::late_in);
  const auto second = explain(colleague, "2026-11-23", domain::Issue::late_in);
  place.clock.advance(std::chrono::hours{3});
  EXPECT_EQ(decide(supervisor, first, domain::ApprovalAction::accept), "accepted");
  const auto cases = [&](const Made& who) {
    return show_case_figures(*place.context, place.caller_for(who), asked(), {}, actor(who)).value();
  };
  auto seen = cases(head);
  ASSERT_EQ(seen.desks.size(), 1U);
  EXPECT_EQ(seen.desks[0].officer, supervisor.officer);
  EXPECT_EQ(seen.desks[0].average_minutes, 180);
  EXPECT_EQ(seen.all.decided, 1);
  ASSERT_EQ(seen.open.size(), 1U);
  EXPECT_EQ(seen.open[0].of, (std::array<std::int64_t, 5>{1, 0, 0, 0, 0}));
  EXPECT_TRUE(cases(other_supervisor).desks.empty()) << "another's desk is not his to see";
  EXPECT_EQ(cases(supervisor).desks.size(), 1U) << "his own";
  place.clock.set(second.made_at + std::chrono::days{2} - std::chrono::microseconds{1});
  EXPECT_EQ(cases(head).open.at(0).of[0], 1);
  place.clock.set(second.made_at + std::chrono::days{2});
  EXPECT_EQ(cases(head).open.at(0).of[1], 1);
  place.clock.set(second.made_at + std::chrono::days{15});
  EXPECT_EQ(cases(head).open.at(0).of[4], 1);
  EXPECT_EQ(audited("case_figures_read"), 6);
}

TEST_F(FiguresAsked, AMinistryIsShownAgencyByAgencyWithoutPeople) {
  november();
  const auto ministry = base::make_uuid(place.clock.now());
  place.database->write([&](db::Write& write) {
    store::insert_bodies(write, {{ministry, std::nullopt, "ministry", "KEM", "Kementerian"}});
    write.execute("UPDATE agency SET body_id = $1 WHERE id = $2", {db::to_value(ministry), db::to_value(head.agency)});
    return true;
  });
  const domain::DayRange days{day("2026-11-01"), day("2026-11-30")};
  const auto one = show_body_figures(*place.context, days, ministry).value();
  ASSERT_EQ(one.agencies.size(), 1U);
  EXPECT_EQ(one.agencies[0].figures[Figure::officers], 5);
  EXPECT_EQ(one.weeks.size(), 2U);
  const auto all = show_body_figures(*place.context, days, std::nullopt).value();
  EXPECT_GE(all.agencies.size(), 2U);
  std::int64_t officers = 0;
  for (const auto& agency : all.agencies) officers += agency.figures[Figure::officers];
  EXPECT_EQ(officers, 6);
  EXPECT_EQ(show_body_figures(*place.context, days, head.agency.value).error().key, "not_found");
}

}  // namespace
}  // namespace spotme::app
