#include "store/place_version.hpp"

#include "store/organisation.hpp"
#include "store/place.hpp"
#include "tests/support/database.hpp"

#include <gtest/gtest.h>

#include <map>

namespace spotme::store {
namespace {

using std::chrono::days;

class PlaceVersionTest : public testing::Test {
 protected:
  PlaceVersionTest() : database_(test_database_.open(clock_)), today_(base::local_day(clock_.now())) {
    write([&](db::Write& write) {
      agency_ = base::AgencyId::make(write.now());
      insert_agencies(write, {{agency_, std::nullopt, "A", "Agensi"}});
      for (const auto* path : {"U1", "U1/A", "U10"}) {
        units_[path] = base::UnitId::make(write.now());
        insert_units(write, {{agency_, units_[path], std::nullopt, path, path}}, today_ - days{100});
      }
    });
  }
  template <class Work>
  void write(const Work& work) {
    database_->write([&](db::Write& write) {
      work(write);
      return true;
    });
  }
  base::PlaceId draw(const std::string& name, const std::string& path, base::Day from,
                     std::optional<base::PlaceId> id = {}) {
    const auto made = id.value_or(base::PlaceId::make(clock_.now()));
    write([&](db::Write& write) {
      insert_place(write, agency_, units_.at(path),
                   {made, "", {name, domain::PlaceKind::office, domain::Circle{{2.9, 101.7}, 100}}}, from);
    });
    return made;
  }
  void cut(base::PlaceId id, base::Day day) {
    write([&](db::Write& write) { cut_place(write, agency_, id, day); });
  }
  std::vector<PlaceVersion> versions(base::PlaceId id) {
    return database_->read([&](db::Read& read) { return load_place_versions(read, agency_, id); });
  }
  std::vector<std::string> names(const KeepingFilter& filter) {
    std::vector<std::string> found;
    for (const auto& one : database_->read([&](db::Read& read) { return list_places(read, agency_, filter); })) {
      found.push_back(one.place.name);
    }
    return found;
  }

  base::ManualClock clock_{test::tuesday_0759};
  test::TestDatabase test_database_;
  std::unique_ptr<db::Database> database_;
  base::Day today_;
  base::AgencyId agency_;
  std::map<std::string, base::UnitId> units_;
};

using Names = std::vector<std::string>;

TEST_F(PlaceVersionTest, AChangeKeepsTheIdAndTheDaysBefore) {
  const auto id = draw("Lama", "U1", today_ - days{10});
  cut(id, today_ + days{2});
  draw("Baharu", "U1", today_ + days{2}, id);
  const auto found = versions(id);
  ASSERT_EQ(found.size(), 2U);
  EXPECT_EQ(found[0].keeping.to, today_ + days{2});
  EXPECT_EQ(found[0].keeping.next_from, today_ + days{2});
  EXPECT_EQ(found[1].keeping.to, open_end);
  EXPECT_EQ(found[1].keeping.unit_path, "U1");
  const auto on = [&](base::Day day) {
    return database_->read([&](db::Read& read) { return load_places(read, agency_, day).at(0).place.name; });
  };
  EXPECT_EQ(on(today_ + days{1}), "Lama");
  EXPECT_EQ(on(today_ + days{2}), "Baharu");
}

TEST_F(PlaceVersionTest, ACutTakesAwayWhatHasNeverHeld) {
  const auto id = draw("Satu", "U1", today_);
  cut(id, today_);
  EXPECT_TRUE(versions(id).empty());
  const auto other = draw("Dua", "U1", today_ - days{3});
  cut(other, today_ + days{5});
  draw("Dua baharu", "U1", today_ + days{5}, other);
  cut(other, today_ + days{1});
  ASSERT_EQ(versions(other).size(), 1U);
  EXPECT_EQ(versions(other)[0].keeping.to, today_ + days{1});
}

TEST_F(PlaceVersionTest, ListsOneRowEachByNameWithinReach) {
  const auto id = draw("B", "U1/A", today_ - days{5});
  cut(id, today_ + days{1});
  draw("B2", "U1/A", today_ + days{1}, id);
  draw("A", "U1", today_ + days{3});
  const auto over = draw("C", "U1", today_ - days{9});
  cut(over, today_);
  draw("D", "U10", today_);
  EXPECT_EQ(names({{"U1"}}), (Names{"A", "B"})) << "U10 is another unit";
  EXPECT_EQ(names({{"U1/A"}}), Names{"B"});
  EXPECT_EQ(names({{"U1"}, "", true}), Names{"C"});
  EXPECT_EQ(names({{""}, "b"}), Names{"B"});
  EXPECT_EQ(names({{""}, "' OR 1=1 --"}), Names{});
  EXPECT_EQ(names({{}}), Names{});
}

TEST_F(PlaceVersionTest, PagesByNameAndId) {
  std::vector<base::PlaceId> ids;
  for (const auto* name : {"A", "A", "B", "C"}) ids.push_back(draw(name, "U1", today_));
  KeepingFilter filter{{""}};
  filter.limit = 2;
  EXPECT_EQ(names(filter), (Names{"A", "A"}));
  filter.after = ids[1].value;
  EXPECT_EQ(names(filter), (Names{"B", "C"}));
  filter.after = ids[3].value;
  EXPECT_EQ(names(filter), Names{});
}

TEST_F(PlaceVersionTest, KnowsNamesAndPrefixesThatAreTaken) {
  const auto id = draw("Menara", "U1", today_);
  const domain::NetworkId network{base::make_uuid(clock_.now())};
  const auto prefix = *domain::parse_prefix("10.1.0.0/16");
  write([&](db::Write& write) {
    insert_network(write, agency_, units_.at("U1"), {network.value, "", {"Pejabat", prefix}}, today_);
  });
  database_->read([&](db::Read& read) {
    const base::PlaceId other{base::make_uuid(clock_.now())};
    EXPECT_TRUE(place_name_taken(read, agency_, other, "Menara", today_));
    EXPECT_FALSE(place_name_taken(read, agency_, id, "Menara", today_)) << "its own";
    EXPECT_FALSE(place_name_taken(read, agency_, other, "Lain", today_));
    const domain::NetworkId another{base::make_uuid(clock_.now())};
    EXPECT_TRUE(network_prefix_taken(read, agency_, another, units_.at("U1"), prefix, today_));
    EXPECT_FALSE(network_prefix_taken(read, agency_, another, units_.at("U1/A"), prefix, today_));
    EXPECT_EQ(count_places(read, agency_, today_), 1);
    EXPECT_EQ(count_networks(read, agency_, today_), 1);
    return true;
  });
  write([&](db::Write& write) { cut_network(write, agency_, network, today_); });
  EXPECT_EQ(database_->read([&](db::Read& read) { return count_networks(read, agency_, today_); }), 0);
}

}  // namespace
}  // namespace spotme::store
