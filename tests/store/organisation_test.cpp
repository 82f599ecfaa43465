#include "store/organisation.hpp"

#include "tests/support/database.hpp"

#include <gtest/gtest.h>

namespace spotme::store {
namespace {

using std::chrono::days;
using std::chrono::year;

constexpr base::Day march{year{2026} / 3 / 1};
constexpr base::Day april{year{2026} / 4 / 1};

class OrganisationTest : public testing::Test {
 protected:
  OrganisationTest() : database_(test_database_.open(clock_)) {}

  template <class Use>
  auto write(Use use) {
    return database_->write(use);
  }
  template <class Use>
  auto read(Use use) {
    return database_->read(use);
  }
  base::AgencyId add_agency(const std::string& code) {
    Agency agency;
    agency.id = base::AgencyId::make(clock_.now());
    agency.code = code;
    agency.name = "Agensi " + code;
    write([&](db::Write& write) {
      insert_agencies(write, {agency});
      return true;
    });
    return agency.id;
  }
  /// U1 with U1/A below it, from March.
  std::vector<Unit> add_units(base::AgencyId agency) {
    Unit top{agency, base::UnitId::make(clock_.now()), std::nullopt, "U1", "Bahagian"};
    Unit below{agency, base::UnitId::make(clock_.now()), top.id, "U1/A", "Cawangan"};
    write([&](db::Write& write) {
      insert_units(write, {top, below}, march);
      return true;
    });
    return {top, below};
  }

  base::ManualClock clock_{test::tuesday_0759};
  test::TestDatabase test_database_;
  std::unique_ptr<db::Database> database_;
};

TEST_F(OrganisationTest, AgenciesStandUnderBodiesAndAreFoundByCode) {
  const Body ministry{base::make_uuid(clock_.now()), std::nullopt, "ministry", "KKR", "Kementerian"};
  const Body department{base::make_uuid(clock_.now()), ministry.id, "department", "JX", "Jabatan"};
  write([&](db::Write& write) {
    insert_bodies(write, {ministry, department});
    insert_agencies(write, {{base::AgencyId::make(write.now()), department.id, "B", "Dua"},
                            {base::AgencyId::make(write.now()), std::nullopt, "A", "Satu"}});
    return true;
  });
  const auto agencies = read([](db::Read& read) { return load_agencies(read); });
  ASSERT_EQ(agencies.size(), 2U);
  EXPECT_EQ(agencies[0].code, "A");
  EXPECT_EQ(agencies[0].body, std::nullopt);
  EXPECT_EQ(agencies[1].body, department.id);
  const auto bodies = read([](db::Read& read) { return load_bodies(read); });
  ASSERT_EQ(bodies.size(), 2U);
  EXPECT_EQ(bodies[0].parent, ministry.id);
  const auto found = read([](db::Read& read) { return find_agency_by_code(read, "B"); });
  ASSERT_TRUE(found);
  EXPECT_EQ(found->name, "Dua");
  EXPECT_FALSE(read([](db::Read& read) { return find_agency_by_code(read, "b"); }));
}

TEST_F(OrganisationTest, OneCodeIsOneAgency) {
  add_agency("A");
  EXPECT_THROW(add_agency("A"), db::ConstraintViolation);
}

TEST_F(OrganisationTest, UnitsAreNotThereBeforeTheirFirstDay) {
  const auto agency = add_agency("A");
  const auto units = add_units(agency);
  const auto on = [&](base::Day day) { return read([&](db::Read& read) { return load_units(read, agency, day); }); };
  EXPECT_TRUE(on(march - days{1}).empty());
  const auto found = on(march);
  ASSERT_EQ(found.size(), 2U);
  EXPECT_EQ(found[0].path, "U1");
  EXPECT_EQ(found[1].path, "U1/A");
  EXPECT_EQ(found[1].parent, units[0].id);
}

TEST_F(OrganisationTest, ANewNameHoldsFromItsDayAndAReportOfMarchShowsMarch) {
  const auto agency = add_agency("A");
  auto unit = add_units(agency)[1];
  const auto name_on = [&](base::Day day) {
    return read([&](db::Read& read) { return find_unit(read, agency, unit.id, day).value(); }).name;
  };
  const auto rename = [&](const std::string& name, base::Day from) {
    unit.name = name;
    write([&](db::Write& write) {
      update_unit_names(write, {unit}, from);
      return true;
    });
  };
  rename("Cawangan Baharu", april);
  EXPECT_EQ(name_on(april - days{1}), "Cawangan");
  EXPECT_EQ(name_on(april), "Cawangan Baharu");
  rename("Cawangan Terbaharu", april);
  EXPECT_EQ(name_on(april - days{1}), "Cawangan");
  EXPECT_EQ(name_on(april), "Cawangan Terbaharu");
  // Between two known versions the change ends where the next one begins.
  rename("Cawangan Sementara", april - days{10});
  EXPECT_EQ(name_on(april - days{11}), "Cawangan");
  EXPECT_EQ(name_on(april - days{1}), "Cawangan Sementara");
  EXPECT_EQ(name_on(april), "Cawangan Terbaharu");
}

TEST_F(OrganisationTest, OneAgencyNeverSeesTheUnitsOfAnother) {
  const auto mine = add_agency("A");
  const auto other = add_agency("B");
  add_units(mine);
  const auto units = add_units(other);
  EXPECT_EQ(read([&](db::Read& read) { return load_units(read, mine, march); }).size(), 2U);
  EXPECT_FALSE(read([&](db::Read& read) { return find_unit(read, mine, units[0].id, march); }));
  const auto found = read([&](db::Read& read) { return find_unit_by_path(read, other, "U1/A", march); });
  ASSERT_TRUE(found);
  EXPECT_EQ(found->id, units[1].id);
  EXPECT_EQ(read([&](db::Read& read) { return load_units(read, {mine, other}, march); }).size(), 4U);
}

}  // namespace
}  // namespace spotme::store
