#pragma once

#include "app/day_facts.hpp"
#include "store/clock_event.hpp"
#include "store/grant.hpp"
#include "store/rota.hpp"
#include "tests/support/installation.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

/// Officers with stored presses, grants and rotas, for tests of what a day comes to.
namespace spotme::test {

inline base::Day day(std::string_view text) { return base::parse_day(text).value(); }
inline base::Instant local(std::string_view text) {
  return base::parse_instant(std::string(text) + ":00+08:00").value();
}

class DayWorld : public testing::Test {
 protected:
  using Made = TestInstallation::Made;

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
                         {agency,
                          id,
                          day("2026-01-01"),
                          {day("2026-11-02"), domain::parse_pattern(pattern).value(), works_on_holidays}});
      return 0;
    });
  }
  app::OfficerDayFacts facts_of(const Made& who, std::string_view date) {
    return place.database->read([&](db::Read& read) {
      return app::load_day_facts(*place.context, read, who.agency, {{who.officer, day(date)}}).front();
    });
  }
  app::FactsPage page(base::AgencyId agency, domain::DayRange range, base::OfficerId after, std::size_t officers) {
    return place.database->read(
        [&](db::Read& read) { return app::load_day_facts(*place.context, read, agency, range, after, officers); });
  }
  domain::Verdict verdict_of(const Made& who, std::string_view date) { return app::judge(facts_of(who, date)).value(); }

  TestInstallation place;
  static constexpr auto in = domain::EventKind::in;
  static constexpr auto out = domain::EventKind::out;
};

}  // namespace spotme::test
