#include "domain/calendar.hpp"

#include "domain/verdict.hpp"
#include "store/rule_pack.hpp"

#include <gtest/gtest.h>

#include <set>
#include <utility>

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

Holiday declared(std::string_view on, State state, std::string name) {
  return {day(on), {state}, std::move(name), "Day", "source", DateCertainty::press, HolidayKind::declared};
}

TEST(Calendar, keeps_a_holiday_of_one_district_to_that_district) {
  auto flood = declared("2026-11-25", State::kelantan, "Cuti Banjir");
  flood.district = "Kota  Bharu";
  const auto calendar = Calendar::make({day("2026-01-01"), day("2026-12-31")}, {flood}, {});
  ASSERT_TRUE(calendar.has_value());
  const auto holds = [&](State state, std::string_view on, std::string_view district) {
    return calendar->holiday(state, day(on), district, "U1") != nullptr;
  };
  EXPECT_TRUE(holds(State::kelantan, "2026-11-25", "Kota Bharu"));
  EXPECT_TRUE(holds(State::kelantan, "2026-11-25", " kota bharu "));
  EXPECT_FALSE(holds(State::kelantan, "2026-11-25", "Pasir Mas"));
  EXPECT_FALSE(holds(State::kelantan, "2026-11-25", ""));
  EXPECT_FALSE(holds(State::terengganu, "2026-11-25", "Kota Bharu"));
  EXPECT_FALSE(holds(State::kelantan, "2026-11-24", "Kota Bharu"));
  EXPECT_FALSE(holds(State::kelantan, "2026-11-26", "Kota Bharu"));
}

TEST(Calendar, keeps_a_day_of_one_unit_to_that_unit_and_those_below) {
  auto open_day = declared("2026-11-25", State::kedah, "Hari Terbuka");
  open_day.unit_path = "U1/A";
  const auto calendar = Calendar::make({day("2026-01-01"), day("2026-12-31")}, {open_day}, {});
  ASSERT_TRUE(calendar.has_value());
  const auto holds = [&](std::string_view path) {
    return calendar->holiday(State::kedah, day("2026-11-25"), "", path) != nullptr;
  };
  EXPECT_TRUE(holds("U1/A"));
  EXPECT_TRUE(holds("U1/A/B"));
  EXPECT_FALSE(holds("U1/AB"));
  EXPECT_FALSE(holds("U1"));
  EXPECT_FALSE(holds(""));
}

TEST(Calendar, names_the_holiday_of_the_whole_state_before_that_of_a_district) {
  auto district = declared("2026-11-25", State::perak, "Daerah");
  district.district = "Kinta";
  const auto state = declared("2026-11-25", State::perak, "Negeri");
  const auto calendar = Calendar::make({day("2026-01-01"), day("2026-12-31")}, {district, state}, {});
  EXPECT_EQ(calendar->holiday(State::perak, day("2026-11-25"), "Kinta")->name_ms, "Negeri");
}

TEST(Calendar, asks_the_case_for_district_and_unit) {
  auto flood = declared("2026-11-25", State::kelantan, "Cuti Banjir");
  flood.district = "Kota Bharu";
  const auto calendar = Calendar::make({day("2026-01-01"), day("2026-12-31")}, {flood}, {});
  Case facts;
  facts.day = day("2026-11-25");
  facts.state = State::kelantan;
  EXPECT_EQ(judge(rules().pack, *calendar, facts)->status, Status::absent);
  facts.district = "KOTA BHARU";
  const auto verdict = judge(rules().pack, *calendar, facts);
  EXPECT_EQ(verdict->status, Status::holiday);
  EXPECT_EQ(verdict->because.front().name_ms, "Cuti Banjir");
}

TEST(Calendar, refuses_what_lies_outside_or_runs_backwards) {
  const DayRange year{day("2026-01-01"), day("2026-12-31")};
  const auto stray = declared("2027-01-01", State::johor, "Hari");
  auto nowhere = declared("2026-01-01", State::johor, "Hari");
  nowhere.states.clear();
  const auto ramadan = [](std::string_view first, std::string_view last) {
    return std::vector{Ramadan{{day(first), day(last)}, "source"}};
  };
  EXPECT_EQ(Calendar::make(year, {stray}, {}).error().key, "outside_calendar");
  EXPECT_EQ(Calendar::make(year, {nowhere}, {}).error().key, "holiday_without_state");
  EXPECT_EQ(Calendar::make(year, {}, ramadan("2025-12-31", "2026-01-02")).error().key, "outside_calendar");
  EXPECT_EQ(Calendar::make(year, {}, ramadan("2026-12-30", "2027-01-02")).error().key, "outside_calendar");
  EXPECT_EQ(Calendar::make(year, {}, ramadan("2026-03-02", "2026-03-01")).error().key, "ends_before_it_begins");
  EXPECT_EQ(Calendar::make({year.last, year.first}, {}, {}).error().key, "ends_before_it_begins");
}

TEST(Calendar, refuses_more_holidays_than_it_can_hold) {
  const DayRange year{day("2026-01-01"), day("2026-12-31")};
  const auto with = [&](std::size_t count) {
    return Calendar::make(year, std::vector<Holiday>(count, declared("2026-05-05", State::johor, "Hari")), {});
  };
  EXPECT_TRUE(with(Calendar::most_holidays - 1).has_value());
  EXPECT_TRUE(with(Calendar::most_holidays).has_value());
  EXPECT_EQ(with(Calendar::most_holidays + 1).error().key, "too_many_holidays");
}

TEST(Calendar, gives_each_row_of_the_files_an_id_of_its_own) {
  std::set<base::Uuid> ids;
  for (const auto& holiday : rules().calendar.holidays()) {
    EXPECT_TRUE(ids.insert(holiday.id).second) << base::format_day(holiday.day) << " " << holiday.name_ms;
  }
  for (const auto& ramadan : rules().calendar.ramadans()) EXPECT_TRUE(ids.insert(ramadan.id).second);
  EXPECT_EQ(store::builtin_rules().calendar.holidays(), rules().calendar.holidays()) << "the same at every start";
}

}  // namespace
}  // namespace spotme::domain
