#include "domain/closing.hpp"

#include <gtest/gtest.h>

namespace spotme::domain {
namespace {

using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::year;

constexpr base::Day day(int month, unsigned date) {
  return base::Day{year{2026} / std::chrono::month{static_cast<unsigned>(month)} / std::chrono::day{date}};
}
base::Instant at(base::Day on, minutes minute) { return base::to_instant(base::LocalTime{on} + minute); }

TEST(Closing, AnOfficeDayIsDueAtTheClosingTime) {
  const ClosingRules rules;
  EXPECT_EQ(closing_begins(day(11, 24), rules), at(day(11, 25), hours{3}));
  EXPECT_EQ(closing_due(day(11, 24), hours{24}, rules), at(day(11, 25), hours{3}));
}

TEST(Closing, AShiftIsDueOnlyWhenItTakesNoMorePresses) {
  const ClosingRules rules;
  EXPECT_EQ(closing_due(day(11, 24), hours{38}, rules), at(day(11, 25), hours{14} + settling_time));
  EXPECT_EQ(closing_due(day(11, 24), hours{27} - settling_time, rules), at(day(11, 25), hours{3}));
  EXPECT_EQ(closing_due(day(11, 24), hours{27} - settling_time + minutes{1}, rules),
            at(day(11, 25), hours{3} + minutes{1}));
}

TEST(Closing, AMonthIsReadAndWrittenExactly) {
  EXPECT_EQ(parse_month("2026-11"), Month{day(11, 1)});
  EXPECT_EQ(format_month(Month{day(11, 1)}), "2026-11");
  EXPECT_EQ(month_of(day(2, 28)).last(), day(2, 28));
  EXPECT_EQ(month_of(day(12, 31)), Month{day(12, 1)});
  for (const auto* bad : {"2026-13", "2026-1", "2026-00", "202611", "2026-11-01", "", "1899-12", "2026/11"}) {
    EXPECT_FALSE(parse_month(bad)) << bad;
  }
}

TEST(Closing, AMonthClosesWhenItIsOverAndNothingWaits) {
  const ClosingRules rules;
  MonthState state{Month{day(10, 1)}, false, day(10, 31)};
  EXPECT_TRUE(check_month_close(state, day(11, 2), rules));
  EXPECT_EQ(check_month_close(state, day(11, 1), rules).error().key, "month_not_over");
  state.closed_until = day(10, 30);
  const auto open = check_month_close(state, day(11, 2), rules);
  EXPECT_EQ(open.error().key, "month_days_open");
  EXPECT_EQ(open.error().args.front().second, "2026-10-31");
  state.closed_until = day(9, 1);
  EXPECT_EQ(check_month_close(state, day(11, 2), rules).error().args.front().second, "2026-10-01");
  state.closed_until = day(10, 31);
  state.waiting = 1;
  EXPECT_EQ(check_month_close(state, day(11, 2), rules).error().key, "month_days_waiting");
  state.cannot_be_judged = 1;
  EXPECT_EQ(check_month_close(state, day(11, 2), rules).error().key, "month_days_unjudged");
  state.closed = true;
  EXPECT_EQ(check_month_close(state, day(11, 2), rules).error().key, "month_closed_already");
  EXPECT_TRUE(check_month_reopen(state));
  state.closed = false;
  EXPECT_EQ(check_month_reopen(state).error().key, "month_not_closed");
}

TEST(Closing, AnIssueMayBeExplainedUntilTheEndOfItsMonth) {
  ClosingRules rules;
  EXPECT_EQ(explain_by(day(11, 3), day(11, 4), rules), day(11, 30));
  rules.explain_by_days = 7;
  EXPECT_EQ(explain_by(day(11, 30), day(12, 1), rules), day(12, 7));
}

TEST(Closing, AnIssueMayBeExplainedForSomeDaysAfterItAroseHoweverLateThatWas) {
  const ClosingRules rules;
  EXPECT_EQ(explain_by(day(11, 26), day(11, 27), rules), day(11, 30));
  EXPECT_EQ(explain_by(day(11, 27), day(11, 28), rules), day(12, 1));
  EXPECT_EQ(explain_by(day(11, 30), day(12, 1), rules), day(12, 4));
  EXPECT_EQ(explain_by(day(11, 30), day(11, 30), rules), day(12, 4)) << "seen on the day itself: as when it is closed";
  EXPECT_EQ(explain_by(day(11, 3), day(12, 20), rules), day(12, 23)) << "a later version of the record raised it";
}

}  // namespace
}  // namespace spotme::domain
