#include "app/unit.hpp"

#include "app/account.hpp"
#include "store/organisation.hpp"
#include "tests/support/installation.hpp"

#include <gtest/gtest.h>

namespace spotme::app {
namespace {

using domain::Role;
using std::chrono::days;
using test::TestInstallation;

class UnitsTest : public testing::Test {
 protected:
  UnitsTest() {
    admin = installation.add({"pentadbir", "U1", domain::State::putrajaya, domain::Wbf{}, {Role::agency_admin}});
    branch = installation.add({"cawangan", "U1/B", domain::State::putrajaya, domain::Wbf{}, {Role::agency_admin}});
    foreign = installation.add({"lain", "U1", domain::State::kedah, domain::Wbf{}, {Role::agency_admin}, "AG2"});
    system = installation.add({"sistem", "U1", domain::State::kedah, domain::Wbf{}, {Role::system_admin}, "AG3"});
  }

  domain::Caller as(const TestInstallation::Made& who) { return installation.caller_for(who); }
  base::UnitId unit(const std::string& path, const std::string& agency = "AG1") {
    return installation.unit(agency, path);
  }
  template <class T>
  static std::string told(const base::Result<T>& result) {
    return result ? "yes" : result.error().key + " " + result.error().field;
  }
  std::string found(const TestInstallation::Made& who, const UnitWanted& wanted, days ahead = days{0}) {
    return told(found_unit(*installation.context, as(who), admin.agency, wanted, today + ahead, {}));
  }
  std::string moved(const TestInstallation::Made& who, base::UnitId one, base::UnitId below, days ahead = days{0}) {
    return told(move_unit(*installation.context, as(who), admin.agency, one, below, today + ahead, {}));
  }
  std::string closed(const TestInstallation::Made& who, base::UnitId one, days ahead = days{0}) {
    return told(close_unit(*installation.context, as(who), admin.agency, one, today + ahead, {}));
  }
  /// The paths as they stand on a day.
  std::string paths(days ahead) {
    std::string text;
    const auto tree = load_unit_tree(*installation.context, as(admin), admin.agency, today + ahead).value();
    for (const auto& line : tree.units) text += (text.empty() ? "" : " ") + line.unit.path;
    return text;
  }
  std::int64_t count(const std::string& sql) {
    return installation.database->read([&](db::Read& read) { return read.query(sql).integer(); });
  }

