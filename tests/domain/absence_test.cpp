#include "domain/absence.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <string>

namespace spotme::domain {
namespace {

using Kind = AbsenceDayKind;
const auto first = base::parse_day("2026-11-02").value();

/// `x` unexplained, `-` rest day or holiday, `o` breaks, `?` no record; one a day.
std::vector<AbsenceDay> days(std::string_view text) {
  std::vector<AbsenceDay> made;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto day = first + std::chrono::days{i};
    if (text[i] == 'x') made.push_back({day, Kind::unexplained});
    if (text[i] == '-') made.push_back({day, Kind::apart});
    if (text[i] == 'o') made.push_back({day, Kind::breaks});
  }
  return made;
}
/// `first day of the month:number of days` of each run, with `…` behind one that goes on.
std::string runs(std::string_view text) {
  std::string told;
  for (const auto& run : absence_runs(days(text))) {
    told += fmt::format("{}{}:{}{}", told.empty() ? "" : " ",
                        static_cast<unsigned>(std::chrono::year_month_day{run.first()}.day()), run.count(),
                        run.running ? "…" : "");
  }
  return told;
}

TEST(AbsenceRuns, CountWorkingDaysInARow) {
  EXPECT_EQ(runs(""), "");
  EXPECT_EQ(runs("ooooo--"), "");
  EXPECT_EQ(runs("x"), "2:1…");
  EXPECT_EQ(runs("xo"), "2:1");
  EXPECT_EQ(runs("xxx"), "2:3…");
  EXPECT_EQ(runs("oxxoxo"), "3:2 6:1");
}

TEST(AbsenceRuns, GoOverRestDaysAndHolidaysWithoutCountingThem) {
  EXPECT_EQ(runs("oooox--x"), "6:2…") << "Friday and Monday";
  EXPECT_EQ(runs("xx-xx--xxx"), "2:7…") << "with a holiday on Wednesday";
  EXPECT_EQ(runs("ooooo--"), "");
  EXPECT_EQ(runs("--x--"), "4:1…");
  EXPECT_EQ(runs("x--o"), "2:1");
}

TEST(AbsenceRuns, BreakWhereThereIsNoRecord) { EXPECT_EQ(runs("xx?xx"), "2:2 5:2…"); }

RC_GTEST_PROP(AbsenceRuns, HoldEveryUnexplainedDayOnce, ()) {
  const auto text = *rc::gen::container<std::string>(rc::gen::element('x', '-', 'o', '?'));
  const auto found = absence_runs(days(text));
  std::int64_t count = 0;
  for (std::size_t i = 0; i < found.size(); ++i) {
    count += found[i].count();
    RC_ASSERT(!found[i].running || i + 1 == found.size());
  }
  RC_ASSERT(count == std::count(text.begin(), text.end(), 'x'));
}

TEST(AbsenceLevels, AreToldToWhomTheRuleNames) {
  const AbsenceTold rule{{1, 3}, {3, 7}, {7}};
  EXPECT_EQ(receivers_of(rule, 1), (AbsenceReceivers{true, false, false}));
  EXPECT_EQ(receivers_of(rule, 3), (AbsenceReceivers{true, true, false}));
  EXPECT_EQ(receivers_of(rule, 7), (AbsenceReceivers{false, true, true}));
  EXPECT_EQ(receivers_of(rule, 2), AbsenceReceivers{});
}

TEST(AbsenceLevels, StandOnTheWayOfTheLaw) {
  EXPECT_EQ(absence_stage({1, 3, 7}, 1), AbsenceStage::first);
  EXPECT_EQ(absence_stage({1, 3, 7}, 3), AbsenceStage::letter);
  EXPECT_EQ(absence_stage({1, 3, 7}, 7), AbsenceStage::last);
  EXPECT_EQ(absence_stage({7}, 7), AbsenceStage::last);
}

}  // namespace
}  // namespace spotme::domain
