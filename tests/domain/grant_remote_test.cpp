#include "domain/grant.hpp"
#include "domain/time_slip.hpp"
#include "tests/domain/grant_facts.hpp"

namespace spotme::domain {
namespace {

using base::Minutes;
using Kind = GrantKind;

// Ramadan 2026: 19 February to 20 March.
TEST(RamadanChoice, LiesWithinOneRamadan) {
  GrantPlace place;
  const auto& ramadan = place.calendar.ramadans();
  const auto found = std::find_if(ramadan.begin(), ramadan.end(),
                                  [](const auto& one) { return one.days.contains(day_of("2026-03-01")); });
  ASSERT_NE(found, ramadan.end());
  const auto [first, last] = found->days;
  auto draft = place.draft(Kind::ramadan_short_break, "2026-03-01", "2026-03-01");
  draft.first_day = first;
  draft.last_day = last;
  EXPECT_EQ(place.check(draft), Names{});
  draft.first_day = first - std::chrono::days{1};
  EXPECT_EQ(place.check(draft), Names{"ramadan_outside/first_day"});
  draft.first_day = last;
  draft.last_day = last + std::chrono::days{1};
  EXPECT_EQ(place.check(draft), Names{"ramadan_outside/last_day"});
}

TEST(RamadanChoice, IsMadeOnce) {
  GrantPlace place;
  place.hold(Kind::ramadan_short_break, "2026-03-01", "2026-03-02");
  EXPECT_EQ(place.check(place.draft(Kind::ramadan_short_break, "2026-03-10", "2026-03-12")),
            Names{"ramadan_choice_used/first_day"});
  place.facts.held.clear();
  place.hold(Kind::ramadan_short_break, "2025-03-10", "2025-03-12");
  EXPECT_EQ(place.check(place.draft(Kind::ramadan_short_break, "2026-03-10", "2026-03-12")), Names{});
}

TEST(HomeWorking, IsAllowedFromTheOrderOn) {
  GrantPlace place;
  EXPECT_EQ(place.check(place.draft(Kind::work_from_home, "2020-03-16", "2020-03-16")),
            Names{"home_working_not_allowed/first_day"});
  EXPECT_EQ(place.check(place.draft(Kind::work_from_home, "2020-03-17", "2020-03-17")), Names{});
  auto half = place.draft(Kind::work_from_home, "2020-12-31", "2020-12-31");
  half.part = LeavePart::morning;
  EXPECT_EQ(place.check(half), Names{"home_working_no_halves/part"});
  half.first_day = half.last_day = day_of("2021-01-04");
  EXPECT_EQ(place.check(half), Names{});
}

GrantDraft hybrid(GrantPlace& place, std::string_view first, std::string_view last) {
  return place.draft(Kind::hybrid_day, first, last);
}

TEST(HybridDay, IsInForceFromAugust) {
  GrantPlace place;
  EXPECT_EQ(place.check(hybrid(place, "2026-07-29", "2026-07-29")), Names{"hybrid_not_in_force/first_day"});
  EXPECT_EQ(place.check(hybrid(place, "2026-08-04", "2026-08-04")), Names{});
}

TEST(HybridDay, LeavesTheOfficeDays) {
  GrantPlace place;
  const auto asked = [&](std::string_view day, State state) { return place.check(hybrid(place, day, day), state); };
  EXPECT_EQ(asked("2026-11-23", State::putrajaya), Names{"hybrid_office_day/first_day"});  // Monday
  EXPECT_EQ(asked("2026-11-24", State::putrajaya), Names{});
  EXPECT_EQ(asked("2026-11-26", State::putrajaya), Names{});
  EXPECT_EQ(asked("2026-11-27", State::putrajaya), Names{"hybrid_office_day/first_day"});  // Friday
  EXPECT_EQ(asked("2026-11-22", State::kedah), Names{"hybrid_office_day/first_day"});      // Sunday
  EXPECT_EQ(asked("2026-11-23", State::kedah), Names{});
  EXPECT_EQ(asked("2026-11-26", State::kedah), Names{"hybrid_office_day/first_day"});  // Thursday
}

TEST(HybridDay, KeepsTheQuotaOfTheWeek) {
  GrantPlace place;
  EXPECT_EQ(place.check(hybrid(place, "2026-11-24", "2026-11-25")), Names{});
  EXPECT_EQ(place.check(hybrid(place, "2026-11-24", "2026-11-26")), Names{"hybrid_over_quota/last_day"});
  place.hold(Kind::hybrid_day, "2026-11-24", "2026-11-24");
  EXPECT_EQ(place.check(hybrid(place, "2026-11-25", "2026-11-25")), Names{});
  place.hold(Kind::hybrid_day, "2026-11-25", "2026-11-25");
  EXPECT_EQ(place.check(hybrid(place, "2026-11-26", "2026-11-26")), Names{"hybrid_over_quota/last_day"});
  EXPECT_EQ(place.check(hybrid(place, "2026-12-01", "2026-12-01")), Names{}) << "the next week has its own";
  EXPECT_EQ(place.check(hybrid(place, "2026-11-19", "2026-11-19")), Names{}) << "and so has the one before";
}

TEST(HybridDay, HalfADayTakesAWholeOneUnlessTheRuleSaysOtherwise) {
  GrantPlace place;
  place.hold(Kind::hybrid_day, "2026-11-24", "2026-11-24").part = LeavePart::morning;
  place.hold(Kind::hybrid_day, "2026-11-25", "2026-11-25").part = LeavePart::afternoon;
  auto draft = hybrid(place, "2026-11-26", "2026-11-26");
  draft.part = LeavePart::morning;
  EXPECT_EQ(place.check(draft), Names{"hybrid_over_quota/last_day"});
  auto other = store::builtin_rules();
  const auto changed =
      other.pack.hybrid_half_day.with_change(day_of("2026-11-01"), Sourced<std::int64_t>{1, "Ketua Jabatan"});
  place.rules.pack.hybrid_half_day = changed.value();
  EXPECT_EQ(place.check(draft), Names{}) << "three halves of four";
  draft.part = LeavePart::day;
  EXPECT_EQ(place.check(draft), Names{}) << "four of four";
  place.facts.held[0].part = LeavePart::day;
  EXPECT_EQ(place.check(draft), Names{"hybrid_over_quota/last_day"}) << "five of four";
}

TEST(HybridDay, AHolidayLeavesTheQuotaAsItIs) {
  GrantPlace place;  // Wednesday 16 September 2026 is Malaysia Day
  EXPECT_EQ(place.check(hybrid(place, "2026-09-15", "2026-09-17")), Names{}) << "two working days and a holiday";
  place.hold(Kind::hybrid_day, "2026-09-15", "2026-09-17");
  EXPECT_EQ(place.check(hybrid(place, "2026-09-16", "2026-09-16")),
            (Names{"grant_overlap_hybrid_day/first_day", "grant_no_working_day/first_day"}));
}

TEST(HybridDay, AnOfficeDayThatIsLostMovesOnlyWhereTheRuleSaysSo) {
  GrantPlace place;  // Monday 31 August 2026 is National Day
  const GrantDay tuesday{day_of("2026-09-01"), State::putrajaya, day_scheme(Wbf{}), "", "U1"};
  EXPECT_FALSE(is_office_day(place.rules.pack, place.calendar, tuesday));
  place.rules.pack.hybrid_lost_office_day =
      place.rules.pack.hybrid_lost_office_day.with_change(day_of("2026-08-01"), Sourced<bool>{true, "KJ"}).value();
  EXPECT_TRUE(is_office_day(place.rules.pack, place.calendar, tuesday));
  EXPECT_FALSE(is_office_day(place.rules.pack, place.calendar,
                             {day_of("2026-09-02"), State::putrajaya, day_scheme(Wbf{}), "", "U1"}));
  EXPECT_EQ(place.check(hybrid(place, "2026-09-01", "2026-09-01")), Names{"hybrid_office_day/first_day"});
}

TEST(HybridDay, LeavesSomeServicesOut) {
  GrantPlace place;
  place.facts.services.set(static_cast<std::size_t>(Service::counter));
  EXPECT_EQ(place.check(hybrid(place, "2026-11-24", "2026-11-24")), Names{"hybrid_service_excluded_counter/kind"});
  EXPECT_EQ(place.check(place.draft(Kind::work_from_home, "2026-11-24", "2026-11-24")), Names{})
      << "an order to work from home is another matter";
}

TEST(HybridDay, WeeksBeginBehindTheRestDays) {
  const auto& pack = GrantPlace().rules.pack;
  const auto rest = [&](State state) { return rules_of(pack, state, day_of("2026-11-24")).rest_days->value; };
  EXPECT_EQ(quota_week(rest(State::putrajaya), day_of("2026-11-24")).first, day_of("2026-11-23"));
  EXPECT_EQ(quota_week(rest(State::putrajaya), day_of("2026-11-29")).first, day_of("2026-11-23"));
  EXPECT_EQ(quota_week(rest(State::kedah), day_of("2026-11-24")).first, day_of("2026-11-22"));
  EXPECT_EQ(quota_week(rest(State::kedah), day_of("2026-11-28")).last, day_of("2026-11-28"));
}

TEST(TimeSlip, CountsWhatThePermissionDoesNotCover) {
  const MinuteRange allowed{Minutes{600}, Minutes{720}};  // 10:00-12:00
  const auto overrun = [&](int out, int back) { return overrun_of(allowed, Minutes{out}, Minutes{back}).count(); };
  EXPECT_EQ(overrun(600, 720), 0);
  EXPECT_EQ(overrun(610, 700), 0);
  EXPECT_EQ(overrun(599, 720), 1);
  EXPECT_EQ(overrun(600, 721), 1);
  EXPECT_EQ(overrun(590, 735), 25);
  EXPECT_EQ(overrun(730, 740), 10);
  EXPECT_EQ(overrun(500, 510), 10);
  EXPECT_EQ(overrun(600, 600), 0);
}

}  // namespace
}  // namespace spotme::domain