  TestInstallation installation;
  base::Day today = base::local_day(installation.clock.now());
  TestInstallation::Made admin, branch, foreign, system;
};

TEST_F(UnitsTest, TheTreeOfPastDaysStays) {
  EXPECT_EQ(found(admin, {unit("U1/A"), "X", "Seksyen X"}), "yes");
  const auto x = unit("U1/A/X");
  EXPECT_EQ(moved(admin, unit("U1/A"), unit("U1/B"), days{5}), "yes");
  EXPECT_EQ(paths(days{-1}), "U1 U1/A U1/B");
  EXPECT_EQ(paths(days{4}), "U1 U1/A U1/A/X U1/B");
  EXPECT_EQ(paths(days{5}), "U1 U1/B U1/B/A U1/B/A/X");
  // On the same day it may be changed again: what was planned is replaced.
  EXPECT_EQ(moved(admin, unit("U1/A"), unit("U1"), days{5}), "yes");
  EXPECT_EQ(paths(days{5}), "U1 U1/A U1/A/X U1/B");
  const auto history = load_unit_history(*installation.context, as(admin), admin.agency, x, std::nullopt, 1).value();
  ASSERT_EQ(history.versions.size(), 1U);
  EXPECT_EQ(history.versions[0].path, "U1/A/X");
  EXPECT_EQ(history.versions[0].from, today + days{5});
  ASSERT_TRUE(history.next);
  const auto before = load_unit_history(*installation.context, as(admin), admin.agency, x, history.next, 1).value();
  ASSERT_EQ(before.versions.size(), 1U);
  EXPECT_EQ(before.versions[0].from, today);
  EXPECT_FALSE(before.next);
}

TEST_F(UnitsTest, TheDistrictComesAlong) {
  installation.database->write([&](db::Write& write) {
    write.execute("UPDATE unit_version SET district = 'kinta' WHERE path = 'U1/A'");
    return true;
  });
  EXPECT_EQ(moved(admin, unit("U1/A"), unit("U1/B"), days{1}), "yes");
  EXPECT_EQ(count("SELECT count(*) FROM unit_version WHERE path = 'U1/B/A' AND district = 'kinta'"), 1);
}

TEST_F(UnitsTest, ALoopChangesNothing) {
  const auto before = count("SELECT count(*) FROM unit_version");
  EXPECT_EQ(found(admin, {unit("U1/A"), "X", "X"}), "yes");
  EXPECT_EQ(moved(admin, unit("U1/A"), unit("U1/A/X")), "unit_loop parent_id");
  EXPECT_EQ(moved(admin, unit("U1/A"), unit("U1/A")), "unit_loop parent_id");
  EXPECT_EQ(moved(admin, unit("U1"), unit("U1/A")), "unit_topmost parent_id");
  EXPECT_EQ(count("SELECT count(*) FROM unit_version"), before + 1);
}

TEST_F(UnitsTest, AUnitClosesWhenNobodyIsThere) {
  EXPECT_EQ(closed(admin, unit("U1/B")), "unit_has_officers ");
  EXPECT_EQ(found(admin, {unit("U1/B"), "X", "X"}), "yes");
  const auto x = unit("U1/B/X");
  EXPECT_EQ(closed(admin, x), "unit_begins_then from");
  EXPECT_EQ(closed(admin, x, days{2}), "yes");
  EXPECT_EQ(paths(days{1}), "U1 U1/A U1/B U1/B/X");
  EXPECT_EQ(paths(days{2}), "U1 U1/A U1/B");
  // Nobody is posted into a unit that is to close.
  const auto opened = open_account(*installation.context, as(admin), admin.agency,
                                   {"baharu", "Siti", "", x, "kedah", "wbf", std::nullopt, {}}, {});
  EXPECT_EQ(told(opened), "unit_closing unit_id");
  EXPECT_EQ(told(load_unit_history(*installation.context, as(admin), admin.agency, x, std::nullopt, 50)), "yes");
}

TEST_F(UnitsTest, EachKeepsWhatHeReaches) {
  EXPECT_EQ(found(branch, {unit("U1/B"), "X", "X"}), "yes");
  EXPECT_EQ(found(branch, {unit("U1/A"), "Y", "Y"}), "unit_unknown parent_id");
  EXPECT_EQ(found(branch, {std::nullopt, "Y", "Y"}), "unit_unknown parent_id");
  EXPECT_EQ(found(admin, {std::nullopt, "Y", "Y"}), "unit_unknown parent_id");
  EXPECT_EQ(found(system, {std::nullopt, "U2", "Y"}), "yes");
  EXPECT_EQ(found(admin, {unit("U1", "AG2"), "Y", "Y"}), "unit_unknown parent_id");
  EXPECT_EQ(found(foreign, {unit("U1"), "Y", "Y"}), "not_found ");
  EXPECT_EQ(moved(branch, unit("U1/B"), unit("U1/A")), "unit_own_top ");
  EXPECT_EQ(moved(branch, unit("U1/A"), unit("U1/B")), "not_found ");
  EXPECT_EQ(moved(branch, unit("U1/B/X"), unit("U1/A")), "unit_unknown parent_id");
  EXPECT_EQ(closed(branch, unit("U1/B")), "unit_own_top ");
  EXPECT_EQ(closed(foreign, unit("U1/B")), "not_found ");
  const auto tree = load_unit_tree(*installation.context, as(branch), admin.agency, std::nullopt).value();
  ASSERT_EQ(tree.units.size(), 2U);
  EXPECT_EQ(tree.units[0].unit.path, "U1/B");
  EXPECT_EQ(tree.units[0].officers, 1);
  EXPECT_EQ(told(load_unit_tree(*installation.context, as(foreign), admin.agency, std::nullopt)), "not_found ");
  EXPECT_EQ(told(load_unit_history(*installation.context, as(branch), admin.agency, unit("U1/A"), std::nullopt, 9)),
            "not_found ");
}

TEST_F(UnitsTest, EveryChangeIsInTheAuditTrail) {
  EXPECT_EQ(found(admin, {unit("U1/A"), "X", "X"}), "yes");
  EXPECT_EQ(told(rename_unit(*installation.context, as(admin), admin.agency, unit("U1/A/X"), "Y", today, {})), "yes");
  EXPECT_EQ(moved(admin, unit("U1/A/X"), unit("U1/B")), "yes");
  EXPECT_EQ(closed(admin, unit("U1/B/X"), days{1}), "yes");
  EXPECT_EQ(count("SELECT count(*) FROM audit_entry WHERE action IN ('unit_founded', 'unit_renamed', 'unit_moved', "
                  "'unit_closed')"),
            4);
}

}  // namespace
}  // namespace spotme::app
