#include "domain/team_month.hpp"

#include <gtest/gtest.h>

/// The mark of a day in the month of a team, and what a row adds up to.
namespace spotme::domain {
namespace {

TeamDay worked(Status status = Status::present, std::vector<Issue> issues = {}) {
  TeamDay day;
  day.posted = day.judged = true;
  day.status = status;
  day.issues = std::move(issues);
  return day;
}
TeamDay with(TeamDay day, Whereabouts morning, Whereabouts afternoon) {
  day.where = {morning, afternoon};
  return day;
}
constexpr auto office = Whereabouts::office;

TEST(TeamMonth, WhatIsAgainstTheOfficerGoesBeforeWhereHeWas) {
  EXPECT_EQ(mark_of(worked()), DayMark::present);
  EXPECT_EQ(mark_of(worked(Status::open)), DayMark::open);
  EXPECT_EQ(mark_of(worked(Status::absent, {Issue::absent})), DayMark::absent);
  EXPECT_EQ(mark_of(worked(Status::incomplete, {Issue::late_in, Issue::no_clock_out})), DayMark::missing);
  EXPECT_EQ(mark_of(worked(Status::present, {Issue::late_in, Issue::early_out})), DayMark::late);
  EXPECT_EQ(mark_of(worked(Status::present, {Issue::early_out})), DayMark::early);
  EXPECT_EQ(mark_of(worked(Status::present, {Issue::outside_place})), DayMark::present);
  EXPECT_EQ(mark_of(with(worked(Status::present, {Issue::late_in}), Whereabouts::home, Whereabouts::home)),
            DayMark::late);
}

TEST(TeamMonth, AHalfIsEnoughToBeMarked) {
  EXPECT_EQ(mark_of(with(worked(), office, Whereabouts::leave)), DayMark::leave);
  EXPECT_EQ(mark_of(with(worked(), Whereabouts::hybrid, office)), DayMark::remote);
  EXPECT_EQ(mark_of(with(worked(), Whereabouts::hybrid, Whereabouts::duty)), DayMark::duty);
  EXPECT_EQ(mark_of(with(worked(Status::on_leave), office, office)), DayMark::leave);
}

TEST(TeamMonth, FreeDaysDaysToComeAndDaysThatNobodyCanJudge) {
  auto free = with(worked(Status::holiday), Whereabouts::off, Whereabouts::off);
  free.day_type = DayType::holiday;
  EXPECT_EQ(mark_of(free), DayMark::holiday);
  free.day_type = DayType::rest_day;
  EXPECT_EQ(mark_of(free), DayMark::rest);
  TeamDay day;
  EXPECT_EQ(mark_of(day), DayMark::nothing) << "no post";
  day.posted = true;
  EXPECT_EQ(mark_of(day), DayMark::unknown);
  EXPECT_EQ(mark_of(with(day, Whereabouts::leave, office)), DayMark::leave);
  day.future = true;
  EXPECT_EQ(mark_of(day), DayMark::nothing);
  EXPECT_EQ(mark_of(with(day, Whereabouts::hybrid, Whereabouts::hybrid)), DayMark::remote);
}

TEST(TeamMonth, ARowAddsUpInHalves) {
  auto late = worked(Status::present, {Issue::late_in});
  late.late = base::Minutes{12};
  auto planned = with(worked(), Whereabouts::leave, Whereabouts::leave);
  planned.future = true;
  auto rest = worked(Status::rest_day);
  rest.day_type = DayType::rest_day;
  rest.where = {Whereabouts::leave, Whereabouts::leave};
  const auto totals =
      add_up({late, late, worked(Status::absent, {Issue::absent}), planned, rest, TeamDay{},
              with(worked(), Whereabouts::hybrid, Whereabouts::home), with(worked(), Whereabouts::duty, office)});
  EXPECT_EQ(totals, (TeamTotals{2, 24, 1, 2, 2, 1}));
}

TEST(TeamMonth, EveryMarkHasAWordOfItsOwn) {
  for (std::size_t i = 0; i < day_mark_count; ++i) {
    for (std::size_t k = 0; k < i; ++k) {
      EXPECT_NE(day_mark_name(all_day_marks().at(i)), day_mark_name(all_day_marks().at(k)));
    }
  }
}

}  // namespace
}  // namespace spotme::domain
