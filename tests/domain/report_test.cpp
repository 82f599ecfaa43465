#include "domain/report_schedule.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace spotme::domain {
namespace {

base::Day day(std::string_view text) { return base::parse_day(text).value(); }

TEST(Report, KindsFormsAndLanguagesAreNamed) {
  for (const auto& terms : report_terms()) {
    EXPECT_EQ(parse_report_kind(terms.name), terms.kind);
    EXPECT_EQ(&terms_of(terms.kind), &terms);
    EXPECT_EQ(terms.table, !terms.columns.empty());
    EXPECT_EQ(terms.chart == ReportChart::none, terms.counted.empty());
  }
  EXPECT_FALSE(parse_report_kind("gaji"));
  EXPECT_EQ(parse_report_form("xlsx"), ReportForm::xlsx);
  EXPECT_FALSE(parse_report_form("exe"));
  EXPECT_EQ(parse_report_language("en"), ReportLanguage::en);
}

TEST(Report, ThePictureCountsWhatTheListNames) {
  const auto exceptions = terms_of(ReportKind::exceptions).counted;
  EXPECT_TRUE(std::equal(exceptions.begin(), exceptions.end(), issue_figures.begin(), issue_figures.end()));
}

TEST(Report, UnitsAreThoseOfTheReachOrOneBelow) {
  EXPECT_EQ(report_paths({"U1", "U2"}, "").value(), (std::vector<std::string>{"U1", "U2"}));
  EXPECT_EQ(report_paths({"U1"}, "U1/A").value(), std::vector<std::string>{"U1/A"});
  EXPECT_EQ(report_paths({""}, "U9").value(), std::vector<std::string>{"U9"});
  EXPECT_EQ(report_paths({"U1/A"}, "U1").error().key, "report_unit_unreached");
  EXPECT_EQ(report_paths({"U1"}, "U10").error().key, "report_unit_unreached");
  EXPECT_EQ(report_paths({}, "").error().key, "not_found");
  EXPECT_TRUE(still_reached({"U1"}, {"U1/A", "U1/B"}));
  EXPECT_FALSE(still_reached({"U1/A"}, {"U1/A", "U1/B"}));
  EXPECT_FALSE(still_reached({}, {""}));
  EXPECT_FALSE(still_reached({"U1"}, {""}));
}

TEST(ReportSchedule, EachRhythmHasItsDays) {
  const ReportRhythm daily{ReportEvery::day, 0};
  const ReportRhythm monday{ReportEvery::week, 1};
  const ReportRhythm second{ReportEvery::month, 2};
  EXPECT_EQ(next_report_day(daily, day("2026-11-30")), day("2026-12-01"));
  EXPECT_EQ(next_report_day(monday, day("2026-11-30")), day("2026-12-07")) << "a Monday itself";
  EXPECT_EQ(next_report_day(second, day("2026-12-01")), day("2026-12-02"));
  EXPECT_EQ(next_report_day(second, day("2026-12-02")), day("2027-01-02"));
  EXPECT_EQ(report_days(daily, day("2026-12-01")).first, day("2026-11-30"));
  EXPECT_EQ(report_days(monday, day("2026-12-07")).first, day("2026-11-30"));
  EXPECT_EQ(report_days(monday, day("2026-12-07")).last, day("2026-12-06"));
  EXPECT_EQ(report_days(second, day("2026-03-02")).last, day("2026-02-28"));
}

TEST(ReportSchedule, DaysThatARhythmDoesNotKnowAreRefused) {
  const auto key = [](ReportKind kind, ReportEvery every, std::int64_t on_day) {
    const auto checked = check_report_rhythm(kind, {every, on_day});
    return checked ? std::string() : checked.error().field;
  };
  EXPECT_EQ(key(ReportKind::late_list, ReportEvery::day, 0), "");
  EXPECT_EQ(key(ReportKind::late_list, ReportEvery::day, 1), "on_day");
  EXPECT_EQ(key(ReportKind::late_list, ReportEvery::week, 0), "on_day");
  EXPECT_EQ(key(ReportKind::late_list, ReportEvery::week, 7), "");
  EXPECT_EQ(key(ReportKind::late_list, ReportEvery::week, 8), "on_day");
  EXPECT_EQ(key(ReportKind::late_list, ReportEvery::month, 28), "");
  EXPECT_EQ(key(ReportKind::late_list, ReportEvery::month, 29), "on_day");
  EXPECT_EQ(key(ReportKind::time_cards, ReportEvery::week, 1), "every");
}

}  // namespace
}  // namespace spotme::domain
