#include "domain/overtime.hpp"

#include "tests/domain/grant_facts.hpp"

/// Orders of overtime as grants, and what the presses of a day show beside them.
namespace spotme::domain {
namespace {

using base::Minutes;
using Kind = GrantKind;

GrantDraft order(GrantPlace& place, std::string_view day, std::string_view from, std::string_view to) {
  auto draft = place.draft(Kind::overtime, day, day);
  draft.times = times_of(from, to);
  return draft;
}

TEST(OvertimeOrder, IsGivenBeforeTheWorkBegins) {
  for (const auto origin : {GrantOrigin::applied, GrantOrigin::accepted, GrantOrigin::entered}) {
    GrantPlace place;
    place.facts.origin = origin;
    place.facts.today = day_of("2026-11-24");
    const auto asked = order(place, "2026-11-24", "18:00", "20:00");
    place.facts.minute = base::parse_minute("17:59").value();
    EXPECT_EQ(place.check(asked), Names{});
    place.facts.minute = base::parse_minute("18:00").value();
    EXPECT_EQ(place.check(asked), Names{"overtime_not_ahead/from"});
    place.facts.minute = base::parse_minute("18:01").value();
    EXPECT_EQ(place.check(asked), Names{"overtime_not_ahead/from"});
  }
}

TEST(OvertimeOrder, OfADayThatIsOverNamesTheDay) {
  GrantPlace place;
  place.facts.today = day_of("2026-11-24");
  EXPECT_EQ(place.check(order(place, "2026-11-23", "18:00", "20:00")), Names{"overtime_not_ahead/first_day"});
  const auto faults = check_grant(order(place, "2026-11-23", "18:00", "20:00"), place.facts);
  EXPECT_EQ(faults[0].args,
            (std::vector<std::pair<std::string, std::string>>{{"day", "2026-11-23"}, {"from", "18:00"}}));
  EXPECT_EQ(place.check(order(place, "2026-11-25", "00:00", "01:00")), Names{});
  EXPECT_EQ(place.check(order(place, "2026-11-23", "00:00+1", "01:00+1")), Names{"overtime_not_ahead/first_day"});
  EXPECT_EQ(place.check(order(place, "2026-11-23", "00:01+1", "01:00+1")), Names{}) << "it begins after midnight";
}

TEST(OvertimeOrder, OfManyDaysIsGivenBeforeTheFirst) {
  GrantPlace place;
  place.facts.today = day_of("2026-11-25");
  auto draft = place.draft(Kind::overtime, "2026-11-24", "2026-11-27");
  EXPECT_EQ(place.check(draft), Names{"overtime_not_ahead/first_day"});
  draft.first_day = day_of("2026-11-25");
  EXPECT_EQ(place.check(draft), Names{});
}

TEST(OvertimeOrder, StandsOnRestDaysAndHolidays) {
  GrantPlace place;
  EXPECT_EQ(place.check(order(place, "2026-11-28", "08:00", "12:00")), Names{}) << "a Saturday";
  EXPECT_EQ(place.check(order(place, "2026-12-25", "08:00", "12:00")), Names{}) << "Christmas";
}

TEST(OvertimeOrder, MayTouchLeaveAndAnotherOrderAndShareNoMinute) {
  GrantPlace place;
  place.hold(Kind::overtime, "2026-11-24", "2026-11-24").times = times_of("18:00", "20:00");
  place.hold(Kind::leave, "2026-11-24", "2026-11-24").part = LeavePart::morning;  // up to 13:00
  EXPECT_EQ(place.check(order(place, "2026-11-24", "20:00", "21:00")), Names{});
  EXPECT_EQ(place.check(order(place, "2026-11-24", "19:59", "21:00")), Names{"grant_overlap_overtime/from"});
  EXPECT_EQ(place.check(order(place, "2026-11-24", "13:00", "14:00")), Names{});
  EXPECT_EQ(place.check(order(place, "2026-11-24", "12:59", "14:00")), Names{"grant_overlap_leave/from"});
  auto leave = place.draft(Kind::leave, "2026-11-24", "2026-11-24");
  leave.part = LeavePart::afternoon;
  EXPECT_EQ(place.check(leave), Names{"grant_overlap_overtime/first_day"});
}

/// A working day from 08:00 to 17:00 with presses given as in, out, in, …
struct Worked {
  OvertimeDay day;
  explicit Worked(const std::vector<const char*>& presses) {
    day.begins = base::parse_minute("08:00").value();
    day.may_leave_from = base::parse_minute("17:00").value();
    auto kind = EventKind::in;
    for (const auto* at : presses) {
      day.events.push_back({base::parse_minute(at).value(), kind});
      kind = kind == EventKind::in ? EventKind::out : EventKind::in;
    }
  }
  Worked& ordered(std::string_view from, std::string_view to) {
    day.orders.push_back(times_of(from, to));
    return *this;
  }
  [[nodiscard]] std::pair<std::int64_t, std::int64_t> minutes() const {
    const auto found = overtime_of(day);
    return {found.ordered.count(), found.not_ordered.count()};
  }
};
using Pair = std::pair<std::int64_t, std::int64_t>;

TEST(Overtime, IsWhatLiesBehindTheHoursWithinAndWithoutAnOrder) {
  EXPECT_EQ(Worked({"08:00", "17:00"}).minutes(), Pair(0, 0));
  EXPECT_EQ(Worked({"08:00", "17:01"}).minutes(), Pair(0, 1));
  EXPECT_EQ(Worked({"08:00", "20:30"}).minutes(), Pair(0, 210));
  EXPECT_EQ(Worked({"08:00", "20:30"}).ordered("18:00", "20:00").minutes(), Pair(120, 90));
  EXPECT_EQ(Worked({"08:00", "19:00"}).ordered("18:00", "20:00").minutes(), Pair(60, 60));
  EXPECT_EQ(Worked({"08:00", "16:00"}).ordered("18:00", "20:00").minutes(), Pair(0, 0));
  EXPECT_EQ(Worked({"08:00", "21:00"}).ordered("18:00", "19:00").ordered("20:00", "21:00").minutes(), Pair(120, 120));
  EXPECT_EQ(Worked({"08:00", "18:00"}).ordered("17:00", "18:00").ordered("17:00", "18:00").minutes(), Pair(60, 0));
}

TEST(Overtime, OrdersWithinTheHoursGiveNothing) {
  EXPECT_EQ(Worked({"08:00", "17:30"}).ordered("09:00", "12:00").minutes(), Pair(0, 30));
  EXPECT_EQ(Worked({"08:00", "17:30"}).ordered("16:59", "17:30").minutes(), Pair(30, 0));
}

TEST(Overtime, AnEarlyArrivalCountsWithinAnOrderAlone) {
  EXPECT_EQ(Worked({"06:00", "17:00"}).minutes(), Pair(0, 0));
  EXPECT_EQ(Worked({"06:00", "17:00"}).ordered("06:30", "08:30").minutes(), Pair(90, 0));
}

TEST(Overtime, WhoWentHomeMeanwhileWorkedNothing) {
  EXPECT_EQ(Worked({"08:00", "17:00", "20:00", "22:00"}).ordered("18:00", "21:00").minutes(), Pair(60, 60));
  EXPECT_EQ(Worked({"08:00", "17:00", "20:00"}).ordered("18:00", "21:00").minutes(), Pair(0, 0)) << "no press out";
  Worked forgotten({"08:00"});
  forgotten.day.events.push_back({base::parse_minute("19:00").value(), EventKind::in});
  forgotten.day.events.push_back({base::parse_minute("20:00").value(), EventKind::out});
  EXPECT_EQ(forgotten.ordered("18:00", "20:00").minutes(), Pair(60, 0)) << "nobody knows when he left before";
  Worked twice({"08:00", "17:00"});
  twice.day.events.push_back({base::parse_minute("19:00").value(), EventKind::out});
  EXPECT_EQ(twice.minutes(), Pair(0, 120)) << "the last press out counts";
}

TEST(Overtime, OnADayOffAllWorkCounts) {
  Worked off({"09:00", "12:00", "14:00", "15:00"});
  off.day.day_off = true;
  off.day.begins.reset();
  off.day.may_leave_from.reset();
  EXPECT_EQ(off.minutes(), Pair(0, 240));
  EXPECT_EQ(off.ordered("08:00", "12:00").minutes(), Pair(180, 60));
}

TEST(Overtime, OfADayWithoutHoursNothingIsTold) {
  Worked leave({"09:00", "12:00"});
  leave.day.may_leave_from.reset();
  EXPECT_EQ(leave.ordered("09:00", "12:00").minutes(), Pair(0, 0));
  EXPECT_EQ(overtime_of({}), Overtime{});
}

}  // namespace
}  // namespace spotme::domain
