#include "domain/calendar.hpp"

#include "store/rule_pack.hpp"

#include <gtest/gtest.h>

namespace spotme::domain {
namespace {

base::Day day(std::string_view text) { return base::parse_day(text).value(); }

const store::Rules& rules() {
  static const store::Rules built_in = store::builtin_rules();
  return built_in;
}

std::string type_of(State state, std::string_view text) {
  const auto type = day_type(rules().pack, rules().calendar, state, day(text));
  return type ? std::string(day_type_name(*type)) : type.error().key;
}

TEST(Calendar, knows_working_days_rest_days_and_holidays_by_state) {
  EXPECT_EQ(type_of(State::putrajaya, "2026-11-24"), "working");
  EXPECT_EQ(type_of(State::putrajaya, "2026-11-27"), "working");
  EXPECT_EQ(type_of(State::kedah, "2026-11-27"), "rest_day");
  EXPECT_EQ(type_of(State::kedah, "2026-11-29"), "working");
  EXPECT_EQ(type_of(State::putrajaya, "2026-11-29"), "rest_day");
  EXPECT_EQ(type_of(State::putrajaya, "2026-02-02"), "holiday");
  EXPECT_EQ(type_of(State::sarawak, "2026-02-02"), "working");
  EXPECT_EQ(type_of(State::putrajaya, "2026-02-01"), "holiday") << "a holiday wins over a rest day";
}

TEST(Calendar, refuses_a_day_that_it_does_not_cover) {
  EXPECT_EQ(type_of(State::putrajaya, "2023-12-31"), "no_calendar");
  EXPECT_EQ(type_of(State::putrajaya, "2024-01-01"), "holiday");
  EXPECT_EQ(type_of(State::putrajaya, "2027-12-31"), "working");
  EXPECT_EQ(type_of(State::putrajaya, "2028-01-01"), "no_calendar");
  EXPECT_FALSE(Calendar{}.covers(day("2026-11-24")));
}

TEST(Calendar, knows_ramadan_to_the_day) {
  const auto& calendar = rules().calendar;
  EXPECT_FALSE(calendar.is_ramadan(day("2026-02-18")));
  EXPECT_TRUE(calendar.is_ramadan(day("2026-02-19")));
  EXPECT_TRUE(calendar.is_ramadan(day("2026-03-20")));
  EXPECT_FALSE(calendar.is_ramadan(day("2026-03-21")));
}

TEST(Calendar, names_the_holiday_and_its_source) {
  const auto* holiday = rules().calendar.holiday(State::labuan, day("2026-05-01"));
  ASSERT_NE(holiday, nullptr);
  EXPECT_EQ(holiday->name_ms, "Hari Pekerja");
  EXPECT_FALSE(holiday->source.empty());
  EXPECT_EQ(rules().calendar.holiday(State::labuan, day("2026-11-24")), nullptr);
}

TEST(Calendar, refuses_what_lies_outside_or_runs_backwards) {
  const DayRange year{day("2026-01-01"), day("2026-12-31")};
  const Holiday stray{day("2027-01-01"), {State::johor}, "Hari", "Day", "source", "official"};
  EXPECT_EQ(Calendar::make(year, {stray}, {}).error().key, "outside_calendar");
  EXPECT_EQ(Calendar::make(year, {}, {{day("2025-12-31"), day("2026-01-02")}}).error().key, "outside_calendar");
  EXPECT_EQ(Calendar::make(year, {}, {{day("2026-12-30"), day("2027-01-02")}}).error().key, "outside_calendar");
  EXPECT_EQ(Calendar::make(year, {}, {{day("2026-03-02"), day("2026-03-01")}}).error().key, "ends_before_it_begins");
  EXPECT_EQ(Calendar::make({year.last, year.first}, {}, {}).error().key, "ends_before_it_begins");
}

}  // namespace
}  // namespace spotme::domain
