#include "app/day_facts.hpp"

#include "app/day.hpp"
#include "store/grant.hpp"
#include "store/rota.hpp"
#include "tests/support/day_world.hpp"

#include <gtest/gtest.h>

namespace spotme::app {
namespace {

using base::Minutes;
using test::day;
using test::local;

class DayFactsTest : public test::DayWorld {};

TEST_F(DayFactsTest, HoldsWhatIsStoredOfTheDay) {
  const auto ali = place.add({"ali", "U1/A", domain::State::kedah, domain::Scheme{domain::Wbb{Minutes{510}}}});
  store_events({press(ali, "2026-11-23", out, "2026-11-23T17:31"), press(ali, "2026-11-23", in, "2026-11-23T08:29")});
  const auto facts = facts_of(ali, "2026-11-23");
  EXPECT_TRUE(facts.posted);
  EXPECT_EQ(facts.unit_path, "U1/A");
  EXPECT_EQ(facts.scheme_text, "wbb:08:30");
  EXPECT_EQ(facts.facts.state, domain::State::kedah);
  EXPECT_EQ(facts.day_end, Minutes{1440});
  ASSERT_EQ(facts.facts.events.size(), 2U);
  EXPECT_EQ(facts.facts.events[0].at, Minutes{509});  // by time, whatever came first
  EXPECT_FALSE(facts.facts.as_of);
  EXPECT_EQ(judge(facts)->status, domain::Status::present);
}

TEST_F(DayFactsTest, ADayBeforeTheFirstPostHasNothingToJudge) {
  const auto ali = place.add({"ali"});
  EXPECT_FALSE(facts_of(ali, "2025-12-31").posted);
  EXPECT_TRUE(facts_of(ali, "2026-01-01").posted);
}

TEST_F(DayFactsTest, EveryKindOfGrantEntersTheCase) {
  const auto ali = place.add({"ali"});
  auto duty = grant(ali, store::GrantKind::official_duty, "2026-11-23", "2026-11-24");
  duty.times = {Minutes{600}, Minutes{660}};
  duty.outstation = true;
  auto time_off = grant(ali, store::GrantKind::time_off, "2026-11-23", "2026-11-23");
  time_off.times = {Minutes{480}, Minutes{540}};
  auto leave = grant(ali, store::GrantKind::leave, "2026-11-23", "2026-11-23");
  leave.part = domain::LeavePart::afternoon;
  leave.code = "CR";
  store_grants({grant(ali, store::GrantKind::pregnancy_hour, "2026-11-01", "2026-12-31"), leave, time_off, duty,
                grant(ali, store::GrantKind::ramadan_short_break, "2026-11-23", "2026-11-23"),
                grant(ali, store::GrantKind::work_from_home, "2026-11-23", "2026-11-23")});
  const auto facts = facts_of(ali, "2026-11-23").facts;
  EXPECT_TRUE(facts.pregnancy_hour);
  EXPECT_TRUE(facts.ramadan_short_break);
  const std::vector<domain::Grant> expected{domain::OfficialDuty{Minutes{600}, Minutes{660}, true},
                                            domain::TimeOff{Minutes{480}, Minutes{540}},
                                            domain::Leave{domain::LeavePart::afternoon, "CR"}, domain::WorkFromHome{}};
  EXPECT_EQ(facts.grants, expected);  // by content, whatever was stored first
  EXPECT_EQ(facts_of(ali, "2026-11-24").facts.grants.size(), 1U);
  EXPECT_TRUE(facts_of(ali, "2026-11-25").facts.grants.empty());
  EXPECT_TRUE(facts_of(ali, "2026-12-31").facts.pregnancy_hour);
  EXPECT_FALSE(facts_of(ali, "2027-01-01").facts.pregnancy_hour);
}

TEST_F(DayFactsTest, AWithdrawnGrantIsNoGrant) {
  const auto ali = place.add({"ali"});
  auto leave = grant(ali, store::GrantKind::leave, "2026-11-23", "2026-11-23");
  leave.part = domain::LeavePart::day;
  store_grants({leave});
  EXPECT_EQ(verdict_of(ali, "2026-11-23").status, domain::Status::on_leave);
  const auto withdraw = [&] {
    return place.database->write([&](db::Write& write) {
      return store::withdraw_grant(write, ali.agency, ali.officer, leave.id, std::nullopt);
    });
  };
  EXPECT_TRUE(withdraw());
  EXPECT_FALSE(withdraw());
  EXPECT_EQ(verdict_of(ali, "2026-11-23").status, domain::Status::absent);
}

TEST_F(DayFactsTest, APressThatWaitsCountsForNothing) {
  const auto ali = place.add({"ali"});
  auto late = press(ali, "2026-11-23", in, "2026-11-23T11:00");
  late.waiting = true;
  late.claimed_at = local("2026-11-23T08:01");
  store_events({late, press(ali, "2026-11-23", out, "2026-11-23T17:30")});
  EXPECT_EQ(verdict_of(ali, "2026-11-23").status, domain::Status::incomplete);
  const auto shown = list_days(*place.context, place.caller_for(ali), day("2026-11-23"), day("2026-11-23")).value();
  EXPECT_EQ(shown[0].counts[0], domain::Counting::waiting);
}

TEST_F(DayFactsTest, ARotaGivesShiftsRestDaysAndDaysOnCall) {
  const auto ali = place.add({"ali", "U1/A", domain::State::kedah, domain::RotaPlace{"GUARD", 0}});
  const auto abu = place.add({"abu", "U1/A", domain::State::kedah, domain::RotaPlace{"GUARD", 2}});
  make_rota(ali.agency, "22:00-06:00+1 x2, rest, on_call");
  const auto night = facts_of(ali, "2026-11-03");
  EXPECT_EQ(night.scheme_text, "rota:GUARD");
  EXPECT_EQ(domain::format_scheme(night.facts.scheme), "shift:22:00-06:00+1");
  EXPECT_EQ(night.facts.rest_day, std::optional(false));
  EXPECT_EQ(night.facts.holiday, std::optional(false));
  EXPECT_EQ(night.day_end, Minutes{(24 + 14) * 60});
  EXPECT_EQ(judge(night)->status, domain::Status::absent);
  EXPECT_EQ(verdict_of(ali, "2026-11-04").status, domain::Status::rest_day);
  EXPECT_EQ(verdict_of(ali, "2026-11-05").status, domain::Status::rest_day);
  EXPECT_TRUE(facts_of(ali, "2026-11-05").scheme.on_call());
  EXPECT_EQ(verdict_of(abu, "2026-11-02").status, domain::Status::rest_day);
  EXPECT_EQ(verdict_of(abu, "2026-11-04").status, domain::Status::absent);
}

TEST_F(DayFactsTest, WhetherARotaWorksOnHolidaysIsItsOwnSetting) {
  const auto ali = place.add({"ali", "U1/A", domain::State::putrajaya, domain::RotaPlace{"GUARD", 0}});
  make_rota(ali.agency, "07:00-15:00", false);
  EXPECT_EQ(verdict_of(ali, "2026-08-31").status, domain::Status::holiday);  // Hari Kebangsaan
  const auto change = [&](bool works) {
    place.database->write([&](db::Write& write) {
      const auto rota = store::find_rota(write, ali.agency, "GUARD").value();
      store::change_rota(write, {ali.agency,
                                 rota.id,
                                 day("2026-06-01"),
                                 {day("2026-11-02"), domain::parse_pattern("07:00-15:00").value(), works}});
      return 0;
    });
  };
  change(true);
  EXPECT_EQ(verdict_of(ali, "2026-08-31").status, domain::Status::absent);
  EXPECT_EQ(verdict_of(ali, "2026-05-01").status, domain::Status::holiday);  // the version before still holds then
}

TEST_F(DayFactsTest, AChangedDayStandsInThePlaceOfTheRota) {
  const auto ali = place.add({"ali", "U1/A", domain::State::kedah, domain::RotaPlace{"GUARD", 0}});
  make_rota(ali.agency, "07:00-15:00 x5, rest x2");
  const auto change = [&](std::string_view date, std::string_view duty) {
    const auto swap = base::make_uuid(place.clock.now());
    place.database->write([&](db::Write& write) {
      store::insert_rota_changes(write, {{ali.agency,
                                          ali.officer,
                                          day(date),
                                          base::make_uuid(write.now()),
                                          swap,
                                          {},
                                          domain::parse_duty(duty).value(),
                                          domain::Rest{},
                                          "Ganti rakan",
                                          write.now()}});
      return 0;
    });
    return swap;
  };
  change("2026-11-07", "22:00-06:00+1");
  const auto last = change("2026-11-07", "15:00-23:00");
  EXPECT_TRUE(facts_of(ali, "2026-11-07").scheme.changed);
  EXPECT_EQ(domain::format_scheme(facts_of(ali, "2026-11-07").facts.scheme), "shift:15:00-23:00");
  place.database->write([&](db::Write& write) {
    store::withdraw_rota_changes(write, ali.agency, last, std::nullopt);
    return 0;
  });
  EXPECT_EQ(domain::format_scheme(facts_of(ali, "2026-11-07").facts.scheme), "shift:22:00-06:00+1");
}

TEST_F(DayFactsTest, APageHasTheOfficersInOrderAndSaysTheSameAsSingleQuestions) {
  std::vector<Made> people;
  for (const auto* name : {"ali", "abu", "siti"}) people.push_back(place.add({name}));
  make_rota(people[0].agency, "07:00-15:00");
  people.push_back(place.add({"rosli", "U1/B", domain::State::kedah, domain::RotaPlace{"GUARD", 0}}));
  for (const auto& one : people) store_events({press(one, "2026-11-23", in, "2026-11-23T09:10")});
  auto leave = grant(people[1], store::GrantKind::leave, "2026-11-20", "2026-11-23");
  leave.part = domain::LeavePart::day;
  store_grants({leave});
  const domain::DayRange range{day("2026-11-19"), day("2026-11-24")};
  std::vector<OfficerDayFacts> all;
  base::OfficerId after;
  for (std::size_t pages = 1; pages <= 3; ++pages) {
    auto next = page(people[0].agency, range, after, 2);
    if (next.officers.empty()) break;
    after = next.officers.back();
    std::move(next.days.begin(), next.days.end(), std::back_inserter(all));
  }
  // The administrator of the test installation has a post there too.
  EXPECT_GE(all.size(), people.size() * 6);
  EXPECT_TRUE(std::is_sorted(all.begin(), all.end(), [](const auto& a, const auto& b) {
    return std::pair(a.officer, a.day) < std::pair(b.officer, b.day);
  }));
  for (const auto& one : all) {
    const auto single = facts_of({one.agency, one.officer, ""}, base::format_day(one.day));
    EXPECT_EQ(single.facts, one.facts);
    EXPECT_EQ(single.day_end, one.day_end);
  }
  EXPECT_EQ(page(people[0].agency, {day("2025-01-01"), day("2025-01-02")}, {}, 10).officers.size(), 0U);
}

}  // namespace
}  // namespace spotme::app
