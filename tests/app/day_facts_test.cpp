#include "app/day_facts.hpp"

#include "app/clock.hpp"
#include "app/day.hpp"
#include "store/acceptance.hpp"
#include "store/grant.hpp"
#include "store/rota.hpp"
#include "tests/support/installation.hpp"

#include <gtest/gtest.h>

namespace spotme::app {
namespace {

using base::Minutes;
using std::chrono::days;

base::Day day(std::string_view text) { return base::parse_day(text).value(); }
base::Instant local(std::string_view text) { return base::parse_instant(std::string(text) + ":00+08:00").value(); }

class DayFactsTest : public testing::Test {
 protected:
  using Made = test::TestInstallation::Made;

  store::ClockEvent press(const Made& who, std::string_view work_day, domain::EventKind kind, std::string_view at) {
    store::ClockEvent event;
    event.agency = who.agency;
    event.officer = who.officer;
    event.work_day = day(work_day);
    event.kind = kind;
    event.at = local(at);
    event.id = base::EventId::make(event.at);
    event.key = base::make_uuid(event.at);
    event.channel = "web";
    return event;
  }
  void store_events(const std::vector<store::ClockEvent>& events) {
    place.database->write([&](db::Write& write) {
      store::insert_clock_events(write, events);
      return 0;
    });
  }
  store::Grant grant(const Made& who, store::GrantKind kind, std::string_view first, std::string_view last) {
    store::Grant one;
    one.agency = who.agency;
    one.officer = who.officer;
    one.id = base::GrantId::make(place.clock.now());
    one.kind = kind;
    one.first_day = day(first);
    one.last_day = day(last);
    one.made_at = place.clock.now();
    return one;
  }
  void store_grants(const std::vector<store::Grant>& grants) {
    place.database->write([&](db::Write& write) {
      store::insert_grants(write, grants);
      return 0;
    });
  }
  void make_rota(base::AgencyId agency, std::string_view pattern, bool works_on_holidays = true) {
    place.database->write([&](db::Write& write) {
      const base::RotaId id = base::RotaId::make(write.now());
      store::insert_rota(write, {agency, id, "GUARD", "Pengawal", place.unit("AG1", "U1")},
                         {agency, id, day("2026-01-01"),
                          {day("2026-11-02"), domain::parse_pattern(pattern).value(), works_on_holidays}});
      return 0;
    });
  }
  OfficerDayFacts facts_of(const Made& who, std::string_view date) {
    return place.database->read([&](db::Read& read) {
      return load_day_facts(*place.context, read, who.agency, {{who.officer, day(date)}}).front();
    });
  }
  FactsPage page(base::AgencyId agency, domain::DayRange range, base::OfficerId after, std::size_t officers) {
    return place.database->read(
        [&](db::Read& read) { return load_day_facts(*place.context, read, agency, range, after, officers); });
  }
  domain::Verdict verdict_of(const Made& who, std::string_view date) { return judge(facts_of(who, date)).value(); }

  test::TestInstallation place;
  static constexpr auto in = domain::EventKind::in;
  static constexpr auto out = domain::EventKind::out;
};

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
    return place.database->write(
        [&](db::Write& write) { return store::withdraw_grant(write, ali.agency, ali.officer, leave.id, std::nullopt); });
  };
  EXPECT_TRUE(withdraw());
  EXPECT_FALSE(withdraw());
  EXPECT_EQ(verdict_of(ali, "2026-11-23").status, domain::Status::absent);
}

TEST_F(DayFactsTest, APressThatWaitsCountsByItsClaimOnceAccepted) {
  const auto ali = place.add({"ali"});
  auto late = press(ali, "2026-11-23", in, "2026-11-23T11:00");
  late.waiting = true;
  late.claimed_at = local("2026-11-23T08:01");
  auto other = press(ali, "2026-11-23", in, "2026-11-23T11:01");
  other.waiting = true;
  other.claimed_at = local("2026-11-23T07:31");
  store_events({late, other, press(ali, "2026-11-23", out, "2026-11-23T17:30")});
  EXPECT_EQ(verdict_of(ali, "2026-11-23").status, domain::Status::incomplete);
  const auto decide = [&](const store::ClockEvent& event, bool accepted) {
    return place.database->write([&](db::Write& write) {
      return store::insert_acceptances(write, {{event.agency, event.work_day, event.officer, event.id, accepted,
                                                write.now()}});
    });
  };
  EXPECT_EQ(decide(late, true), 1);
  EXPECT_EQ(decide(other, false), 1);
  EXPECT_EQ(decide(late, false), 0);  // an event is decided once
  const auto verdict = verdict_of(ali, "2026-11-23");
  EXPECT_EQ(verdict.status, domain::Status::present);
  EXPECT_EQ(verdict.effective_start, Minutes{8 * 60 + 1});
  const auto shown = list_days(*place.context, place.caller_for(ali), day("2026-11-23"), day("2026-11-23")).value();
  EXPECT_EQ(shown[0].counts[0], domain::Counting::first_in);
  EXPECT_EQ(shown[0].counts[1], domain::Counting::waiting);
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
      store::change_rota(write, {ali.agency, rota.id, day("2026-06-01"),
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
      store::insert_rota_changes(write, {{ali.agency, ali.officer, day(date), base::make_uuid(write.now()), swap, {},
                                          domain::parse_duty(duty).value(), domain::Rest{}, "Ganti rakan",
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

TEST_F(DayFactsTest, ThePressIsJudgedByTheSameFacts) {
  const auto ali = place.add({"ali"});
  store_grants({grant(ali, store::GrantKind::pregnancy_hour, "2026-11-01", "2026-12-31")});
  place.clock.advance(std::chrono::minutes{8});  // 08:07
  const auto token = read_token(place.token_for(ali)).value();
  EvidenceCache cache;
  const auto recorded = place.database->write([&](db::Write& write) {
    Press one;
    one.token = token;
    one.request = {domain::EventKind::in, base::make_uuid(write.now()), write.now()};
    return record_presses(*place.context, cache, write, {one});
  });
  ASSERT_TRUE(recorded[0]);
  EXPECT_EQ(recorded[0]->verdict.may_leave_from, Minutes{16 * 60 + 7});
}

TEST_F(DayFactsTest, ANightShiftsMorningPressCountsForYesterday) {
  const auto ali = place.add({"ali", "U1/A", domain::State::kedah, domain::RotaPlace{"GUARD", 0}});
  make_rota(ali.agency, "22:00-06:00+1 x2, rest x2");  // nights of 22 and 23 November, of 26 and 27
  const auto press_at = [&](std::string_view at) {
    place.clock.set(local(at));
    const auto token = read_token(place.token_for(ali)).value();
    EvidenceCache cache;
    return place.database
        ->write([&](db::Write& write) {
          Press one;
          one.token = token;
          one.request = {domain::EventKind::out, base::make_uuid(write.now()), write.now()};
          return record_presses(*place.context, cache, write, {one});
        })
        .front()
        .value();
  };
  EXPECT_EQ(press_at("2026-11-24T06:10").event.work_day, day("2026-11-23"));
  const auto rest = press_at("2026-11-25T06:10");
  EXPECT_EQ(rest.event.work_day, day("2026-11-25"));
  EXPECT_EQ(rest.note, "press_on_rest_day");
  EXPECT_EQ(rest.verdict.status, domain::Status::rest_day);
  EXPECT_EQ(clock_state(*place.context, place.caller_for(ali)).value().today.facts.day, day("2026-11-25"));
}

}  // namespace
}  // namespace spotme::app
