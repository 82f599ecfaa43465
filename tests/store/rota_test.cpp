#include "store/rota.hpp"

#include "store/grant.hpp"
#include "tests/support/installation.hpp"

#include <gtest/gtest.h>

namespace spotme::store {
namespace {

base::Day day(std::string_view text) { return base::parse_day(text).value(); }

class RotaStore : public testing::Test {
 protected:
  RotaStore() : officer(place.add({"pegawai"})) {}

  RotaVersionRow version(base::RotaId rota, std::string_view from, std::string_view pattern) {
    return {officer.agency, rota, day(from), {day(from), domain::parse_pattern(pattern).value()}};
  }
  base::RotaId make(const std::string& code) {
    const auto id = base::RotaId::make(place.clock.now());
    place.database->write([&](db::Write& write) {
      insert_rota(write, {officer.agency, id, code, "Jadual " + code, place.unit("AG1", "U1")},
                  version(id, "2026-01-01", "07:00-15:00, rest"));
      return 0;
    });
    return id;
  }
  void change(const RotaVersionRow& row) {
    place.database->write([&](db::Write& write) {
      change_rota(write, row);
      return 0;
    });
  }
  RotaVersions versions() {
    return place.database->read([&](db::Read& read) {
      return load_rota_versions(read, {officer.agency}, {day("2026-01-01"), day("2026-12-31")});
    });
  }
  std::string pattern_on(const RotaVersions& all, std::string_view date) {
    const auto* found = find_version(all, officer.agency, "A", day(date));
    return found == nullptr ? "" : domain::format_pattern(found->days);
  }

  test::TestInstallation place;
  test::TestInstallation::Made officer;
};

TEST_F(RotaStore, VersionsHoldFromTheirDayUpToTheNext) {
  const auto rota = make("A");
  change(version(rota, "2026-07-01", "15:00-23:00, rest"));
  change(version(rota, "2026-04-01", "23:00-07:00+1, rest"));  // between the two
  const auto all = versions();
  EXPECT_EQ(pattern_on(all, "2025-12-31"), "");
  EXPECT_EQ(pattern_on(all, "2026-01-01"), "07:00-15:00, rest");
  EXPECT_EQ(pattern_on(all, "2026-03-31"), "07:00-15:00, rest");
  EXPECT_EQ(pattern_on(all, "2026-04-01"), "23:00-07:00+1, rest");
  EXPECT_EQ(pattern_on(all, "2026-06-30"), "23:00-07:00+1, rest");
  EXPECT_EQ(pattern_on(all, "2026-07-01"), "15:00-23:00, rest");
  change(version(rota, "2026-07-01", "on_call"));  // a second change on one day replaces the first
  EXPECT_EQ(pattern_on(versions(), "2026-07-01"), "on_call");
}

TEST_F(RotaStore, AreListedByCodeAPageAtATime) {
  for (const auto* code : {"B", "A", "C"}) make(code);
  const auto list = [&](std::string_view after, std::size_t limit) {
    std::string codes;
    place.database->read([&](db::Read& read) {
      for (const auto& rota : list_rotas(read, officer.agency, after, limit)) codes += rota.code;
      return 0;
    });
    return codes;
  };
  EXPECT_EQ(list("", 2), "AB");
  EXPECT_EQ(list("B", 2), "C");
  EXPECT_EQ(list("C", 2), "");
}

TEST_F(RotaStore, TwoRotasOfAnAgencyCannotHaveOneCode) {
  make("A");
  EXPECT_THROW(make("A"), db::Failure);
}

TEST_F(RotaStore, AGrantWantsTimesWhereItsKindHasThem) {
  Grant grant;
  grant.agency = officer.agency;
  grant.officer = officer.officer;
  grant.first_day = grant.last_day = day("2026-11-24");
  const auto store = [&] {
    grant.id = base::GrantId::make(place.clock.now());
    place.database->write([&](db::Write& write) {
      insert_grants(write, {grant});
      return 0;
    });
  };
  grant.kind = GrantKind::official_duty;
  EXPECT_THROW(store(), db::Failure);
  grant.times = {base::Minutes{600}, base::Minutes{600}};
  EXPECT_THROW(store(), db::Failure);
  grant.times = {base::Minutes{600}, base::Minutes{601}};
  EXPECT_NO_THROW(store());
  grant.kind = GrantKind::leave;
  EXPECT_THROW(store(), db::Failure);
  grant.times.reset();
  grant.part = domain::LeavePart::day;
  EXPECT_NO_THROW(store());
  grant.last_day = day("2026-11-23");
  EXPECT_THROW(store(), db::Failure);
}

}  // namespace
}  // namespace spotme::store
