#include "domain/grant.hpp"
#include "tests/domain/grant_facts.hpp"

namespace spotme::domain {
namespace {

using Kind = GrantKind;

constexpr const char* due = "2027-04-01";  // 22 weeks are completed on 26 November 2026

GrantDraft hour(GrantPlace& place, std::string_view first, std::string_view last, bool husband = false) {
  auto draft = place.draft(Kind::pregnancy_hour, first, last);
  draft.pregnancy = PregnancyForm{day_of(due), husband, {}, husband, husband};
  return draft;
}

HeldGrant wife(std::string_view first, std::string_view last) {
  HeldGrant held{base::GrantId{{}}, Kind::pregnancy_hour, {day_of(first), day_of(last)}};
  held.due_date = day_of(due);
  return held;
}

TEST(Pregnancy, TheDueDateFollowsFromTheWeek) {
  EXPECT_EQ(pregnancy_day(day_of(due), 22), day_of("2026-11-26"));
  EXPECT_EQ(due_date_of(22, 0, day_of("2026-11-26")), day_of(due));
  EXPECT_EQ(due_date_of(21, 6, day_of("2026-11-25")), day_of(due));
  EXPECT_EQ(due_date_of(40, 0, day_of(due)), day_of(due));
}

TEST(Pregnancy, BeginsAtTwentyTwoWeeks) {
  GrantPlace place;
  EXPECT_EQ(place.check(hour(place, "2026-11-25", "2027-03-01")), Names{"pregnancy_too_early/first_day"});
  EXPECT_EQ(place.check(hour(place, "2026-11-26", "2027-03-01")), Names{});
  EXPECT_EQ(place.check(hour(place, "2026-11-27", "2027-03-01")), Names{});
}

TEST(Pregnancy, TheFormIsHandedInAWeekBefore) {
  GrantPlace place;
  place.facts.origin = GrantOrigin::applied;
  for (const auto& [today, taken] :
       std::vector<std::pair<const char*, bool>>{{"2026-11-23", true}, {"2026-11-24", false}, {"2026-11-22", true}}) {
    place.facts.today = day_of(today);
    EXPECT_EQ(place.check(hour(place, "2026-11-30", "2027-03-01")),
              taken ? Names{} : Names{"pregnancy_notice/first_day"})
        << today;
  }
  place.facts.origin = GrantOrigin::entered;
  place.facts.today = day_of("2026-12-24");
  EXPECT_EQ(place.check(hour(place, "2026-11-30", "2027-03-01")), Names{}) << "what was approved on paper";
}

TEST(Pregnancy, NeedsItsForm) {
  GrantPlace place;
  auto draft = hour(place, "2026-11-30", "2027-03-01");
  draft.pregnancy.reset();
  EXPECT_EQ(place.check(draft), Names{"pregnancy_form_missing/due_date"});
}

TEST(Pregnancy, ShiftsAreLeftOut) {
  GrantPlace place;
  const auto shift = day_scheme(Shift{base::Minutes{420}, base::Minutes{900}});
  EXPECT_EQ(place.check(hour(place, "2026-11-30", "2027-03-01"), State::putrajaya, shift),
            Names{"pregnancy_shift/first_day"});
  DayScheme off;
  off.duty = Rest{};
  EXPECT_EQ(place.check(hour(place, "2026-11-30", "2027-03-01"), State::putrajaya, off),
            Names{"pregnancy_shift/first_day"});
}

TEST(Pregnancy, OneFormEach) {
  GrantPlace place;
  auto& held = place.hold(Kind::pregnancy_hour, "2026-11-26", "2026-11-29");
  held.due_date = day_of(due) + std::chrono::days{119};
  EXPECT_EQ(place.check(hour(place, "2026-11-30", "2027-03-01")), Names{"pregnancy_form_twice/due_date"});
  place.facts.held[0].due_date = day_of(due) - std::chrono::days{119};
  EXPECT_EQ(place.check(hour(place, "2026-11-30", "2027-03-01")), Names{"pregnancy_form_twice/due_date"});
  place.facts.held[0].due_date = day_of(due) - std::chrono::days{120};
  EXPECT_EQ(place.check(hour(place, "2026-11-30", "2027-03-01")), Names{});
}

TEST(Pregnancy, WhatStaysOfTheSameFormIsNoOther) {
  GrantPlace place;
  const auto form = hour(place, "2026-11-30", "2027-03-01");
  place.hold(Kind::pregnancy_hour, "2026-11-26", "2026-11-29").due_date = day_of(due);
  EXPECT_EQ(place.check(form), Names{});
  place.facts.held[0].days = {day_of("2027-03-02"), day_of("2027-03-10")};
  EXPECT_EQ(place.check(form), Names{"pregnancy_form_twice/due_date"}) << "what follows it was not left";
  place.facts.held[0].days = {day_of("2026-11-26"), day_of("2026-11-29")};
  place.facts.held[0].due_date = day_of(due) + std::chrono::days{1};
  EXPECT_EQ(place.check(form), Names{"pregnancy_form_twice/due_date"});
}

TEST(Pregnancy, EndsWithMaternityLeave) {
  GrantPlace place;
  place.hold(Kind::leave, "2027-03-02", "2027-06-07").code = "CB";
  EXPECT_EQ(place.check(hour(place, "2026-11-30", "2027-03-01")), Names{});
  EXPECT_EQ(place.check(hour(place, "2026-11-30", "2027-03-02")), Names{"pregnancy_after_maternity/last_day"});
  place.facts.held[0].code = "CR";
  EXPECT_EQ(place.check(hour(place, "2026-11-30", "2027-03-02")), Names{}) << "a day's leave only rests the hour";
}

TEST(Pregnancy, TheHusbandComesAfterHer) {
  GrantPlace place;
  const auto form = [&](std::string_view first, std::string_view last) { return hour(place, first, last, true); };
  EXPECT_EQ(place.check(form("2026-11-30", "2027-03-01")), Names{"pregnancy_wife_first/wife_grant_id"});
  place.facts.wife = wife("2026-11-30", "2027-03-01");
  EXPECT_EQ(place.check(form("2026-11-30", "2027-03-01")), Names{});
  EXPECT_EQ(place.check(form("2026-11-29", "2027-03-01")), Names{"pregnancy_beyond_wife/first_day"});
  EXPECT_EQ(place.check(form("2026-11-30", "2027-03-02")), Names{"pregnancy_beyond_wife/last_day"});
  place.facts.wife->husband = true;
  EXPECT_EQ(place.check(form("2026-11-30", "2027-03-01")), Names{"pregnancy_wife_first/wife_grant_id"});
}

TEST(Pregnancy, TheHusbandDeclaresTwoThings) {
  GrantPlace place;
  place.facts.wife = wife("2026-11-30", "2027-03-01");
  auto draft = hour(place, "2026-11-30", "2027-03-01", true);
  draft.pregnancy->works_nearby = false;
  EXPECT_EQ(place.check(draft), Names{"pregnancy_not_nearby/works_nearby"});
  draft.pregnancy->shares_vehicle = false;
  EXPECT_EQ(place.check(draft), (Names{"pregnancy_not_nearby/works_nearby", "pregnancy_no_vehicle/shares_vehicle"}));
}

TEST(Pregnancy, AWifeOfAnotherAgencyIsSeenOnPaper) {
  GrantPlace place;
  auto draft = hour(place, "2026-11-30", "2027-03-01", true);
  draft.evidence = "Surat 100-1/2";
  EXPECT_EQ(place.check(draft), Names{});
  place.facts.origin = GrantOrigin::applied;
  EXPECT_EQ(place.check(draft), Names{"pregnancy_wife_first/wife_grant_id"});
}

}  // namespace
}  // namespace spotme::domain
