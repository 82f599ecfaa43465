#include "store/officer.hpp"

#include "store/account.hpp"
#include "store/organisation.hpp"
#include "tests/support/database.hpp"

#include <gtest/gtest.h>

#include <functional>

namespace spotme::store {
namespace {

using std::chrono::days;
using std::chrono::year;

constexpr base::Day march{year{2026} / 3 / 1};
constexpr base::Day april{year{2026} / 4 / 1};
constexpr base::Day may{year{2026} / 5 / 1};

/// An agency with the units U1 and U2, a chief in U1 and an officer under him, all from March.
class OfficerTest : public testing::Test {
 protected:
  OfficerTest() : database_(test_database_.open(clock_)) {
    write([&](db::Write& write) {
      agency_ = base::AgencyId::make(write.now());
      insert_agencies(write, {{agency_, std::nullopt, "A", "Agensi"}});
      u1_ = base::UnitId::make(write.now());
      u2_ = base::UnitId::make(write.now());
      insert_units(write, {{agency_, u1_, std::nullopt, "U1", "Satu"}, {agency_, u2_, std::nullopt, "U2", "Dua"}},
                   march);
      chief_ = make("Siti Nurhaliza binti Ahmad");
      chief_.roles = {{domain::Role::supervisor, u1_}};
      officer_ = make("Ravi a/l Subramaniam");
      officer_.supervisor = chief_.id;
      insert_officers(write, {officer_, chief_}, march);
    });
  }

  Officer make(const std::string& name) const {
    Officer officer;
    officer.agency = agency_;
    officer.id = base::OfficerId::make(clock_.now());
    officer.name = name;
    officer.unit = u1_;
    return officer;
  }
  void write(const std::function<void(db::Write&)>& use) {
    database_->write([&](db::Write& write) { return use(write), true; });
  }
  std::optional<Officer> on(base::Day day) {
    return database_->read([&](db::Read& read) { return find_officer(read, agency_, officer_.id, day); });
  }

