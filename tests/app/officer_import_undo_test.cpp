#include "app/import_row.hpp"
#include "app/officer_import.hpp"
#include "app/officer_import_file.hpp"
#include "app/password_slip.hpp"
#include "store/account.hpp"
#include "store/closing.hpp"
#include "store/officer.hpp"
#include "store/organisation.hpp"
#include "tests/support/installation.hpp"

#include <gtest/gtest.h>

namespace spotme::app {
namespace {

class OfficerImportUndo : public testing::Test {
 protected:
  OfficerImportUndo() {
    admin = place.add({.user_id = "pentadbir", .unit_path = "U1", .roles = {domain::Role::agency_admin}});
    caller = place.caller_for(admin);
    actor.officer = admin.officer;
  }

  struct Person {
    std::string user_id;
    std::string unit = "U1/A";
    std::string supervisor = {};
    std::string roles = {};
    std::string scheme = "wbf";
    std::string unit_name = {};
  };
  store::OfficerImport store_it(const std::vector<Person>& people) {
    std::vector<std::vector<std::string>> table{import_columns()};
    place.database->read([&](db::Read& read) {
      const auto agency = store::find_agency(read, admin.agency).value();
      for (const auto& p : people) {
        const auto unit = store::find_unit_by_path(read, admin.agency, p.unit, read.today());
        const auto name = !p.unit_name.empty() ? p.unit_name : unit ? unit->name : "Unit " + p.unit;
        table.push_back({agency.code, agency.name, p.unit, name, p.user_id, p.user_id, "", "putrajaya", p.scheme,
                         p.supervisor, p.roles});
      }
      return 0;
    });
    const auto planned =
        upload_import(*place.context, caller, {"p.csv", {}}, write_table(table, TableFormat::csv), actor).value();
    EXPECT_EQ(planned.totals.wrong, 0);
    const auto begun = begin_import(*place.context, caller, planned.id, actor).value();
    return run_import(*place.context, caller, begun, actor);
  }
  store::OfficerImport undo(const store::OfficerImport& import) {
    auto undone = undo_import(*place.context, caller, import.id, actor);
    EXPECT_TRUE(undone) << (undone ? "" : undone.error().key);
    return undone ? *undone : import;
  }
  /// `user outcome` of every line that was stored.
  std::string outcomes(const store::OfficerImport& import) {
    std::string all;
    const auto rows = list_import_rows(*place.context, caller, import.id, {}).value();
    for (const auto& row : rows) {
      all += row.user_id + " " + std::string(domain::undo_outcome_name(row.outcome)) + "\n";
    }
    return all;
  }
  std::optional<store::Officer> find(const std::string& user_id) {
    return place.database->read([&](db::Read& read) -> std::optional<store::Officer> {
      const auto account = store::find_account_by_user_id(read, user_id);
      if (!account) return std::nullopt;
      return store::find_officer(read, account->agency, account->officer, read.today());
    });
  }
  std::int64_t count(std::string_view sql) {
    return place.database->read([&](db::Read& read) { return read.query(sql).integer(); });
  }

