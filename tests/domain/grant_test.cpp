#include "domain/grant.hpp"

#include "base/messages.hpp"
#include "tests/domain/grant_facts.hpp"

#include <fmt/format.h>

namespace spotme::domain {
namespace {

using base::Minutes;
using Kind = GrantKind;

TEST(Grant, KindsAndPartsHaveTheirWords) {
  for (std::size_t i = 0; i < grant_kind_count; ++i) {
    const auto kind = static_cast<Kind>(i);
    EXPECT_EQ(parse_grant_kind(grant_kind_name(kind)), kind);
  }
  EXPECT_EQ(parse_grant_kind("cuti"), std::nullopt);
  for (const auto part : {LeavePart::day, LeavePart::morning, LeavePart::afternoon}) {
    EXPECT_EQ(parse_leave_part(leave_part_name(part)), part);
  }
  EXPECT_EQ(parse_leave_part(""), std::nullopt);
}

TEST(Grant, WhatMakesSenseIsTaken) {
  for (const auto kind :
       {Kind::official_duty, Kind::time_off, Kind::leave, Kind::work_from_home, Kind::course, Kind::overtime}) {
    GrantPlace place;
    EXPECT_EQ(place.check(place.draft(kind, "2026-11-24", "2026-11-24")), Names{}) << grant_kind_name(kind);
  }
}

TEST(Grant, DatesAreHeldToTheirLimits) {
  for (std::size_t i = 0; i < grant_kind_count; ++i) {
    GrantPlace place;
    auto draft = place.draft(static_cast<Kind>(i), "2026-11-24", "2026-11-23");
    EXPECT_EQ(place.check(draft), Names{"range_reversed/last_day"});
    draft.last_day = draft.first_day + std::chrono::days{most_grant_days(draft.kind) - 1};
    EXPECT_TRUE(check_grant_shape(draft).empty()) << i;
    draft.last_day += std::chrono::days{1};
    EXPECT_EQ(GrantPlace::names(check_grant_shape(draft)), Names{"range_too_long/last_day"}) << i;
  }
}

TEST(Grant, TimesAreHeldToTheirLimits) {
  GrantPlace place;
  auto draft = place.draft(Kind::official_duty, "2026-11-24", "2026-11-24");
  draft.times.reset();
  EXPECT_EQ(place.check(draft), Names{"grant_times_missing/from"});
  draft.times = MinuteRange{Minutes{-1}, Minutes{60}};
  EXPECT_EQ(place.check(draft), Names{"minute_out_of_range/from"});
  draft.times = MinuteRange{Minutes{0}, Minutes{2880}};
  EXPECT_EQ(place.check(draft), Names{"minute_out_of_range/to"});
  draft.times = MinuteRange{Minutes{0}, Minutes{2879}};
  EXPECT_EQ(place.check(draft), Names{});
  draft.times = MinuteRange{Minutes{60}, Minutes{60}};
  EXPECT_EQ(place.check(draft), Names{"ends_before_it_begins/to"});
  draft.times = MinuteRange{Minutes{60}, Minutes{61}};
  EXPECT_EQ(place.check(draft), Names{});
}

TEST(Grant, WordsThatAreMissingAreNamed) {
  GrantPlace place;
  auto leave = place.draft(Kind::leave, "2026-11-24", "2026-11-24");
  leave.part.reset();
  EXPECT_EQ(place.check(leave), Names{"grant_part_missing/part"});
  leave.part = LeavePart::morning;
  leave.code.clear();
  EXPECT_EQ(place.check(leave), Names{"grant_code_missing/code"});
  for (const auto kind : {Kind::official_duty, Kind::time_off, Kind::work_from_home, Kind::course, Kind::overtime}) {
    auto draft = place.draft(kind, "2026-11-24", "2026-11-24");
    draft.purpose.clear();
    EXPECT_EQ(place.check(draft), Names{"grant_purpose_missing/purpose"}) << grant_kind_name(kind);
  }
  auto far = place.draft(Kind::official_duty, "2026-11-24", "2026-11-24");
  far.outstation = true;
  EXPECT_EQ(place.check(far), Names{"grant_destination_missing/destination"});
  far.destination = "Ipoh";
  EXPECT_EQ(place.check(far), Names{});
}

TEST(Grant, EveryDayNeedsAPost) {
  GrantPlace place;
  const auto draft = place.draft(Kind::course, "2026-11-24", "2026-11-26");
  place.post(draft);
  std::erase_if(place.facts.days, [](const auto& day) { return day.day >= day_of("2026-11-26"); });
  const auto faults = check_grant(draft, place.facts);
  ASSERT_EQ(GrantPlace::names(faults), Names{"grant_without_post/first_day"});
  EXPECT_EQ(faults[0].args[0].second, "2026-11-26");
}

TEST(Grant, ClosedMonthsAreLeftAlone) {
  GrantPlace place;
  place.facts.closed_months = {month_of(day_of("2026-11-01"))};
  EXPECT_EQ(place.check(place.draft(Kind::course, "2026-10-31", "2026-10-31")), Names{});
  EXPECT_EQ(place.check(place.draft(Kind::course, "2026-10-31", "2026-11-01")), Names{"grant_month_closed/first_day"});
  EXPECT_EQ(place.check(place.draft(Kind::course, "2026-11-30", "2026-12-02")), Names{"grant_month_closed/first_day"});
  EXPECT_EQ(place.check(place.draft(Kind::course, "2026-12-01", "2026-12-02")), Names{});
}

TEST(Grant, FreeDaysAloneNeedNoLeave) {
  GrantPlace place;
  for (const auto kind : {Kind::leave, Kind::time_off, Kind::work_from_home}) {
    EXPECT_EQ(place.check(place.draft(kind, "2026-11-28", "2026-11-29")), Names{"grant_no_working_day/first_day"});
    EXPECT_EQ(place.check(place.draft(kind, "2026-11-28", "2026-11-30")), Names{});
  }
  EXPECT_EQ(place.check(place.draft(Kind::course, "2026-11-28", "2026-11-29")), Names{});
}

/// Two kinds on one day, in both orders: whether they may stand together.
TEST(Grant, WhatMayOverlapWhat) {
  struct Pair {
    Kind held;
    Kind asked;
    bool taken;
  };
  const std::vector<Pair> pairs{
      {Kind::official_duty, Kind::official_duty, false},
      {Kind::official_duty, Kind::time_off, false},
      {Kind::official_duty, Kind::leave, false},
      {Kind::official_duty, Kind::work_from_home, true},
      {Kind::official_duty, Kind::course, false},
      {Kind::official_duty, Kind::pregnancy_hour, true},
      {Kind::time_off, Kind::time_off, false},
      {Kind::time_off, Kind::leave, false},
      {Kind::time_off, Kind::work_from_home, true},
      {Kind::time_off, Kind::course, false},
      {Kind::leave, Kind::leave, false},
      {Kind::leave, Kind::work_from_home, false},
      {Kind::leave, Kind::course, false},
      {Kind::leave, Kind::pregnancy_hour, true},
      {Kind::work_from_home, Kind::work_from_home, false},
      {Kind::work_from_home, Kind::course, false},
      {Kind::work_from_home, Kind::hybrid_day, false},
      {Kind::hybrid_day, Kind::official_duty, true},
      {Kind::hybrid_day, Kind::leave, false},
      {Kind::course, Kind::course, false},
      {Kind::course, Kind::pregnancy_hour, true},
      {Kind::pregnancy_hour, Kind::time_off, true},
      {Kind::overtime, Kind::overtime, false},
      {Kind::overtime, Kind::leave, false},
      {Kind::overtime, Kind::time_off, false},
      {Kind::overtime, Kind::official_duty, true},
      {Kind::overtime, Kind::work_from_home, true},
      {Kind::overtime, Kind::course, true},
  };
  for (const auto& pair : pairs) {
    for (const auto& [held, asked] : {std::pair(pair.held, pair.asked), std::pair(pair.asked, pair.held)}) {
      GrantPlace place;
      place.hold(held, "2026-11-23", "2026-11-27");
      const auto draft = place.draft(asked, "2026-11-25", "2026-11-25");
      const auto found = place.check(draft);
      const auto wanted = fmt::format("grant_overlap_{}/{}", grant_kind_name(held), draft.times ? "from" : "first_day");
      EXPECT_EQ(std::find(found.begin(), found.end(), wanted) == found.end(), pair.taken)
          << grant_kind_name(held) << " held, " << grant_kind_name(asked) << " asked";
    }
  }
}

TEST(Grant, MinutesThatOnlyTouchDoNotOverlap) {
  GrantPlace place;
  place.hold(Kind::official_duty, "2026-11-24", "2026-11-24");  // 10:00-11:00
  auto draft = place.draft(Kind::time_off, "2026-11-24", "2026-11-24");
  for (const auto& [from, to, taken] : std::vector<std::tuple<const char*, const char*, bool>>{
           {"09:00", "10:00", true}, {"09:00", "10:01", false}, {"10:59", "12:00", false}, {"11:00", "12:00", true}}) {
    draft.times = times_of(from, to);
    EXPECT_EQ(place.check(draft).empty(), taken) << from;
  }
}

TEST(Grant, MinutesRunOverMidnight) {
  GrantPlace place;
  place.hold(Kind::official_duty, "2026-11-23", "2026-11-23").times = times_of("22:00", "02:00+1");
  auto draft = place.draft(Kind::official_duty, "2026-11-24", "2026-11-24");
  draft.times = times_of("01:59", "03:00");
  EXPECT_EQ(place.check(draft), Names{"grant_overlap_official_duty/from"});
  draft.times = times_of("02:00", "03:00");
  EXPECT_EQ(place.check(draft), Names{});
}

TEST(Grant, HalvesStandSideBySide) {
  GrantPlace place;
  place.hold(Kind::leave, "2026-11-24", "2026-11-24").part = LeavePart::morning;
  auto leave = place.draft(Kind::leave, "2026-11-24", "2026-11-24");
  leave.part = LeavePart::afternoon;
  EXPECT_EQ(place.check(leave), Names{});
  leave.part = LeavePart::morning;
  EXPECT_EQ(place.check(leave), Names{"grant_overlap_leave/first_day"});
  auto home = place.draft(Kind::work_from_home, "2026-11-24", "2026-11-24");
  EXPECT_EQ(place.check(home), Names{}) << "leave for the morning of a day at home";
  home.part = LeavePart::afternoon;
  EXPECT_EQ(place.check(home), Names{});
  home.part = LeavePart::morning;
  EXPECT_EQ(place.check(home), Names{"grant_overlap_leave/first_day"});
  // The morning ends where the break begins, at 13:00.
  auto duty = place.draft(Kind::official_duty, "2026-11-24", "2026-11-24");
  duty.times = times_of("13:00", "17:00");
  EXPECT_EQ(place.check(duty), Names{});
  duty.times = times_of("12:59", "17:00");
  EXPECT_EQ(place.check(duty), Names{"grant_overlap_leave/from"});
}

TEST(Grant, TimeOffIsHeldToTheCapOfItsDay) {
  struct Row {
    const char* day;
    State state;
    const char* to;  ///< from 08:00
    bool taken;
  };
  for (const auto& row :
       std::vector<Row>{{"2026-11-24", State::putrajaya, "11:59", true},  // Tuesday: half of 8 hours
                        {"2026-11-24", State::putrajaya, "12:00", true},
                        {"2026-11-24", State::putrajaya, "12:01", false},
                        {"2026-11-27", State::putrajaya, "11:15", true},  // Friday: half of 6 hours 30
                        {"2026-11-27", State::putrajaya, "11:16", false},
                        {"2026-11-26", State::kedah, "11:15", true},  // Thursday in Kedah: the same
                        {"2026-11-26", State::kedah, "11:16", false},
                        {"2026-11-26", State::putrajaya, "12:00", true},  // Thursday elsewhere: a day like any other
                        {"2026-11-26", State::putrajaya, "12:01", false}}) {
    GrantPlace place;
    auto draft = place.draft(Kind::time_off, row.day, row.day);
    draft.times = times_of("08:00", row.to);
    EXPECT_EQ(place.check(draft, row.state), row.taken ? Names{} : Names{"time_off_over_cap/to"})
        << row.day << ' ' << row.to;
  }
}

TEST(Grant, TheCapIsOfAllAbsencesOfADayWithoutTheBreak) {
  GrantPlace place;
  place.hold(Kind::time_off, "2026-11-24", "2026-11-24").times = times_of("08:00", "10:00");
  auto draft = place.draft(Kind::time_off, "2026-11-23", "2026-11-25");
  draft.times = times_of("12:00", "15:00");  // an hour of it is the break
  EXPECT_EQ(place.check(draft), Names{});
  draft.times = times_of("12:00", "15:01");
  const auto faults = (place.post(draft), check_grant(draft, place.facts));
  ASSERT_EQ(GrantPlace::names(faults), Names{"time_off_over_cap/to"});
  const std::vector<std::pair<std::string, std::string>> args{
      {"day", "2026-11-24"}, {"limit", "04:00"}, {"asked", "04:01"}, {"source", "SR.4.2.2(A) 1(d)"}};
  EXPECT_EQ(faults[0].args, args);
}

TEST(Grant, TimeOffIsAskedForBeforehand) {
  GrantPlace place;
  place.facts.origin = GrantOrigin::applied;
  place.facts.today = day_of("2026-11-24");
  EXPECT_EQ(place.check(place.draft(Kind::time_off, "2026-11-24", "2026-11-24")), Names{});
  EXPECT_EQ(place.check(place.draft(Kind::time_off, "2026-11-23", "2026-11-23")),
            Names{"time_off_not_ahead/first_day"});
  place.facts.origin = GrantOrigin::entered;
  EXPECT_EQ(place.check(place.draft(Kind::time_off, "2026-11-23", "2026-11-23")), Names{});
}

TEST(Grant, ACourseIsTheWholeDay) {
  EXPECT_EQ(whole_day(Wbf{}), (MinuteRange{Minutes{0}, Minutes{1440}}));
  EXPECT_EQ(whole_day(Shift{Minutes{1320}, Minutes{1800}}), (MinuteRange{Minutes{0}, Minutes{1800}}));
}

}  // namespace
}  // namespace spotme::domain