  base::ManualClock clock_{test::tuesday_0759};
  test::TestDatabase test_database_;
  std::unique_ptr<db::Database> database_;
  base::AgencyId agency_;
  base::UnitId u1_;
  base::UnitId u2_;
  Officer chief_;
  Officer officer_;
};

TEST_F(OfficerTest, IsAsHeWasEntered) {
  EXPECT_FALSE(on(march - days{1}));
  const auto found = on(march);
  ASSERT_TRUE(found);
  EXPECT_EQ(found->name, officer_.name);
  EXPECT_EQ(found->unit, u1_);
  EXPECT_EQ(found->scheme, domain::AssignedScheme{domain::Scheme{domain::Wbf{}}});
  EXPECT_EQ(found->supervisor, chief_.id);
  EXPECT_TRUE(found->roles.empty());
  EXPECT_FALSE(database_->read([&](db::Read& read) {
    return find_officer(read, base::AgencyId::make(clock_.now()), officer_.id, march);
  })) << "another agency";
}

TEST_F(OfficerTest, ATransferClosesOnePostAndOpensAnother) {
  officer_.unit = u2_;
  officer_.state = domain::State::kedah;
  write([&](db::Write& write) { change_postings(write, {officer_}, april); });
  EXPECT_EQ(on(april - days{1})->unit, u1_);
  EXPECT_EQ(on(april - days{1})->state, domain::State::putrajaya);
  EXPECT_EQ(on(april)->unit, u2_);
  EXPECT_EQ(on(april)->state, domain::State::kedah);
}

TEST_F(OfficerTest, ASecondChangeOnOneDayTakesThePlaceOfTheFirst) {
  const auto change = [&](domain::Scheme scheme) {
    officer_.scheme = scheme;
    write([&](db::Write& write) { change_schemes(write, {officer_}, april); });
  };
  change(domain::Office{});
  change(domain::Wbb{base::Minutes{510}});
  EXPECT_EQ(on(april - days{1})->scheme, domain::AssignedScheme{domain::Scheme{domain::Wbf{}}});
  EXPECT_EQ(on(april)->scheme, (domain::AssignedScheme{domain::Scheme{domain::Wbb{base::Minutes{510}}}}));
}

TEST_F(OfficerTest, AChangeEndsWhereTheNextOneBegins) {
  officer_.scheme = domain::Scheme{domain::Office{}};
  write([&](db::Write& write) { change_schemes(write, {officer_}, may); });
  officer_.scheme = domain::Scheme{domain::Wbb{base::Minutes{480}}};
  write([&](db::Write& write) { change_schemes(write, {officer_}, april); });
  EXPECT_EQ(on(may - days{1})->scheme, (domain::AssignedScheme{domain::Scheme{domain::Wbb{base::Minutes{480}}}}));
  EXPECT_EQ(on(may)->scheme, domain::AssignedScheme{domain::Scheme{domain::Office{}}});
  const auto rows = database_->read([&](db::Read& read) {
    return read.query(
        "SELECT valid_to FROM officer_scheme WHERE agency_id = $1 AND officer_id = $2 ORDER BY valid_from",
        {db::to_value(agency_), db::to_value(officer_.id)});
  });
  ASSERT_EQ(rows.size(), 3U);
  EXPECT_EQ(rows[0].day(0), april);
  EXPECT_EQ(rows[1].day(0), may);
  EXPECT_EQ(rows[2].day(0), open_end);
}

TEST_F(OfficerTest, WithoutASupervisorHeHasNoneFromThatDay) {
  officer_.supervisor = std::nullopt;
  write([&](db::Write& write) { change_supervisors(write, {officer_}, april); });
  EXPECT_EQ(on(april - days{1})->supervisor, chief_.id);
  EXPECT_EQ(on(april)->supervisor, std::nullopt);
  officer_.supervisor = chief_.id;
  write([&](db::Write& write) { change_supervisors(write, {officer_}, april); });
  EXPECT_EQ(on(april)->supervisor, chief_.id) << "given back on the same day";
}

TEST_F(OfficerTest, NobodySupervisesHimself) {
  officer_.supervisor = officer_.id;
  EXPECT_THROW(write([&](db::Write& write) { change_supervisors(write, {officer_}, april); }), db::ConstraintViolation);
  EXPECT_EQ(on(april)->supervisor, chief_.id);
}

TEST_F(OfficerTest, RolesAreHeldBetweenTwoDays) {
  const OfficerRole head{agency_, officer_.id, {domain::Role::head, u2_}};
  write([&](db::Write& write) { insert_roles(write, {head}, april); });
  write([&](db::Write& write) { end_roles(write, {head}, may); });
  EXPECT_TRUE(on(april - days{1})->roles.empty());
  EXPECT_EQ(on(april)->roles, std::vector<UnitRole>{head.held});
  EXPECT_EQ(on(may - days{1})->roles, std::vector<UnitRole>{head.held});
  EXPECT_TRUE(on(may)->roles.empty());
  write([&](db::Write& write) { insert_roles(write, {head}, may); });
  EXPECT_EQ(on(may)->roles, std::vector<UnitRole>{head.held});
  write([&](db::Write& write) { end_roles(write, {head}, may); });
  EXPECT_TRUE(on(may)->roles.empty()) << "taken back on the day it was given";
}

TEST_F(OfficerTest, AListHoldsEverybodyOfTheAgencyWithHisUserId) {
  write([&](db::Write& write) {
    Account account;
    account.agency = agency_;
    account.officer = officer_.id;
    account.user_id = "ravi";
    account.password = "x";
    insert_accounts(write, {account});
  });
  const auto all = database_->read([&](db::Read& read) { return load_officers(read, {agency_}, march); });
  ASSERT_EQ(all.size(), 2U);
  EXPECT_EQ(all[0].officer.name, "Ravi a/l Subramaniam");
  EXPECT_EQ(all[0].user_id, "ravi");
  EXPECT_EQ(all[0].officer.supervisor, chief_.id);
  EXPECT_EQ(all[1].user_id, "");
  EXPECT_EQ(all[1].officer.roles, chief_.roles);
  EXPECT_TRUE(database_->read([&](db::Read& read) { return load_officers(read, {}, march); }).empty());
}

TEST_F(OfficerTest, NameAndAddressAreNotDated) {
  officer_.name = "Ravi Kumar a/l Subramaniam";
  officer_.email = "ravi@example.gov.my";
  write([&](db::Write& write) { update_officers(write, {officer_}); });
  EXPECT_EQ(on(march)->name, officer_.name);
  EXPECT_EQ(on(march)->email, officer_.email);
}

TEST(NameKey, IsLowerCaseInAnyAlphabetWithSingleSpaces) {
  EXPECT_EQ(name_key("  Siti\tNurhaliza  BINTI Ahmad "), "siti nurhaliza binti ahmad");
  EXPECT_EQ(name_key("ÉLODIE Åberg"), "élodie åberg");
  EXPECT_EQ(name_key("陳大文"), "陳大文");
  EXPECT_EQ(name_key(""), "");
}

}  // namespace
}  // namespace spotme::store
