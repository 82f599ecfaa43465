#include "domain/task_recurrence.hpp"

#include <gtest/gtest.h>

#include <string>

namespace spotme::domain {
namespace {

using std::chrono::days;

base::Day day(std::string_view text) { return base::parse_day(text).value(); }
const base::Day today = day("2026-11-24");  // a Tuesday

Recurrence daily() { return {Every::day, 0, 0, today, today + days{30}}; }

std::string key(const Recurrence& recurrence) {
  const auto checked = check_recurrence(recurrence, today);
  return checked ? "" : checked.error().key + " " + checked.error().field;
}

TEST(TaskRecurrence, WhatContradictsItselfIsRefused) {
  EXPECT_EQ(key(daily()), "");
  auto one = daily();
  one.weekdays = 1;
  EXPECT_EQ(key(one), "task_recurrence_invalid recurrence") << "weekdays are of weeks";
  one = {Every::week, 0, 0, today, today};
  EXPECT_EQ(key(one), "task_recurrence_invalid recurrence") << "a week without days";
  one.weekdays = 0x7f;
  EXPECT_EQ(key(one), "");
  one.weekdays = 0x80;
  EXPECT_EQ(key(one), "task_recurrence_invalid recurrence");
  for (const auto& [month_day, expected] : {std::pair{0, false}, {1, true}, {31, true}, {32, false}}) {
    one = {Every::month, 0, month_day, today, today};
    EXPECT_EQ(key(one).empty(), expected) << month_day;
  }
  one = daily();
  one.last = today - days{1};
  EXPECT_EQ(key(one), "task_ends_before_it_begins recurrence.until");
  one.first = one.last;
  EXPECT_EQ(key(one), "task_day_past recurrence.until");
  one = daily();
  one.last = one.first + days{most_recurrence_days};
  EXPECT_EQ(key(one), "");
  one.last += days{1};
  EXPECT_EQ(key(one), "task_recurrence_too_long recurrence.until");
  one = daily();
  one.due_days = most_due_days;
  EXPECT_EQ(key(one), "");
  ++one.due_days;
  EXPECT_EQ(key(one), "out_of_range recurrence.due_days");
}

TEST(TaskRecurrence, ComesOnItsDaysOnce) {
  EXPECT_FALSE(is_wanted(daily(), today - days{1}, {}));
  EXPECT_TRUE(is_wanted(daily(), today, {}));
  EXPECT_FALSE(is_wanted(daily(), today, today));
  EXPECT_TRUE(is_wanted(daily(), today, today - days{1}));
  EXPECT_FALSE(is_wanted(daily(), today + days{31}, {}));
  const Recurrence weekly{Every::week, 0b0000101, 0, today, today + days{30}};  // Monday, Wednesday
  EXPECT_FALSE(is_wanted(weekly, today, {}));
  EXPECT_TRUE(is_wanted(weekly, today + days{1}, {}));
  EXPECT_TRUE(is_wanted(weekly, today + days{6}, today + days{1}));
}

TEST(TaskRecurrence, ADayOfTheMonthIsMadeUpFor) {
  const Recurrence monthly{Every::month, 0, 31, day("2026-11-01"), day("2027-03-31")};
  EXPECT_FALSE(is_wanted(monthly, day("2026-11-29"), {})) << "October's was before it began";
  EXPECT_TRUE(is_wanted(monthly, day("2026-11-30"), {})) << "November has 30 days";
  EXPECT_TRUE(is_wanted(monthly, day("2026-12-02"), {})) << "the next working day";
  EXPECT_FALSE(is_wanted(monthly, day("2026-12-02"), day("2026-12-01"))) << "once";
  EXPECT_TRUE(is_wanted(monthly, day("2026-12-10"), {}));
  EXPECT_FALSE(is_wanted(monthly, day("2026-12-11"), {})) << "too late";
  EXPECT_TRUE(is_wanted(monthly, day("2027-02-28"), day("2027-01-31")));
}

}  // namespace
}  // namespace spotme::domain
