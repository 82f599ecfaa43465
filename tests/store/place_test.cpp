#include "store/place.hpp"

#include "store/organisation.hpp"
#include "tests/support/database.hpp"

#include <gtest/gtest.h>

namespace spotme::store {
namespace {

using std::chrono::days;
using std::chrono::year;

constexpr base::Day march{year{2026} / 3 / 1};

class PlaceTest : public testing::Test {
 protected:
  PlaceTest() : database_(test_database_.open(clock_)) {
    database_->write([&](db::Write& write) {
      agency_ = base::AgencyId::make(write.now());
      unit_ = base::UnitId::make(write.now());
      insert_agencies(write, {{agency_, std::nullopt, "A", "Agensi"}});
      insert_units(write, {{agency_, unit_, std::nullopt, "U1", "Satu"}}, march);
      return true;
    });
  }
  void add(const domain::Place& place) {
    database_->write([&](db::Write& write) {
      insert_place(write, agency_, unit_, {base::PlaceId::make(write.now()), "", place}, march);
      return true;
    });
  }
  std::int64_t revision() {
    return database_->read([&](db::Read& read) { return find_agency(read, agency_)->revision; });
  }

  base::ManualClock clock_{test::tuesday_0759};
  test::TestDatabase test_database_;
  std::unique_ptr<db::Database> database_;
  base::AgencyId agency_;
  base::UnitId unit_;
};

TEST_F(PlaceTest, CirclesAndPolygonsComeBackToTheLastDigit) {
  const domain::Place circle{"Alor Setar", domain::PlaceKind::office,
                             domain::Circle{{6.1190000000000001, 100.36899999999999}, 250.5}};
  const domain::Place polygon{"Putrajaya", domain::PlaceKind::office,
                              domain::Polygon{{{2.9478, 101.6915}, {2.9478, 101.69850000000001}, {-0.1 + 0.3, 1e-7}}}};
  add(circle);
  add(polygon);
  const auto places = database_->read([&](db::Read& read) { return load_places(read, agency_, march); });
  ASSERT_EQ(places.size(), 2U);
  EXPECT_EQ(places[0].place, circle);
  EXPECT_EQ(places[1].place, polygon);
  EXPECT_EQ(places[0].unit_path, "U1");
  EXPECT_TRUE(database_->read([&](db::Read& read) { return load_places(read, agency_, march - days{1}); }).empty());
}

TEST_F(PlaceTest, NetworksOfBothKindsComeBack) {
  for (const std::string text : {"10.1.0.0/16", "2001:db8::/32"}) {
    database_->write([&](db::Write& write) {
      insert_network(write, agency_, unit_, {base::make_uuid(write.now()), "", {text, *domain::parse_prefix(text)}},
                     march);
      return true;
    });
  }
  const auto networks = database_->read([&](db::Read& read) { return load_networks(read, agency_, march); });
  ASSERT_EQ(networks.size(), 2U);
  EXPECT_EQ(networks[0].network.prefix, domain::parse_prefix("10.1.0.0/16"));
  EXPECT_EQ(networks[1].network.prefix, domain::parse_prefix("2001:db8::/32"));
}

TEST_F(PlaceTest, EveryChangeRaisesTheRevisionOfItsAgency) {
  const auto before = revision();
  add({"Pejabat", domain::PlaceKind::office, domain::Circle{{2.9, 101.7}, 100}});
  EXPECT_EQ(revision(), before + 1);
}

TEST_F(PlaceTest, APlaceBelongsToAUnitOfItsOwnAgency) {
  const auto foreign = base::AgencyId::make(clock_.now());
  EXPECT_THROW(database_->write([&](db::Write& write) {
    insert_agencies(write, {{foreign, std::nullopt, "B", "Lain"}});
    insert_place(write, foreign, unit_, {base::PlaceId::make(write.now()), "", {"X", {}, domain::Circle{{1, 1}, 50}}},
                 march);
    return true;
  }),
               db::ConstraintViolation);
}

}  // namespace
}  // namespace spotme::store