  test::TestInstallation place;
  test::TestInstallation::Made admin;
  domain::Caller caller;
  store::Actor actor;
};

TEST_F(OfficerImportUndo, MakesEverythingAsItWas) {
  place.add({.user_id = "lama", .roles = {domain::Role::supervisor}});
  const auto before = find("lama").value();
  const auto units = count("SELECT count(*) FROM unit_version");
  const auto import = store_it({{.user_id = "ketua", .unit = "U1/A/X", .roles = "head"},
                                {.user_id = "ali", .unit = "U1/A/X/Y", .supervisor = "ketua"},
                                {.user_id = "lama",
                                 .unit = "U1/B",
                                 .supervisor = "ketua",
                                 .roles = "approver",
                                 .scheme = "office",
                                 .unit_name = "Nama Baharu"}});
  EXPECT_EQ(import.totals.changed, 1);
  ASSERT_NE(find("lama")->unit, before.unit);
  const auto undone = undo(import);
  EXPECT_EQ(undone.state, domain::ImportState::undone);
  EXPECT_EQ(outcomes(import), "ketua removed\nali removed\nlama restored\n");
  const auto after = find("lama").value();
  EXPECT_EQ(after.unit, before.unit);
  EXPECT_EQ(after.name, before.name);
  EXPECT_EQ(after.scheme, before.scheme);
  EXPECT_EQ(after.supervisor, before.supervisor);
  EXPECT_EQ(after.roles, before.roles);
  EXPECT_FALSE(find("ali"));
  EXPECT_EQ(count("SELECT count(*) FROM unit_version"), units + 1)
      << "a renamed unit has another version, of the same name";
  EXPECT_EQ(undo_import(*place.context, caller, import.id, actor).error().key, "import_not_done");
  EXPECT_EQ(store_it({{.user_id = "ali"}}).totals.fresh, 1) << "his user ID is free again";
}

TEST_F(OfficerImportUndo, RestoresThePastDaysToo) {
  place.add({.user_id = "lama"});
  const auto before = find("lama").value();
  const auto import = store_it({{.user_id = "lama", .scheme = "office"}});
  place.database->write([&](db::Write& write) {
    store::start_closing(write, before.agency, *import.valid_from);
    return true;
  });
  place.clock.advance(std::chrono::hours{48});
  undo(import);
  place.database->read([&](db::Read& read) {
    const auto then = store::find_officer(read, before.agency, before.id, *import.valid_from);
    EXPECT_EQ(then->scheme, before.scheme);
    return 0;
  });
  EXPECT_EQ(find("lama")->scheme, before.scheme);
  EXPECT_GT(count("SELECT count(*) FROM day_reopening"), 0);
}

TEST_F(OfficerImportUndo, LeavesWhoSignedInWhoLeadsAndWhatChangedSince) {
  place.add({.user_id = "lama"});
  place.add({.user_id = "tua"});
  const auto import = store_it({{.user_id = "ketua"},
                                {.user_id = "ali", .supervisor = "ketua"},
                                {.user_id = "abu"},
                                {.user_id = "lama", .scheme = "office"},
                                {.user_id = "tua", .supervisor = "ketua"}});
  const auto ali = find("ali").value();
  place.database->write([&](db::Write& write) {
    store::update_last_sign_in(write, ali.agency, ali.id);
    auto lama = *store::find_account_by_user_id(write, "lama");
    auto officer = store::find_officer(write, lama.agency, lama.officer, write.today()).value();
    officer.scheme = domain::Scheme{domain::Wbf{}};
    store::change_schemes(write, {officer}, write.today());
    return true;
  });
  const auto undone = undo(import);
  EXPECT_EQ(outcomes(import), "ketua leads_others\nali signed_in\nabu removed\nlama changed_since\ntua restored\n");
  EXPECT_EQ(show_import(*place.context, caller, undone.id)->kept, 3);
  EXPECT_TRUE(find("ali"));
  EXPECT_FALSE(find("tua")->supervisor);
  store::ImportRowFilter kept;
  kept.kept = true;
  EXPECT_EQ(list_import_rows(*place.context, caller, import.id, kept)->size(), 3U);
}

TEST_F(OfficerImportUndo, EndsThoseOfWhomThereAreRecords) {
  const auto import = store_it({{.user_id = "ali"}});
  const auto ali = find("ali").value();
  place.clock.advance(std::chrono::hours{48});
  place.database->write([&](db::Write& write) {
    write.execute(
        "INSERT INTO transaction_number (agency_id, work_day, officer_id, number, version, unit_path, status, issues) "
        "VALUES ($1, $2, $3, 1, 1, 'U1/A', 'absent', '')",
        {db::to_value(ali.agency), db::to_value(*import.valid_from), db::to_value(ali.id)});
    return true;
  });
  undo(import);
  EXPECT_EQ(outcomes(import), "ali ended\n");
  place.database->read([&](db::Read& read) {
    EXPECT_TRUE(store::find_officer(read, ali.agency, ali.id, *import.valid_from)) << "the days that are recorded";
    EXPECT_FALSE(store::find_officer(read, ali.agency, ali.id, read.today()));
    return 0;
  });
}

TEST_F(OfficerImportUndo, IsForWhoReachesAllOfIt) {
  const auto import = store_it({{.user_id = "ali"}, {.user_id = "abu", .unit = "U1/B"}});
  caller =
      place.caller_for(place.add({.user_id = "cawangan", .unit_path = "U1/B", .roles = {domain::Role::agency_admin}}));
  EXPECT_EQ(undo_import(*place.context, caller, import.id, actor).error().key, "not_found");
  EXPECT_TRUE(find("ali"));
}

}  // namespace
}  // namespace spotme::app
