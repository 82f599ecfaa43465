#include "domain/figure.hpp"

#include <gtest/gtest.h>

namespace spotme::domain {
namespace {

using base::Minutes;

base::Day day(std::string_view text) { return base::parse_day(text).value(); }
DayRange range(std::string_view first, std::string_view last) { return {day(first), day(last)}; }

DayRecord record(std::string status, std::vector<Issue> issues = {}) {
  DayRecord made;
  made.unit_path = "U1/A";
  made.status = std::move(status);
  made.issues = std::move(issues);
  return made;
}

TEST(Figures, ADayCountsByItsStatusItsIssuesAndItsFirstPress) {
  auto late = record("incomplete", {Issue::late_in, Issue::no_clock_out});
  late.first_in = Minutes{9 * 60 + 14};
  late.late = Minutes{14};
  const auto entry = figure_entry(late, {true, false, {Issue::weak_evidence}}).value();
  EXPECT_EQ(entry.unit_path, "U1/A");
  EXPECT_EQ(entry.arrival, 9 * 60);
  Figures expected;
  for (const auto one : {Figure::officers, Figure::incomplete, Figure::late_in, Figure::no_clock_out,
                         Figure::weak_evidence, Figure::duty}) {
    expected[one] = 1;
  }
  expected[Figure::late_minutes] = 14;
  EXPECT_EQ(entry.counts, expected);
  EXPECT_TRUE(entry.exceptional());
  EXPECT_EQ(entry.counts.issues(), 3);
}

TEST(Figures, AQuarterBeginsAtItsFirstMinute) {
  auto present = record("present");
  for (const auto& [minute, quarter] : {std::pair{0, 0}, {14, 0}, {15, 15}, {539, 525}, {540, 540}, {1455, 1455}}) {
    present.first_in = Minutes{minute};
    EXPECT_EQ(figure_entry(present, {})->arrival, quarter) << minute;
  }
}

TEST(Figures, AnAbsenceIsCountedOnce) {
  const auto entry = figure_entry(record("absent", {Issue::absent}), {}).value();
  EXPECT_EQ(entry.counts[Figure::absent], 1);
  EXPECT_EQ(entry.counts.issues(), 1);
  EXPECT_EQ(entry.counts.expected(), 1);
}

TEST(Figures, LeaveAndDaysOffAreNotExpected) {
  for (const auto* status : {"on_leave", "rest_day", "holiday"}) {
    const auto entry = figure_entry(record(status), {}).value();
    EXPECT_EQ(entry.counts[Figure::officers], 1) << status;
    EXPECT_EQ(entry.counts.expected(), 0) << status;
    EXPECT_FALSE(entry.exceptional());
  }
  EXPECT_EQ(figure_entry(record("holiday"), {})->counts[Figure::day_off], 1);
}

TEST(Figures, AVoidRecordCountsForNothing) { EXPECT_FALSE(figure_entry(record("void"), {}).has_value()); }

TEST(Figures, WhatWasAddedCanBeTakenAway) {
  const auto one = figure_entry(record("absent", {Issue::absent}), {}).value().counts;
  auto sum = one;
  sum += one;
  EXPECT_EQ(sum[Figure::absent], 2);
  sum -= one;
  sum -= one;
  EXPECT_EQ(sum, Figures{});
}

TEST(Figures, WholeMonthsAreComparedWithMonthsAndOtherRangesWithAsManyDays) {
  EXPECT_EQ(range_before(range("2026-03-01", "2026-03-31")), range("2026-02-01", "2026-02-28"));
  EXPECT_EQ(range_before(range("2026-01-01", "2026-03-31")), range("2025-10-01", "2025-12-31"));
  EXPECT_EQ(range_before(range("2026-01-01", "2026-12-31")), range("2025-01-01", "2025-12-31"));
  EXPECT_EQ(range_before(range("2026-03-01", "2026-03-30")), range("2026-01-30", "2026-02-28"));
  EXPECT_EQ(range_before(range("2026-11-23", "2026-11-29")), range("2026-11-16", "2026-11-22"));
  EXPECT_EQ(range_before(range("2026-11-24", "2026-11-24")), range("2026-11-23", "2026-11-23"));
}

TEST(Figures, AWeekBeginsOnMonday) {
  EXPECT_EQ(week_of(day("2026-11-23")), day("2026-11-23"));
  EXPECT_EQ(week_of(day("2026-11-29")), day("2026-11-23"));
  EXPECT_EQ(week_of(day("2026-11-30")), day("2026-11-30"));
}

}  // namespace
}  // namespace spotme::domain
