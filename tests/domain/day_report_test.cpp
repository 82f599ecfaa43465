#include "domain/day_report.hpp"

#include <gtest/gtest.h>

namespace spotme::domain {
namespace {

using std::chrono::days;

constexpr base::Day today{std::chrono::year{2026} / 11 / 24};

std::string report(const DayReport& before, base::Day day, const std::string& text, bool moved = false) {
  const auto checked = check_report(before, day, today, text, moved);
  return checked ? "" : checked.error().key;
}
std::string plan(const DayReport& before, base::Day day, const std::string& text) {
  const auto checked = check_plan(before, day, today, text);
  return checked ? "" : checked.error().key;
}

TEST(DayReport, IsOfTodayOrAFewDaysBack) {
  EXPECT_EQ(report({}, today, "Selesai."), "");
  EXPECT_EQ(report({}, today + days{1}, "x"), "day_report_out_of_range");
  EXPECT_EQ(report({}, today - days{most_report_days_back}, "x"), "");
  EXPECT_EQ(report({}, today - days{most_report_days_back + 1}, "x"), "day_report_out_of_range");
  EXPECT_EQ(plan({}, today, "x"), "");
  EXPECT_EQ(plan({}, today - days{1}, "x"), "day_plan_out_of_range");
  EXPECT_EQ(plan({}, today + days{most_plan_days_ahead}, "x"), "");
  EXPECT_EQ(plan({}, today + days{most_plan_days_ahead + 1}, "x"), "day_plan_out_of_range");
}

TEST(DayReport, NeedsALineOrATaskThatMoved) {
  EXPECT_EQ(report({}, today, ""), "day_report_empty");
  EXPECT_EQ(report({}, today, " \n"), "day_report_empty");
  EXPECT_EQ(report({}, today, "", true), "");
  EXPECT_EQ(plan({}, today, " "), "missing_field");
  EXPECT_EQ(report({}, today, std::string(most_day_text, 'x')), "");
  EXPECT_EQ(report({}, today, std::string(most_day_text + 1, 'x')), "too_long");
  EXPECT_EQ(plan({}, today, std::string(most_day_text, 'x')), "");
  EXPECT_EQ(plan({}, today, std::string(most_day_text + 1, 'x')), "too_long");
}

TEST(DayReport, ChangesUntilItIsVerifiedAndNotForEver) {
  DayReport before;
  before.version = before.plan_version = most_day_versions - 1;
  EXPECT_EQ(report(before, today, "x"), "");
  EXPECT_EQ(plan(before, today, "x"), "");
  ++before.version;
  ++before.plan_version;
  EXPECT_EQ(report(before, today, "x"), "day_report_versions");
  EXPECT_EQ(plan(before, today, "x"), "day_report_versions");
  before = {};
  before.version = 1;
  before.verified = true;
  EXPECT_EQ(report(before, today, "x"), "day_report_verified");
  EXPECT_EQ(plan(before, today, "x"), "day_report_verified");
}

}  // namespace
}  // namespace spotme::domain
