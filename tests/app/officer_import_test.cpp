#include "app/officer_import.hpp"

#include "app/account.hpp"
#include "app/import_officers.hpp"
#include "app/officer_import_file.hpp"
#include "app/officer_import_progress.hpp"
#include "app/password_slip.hpp"
#include "store/account.hpp"
#include "store/notice.hpp"
#include "store/officer.hpp"
#include "tests/support/installation.hpp"
#include "tests/support/pdf.hpp"

#include <gtest/gtest.h>

namespace spotme::app {
namespace {

using domain::ImportState;
using Table = std::vector<std::vector<std::string>>;

struct Person {
  std::string user_id;
  std::string unit = "U1/A";
  std::string name = "Nama Pegawai";
  std::string supervisor = {};
  std::string roles = {};
  std::string scheme = "wbf";
  std::string agency = "AG1";
};

class OfficerImports : public testing::Test {
 protected:
  OfficerImports() {
    admin = place.add({.user_id = "pentadbir", .unit_path = "U1", .roles = {domain::Role::agency_admin}});
    caller = place.caller_for(admin);
    actor.officer = admin.officer;
  }

  std::vector<std::string> line(const Person& p) {
    return {p.agency, agency_name(p.agency), p.unit, unit_name(p.unit), p.user_id, p.name, "", "kedah",
            p.scheme, p.supervisor,          p.roles};
  }
  std::string agency_name(const std::string& code) {
    return place.database->read([&](db::Read& read) {
      const auto agency = store::find_agency_by_code(read, code);
      return agency ? agency->name : std::string("Agensi Baharu");
    });
  }
  std::string unit_name(const std::string& path) {
    return place.database->read([&](db::Read& read) {
      const auto unit = store::find_unit_by_path(read, admin.agency, path, read.today());
      return unit ? unit->name : "Unit " + path;
    });
  }
  std::string file(const std::vector<Person>& people, TableFormat format = TableFormat::xlsx) {
    Table table{import_columns()};
    for (const auto& person : people) table.push_back(line(person));
    return write_table(table, format);
  }
  base::Result<store::OfficerImport> upload(const std::string& bytes,
                                            std::optional<domain::OfficerImportId> continues = {}) {
    return upload_import(*place.context, caller, {"pegawai.xlsx", continues}, bytes, actor);
  }
  store::OfficerImport store_it(const std::vector<Person>& people) {
    const auto planned = upload(file(people)).value();
    const auto begun = begin_import(*place.context, caller, planned.id, actor);
    EXPECT_TRUE(begun) << (begun ? "" : begun.error().key);
    return begun ? run_import(*place.context, caller, *begun, actor) : planned;
  }
  std::vector<store::ImportRowRecord> rows(const store::OfficerImport& import,
                                           std::optional<domain::ImportRowKind> kind = {}) {
    store::ImportRowFilter filter;
    filter.kind = kind;
    return list_import_rows(*place.context, caller, import.id, filter).value();
  }
  std::string faults(const store::OfficerImport& import) {
    std::string all;
    for (const auto& row : rows(import, domain::ImportRowKind::wrong)) {
      for (const auto& fault : read_import_faults(row.faults)) {
        all += std::to_string(row.line) + " " + fault.field + " " + fault.key + "\n";
      }
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
  SlipPaper paper() { return {"https://spotme.contoh.gov.my", &place.messages}; }
  /// The passwords of a PDF, by the words that stand before them.
  static std::string after(const std::string& text, const std::string& label, std::size_t from = 0) {
    const auto at = text.find_first_not_of(' ', text.find(label, from) + label.size());
    return text.substr(at, text.find_first_of(" \n", at) - at);
  }

  test::TestInstallation place;
  test::TestInstallation::Made admin;
  domain::Caller caller;
  store::Actor actor;
};

TEST_F(OfficerImports, LooksAtAFileAndStoresNothing) {
  place.add({.user_id = "lama"});
  const auto officers = count("SELECT count(*) FROM officer");
  const auto import = upload(file({{.user_id = "ketua", .roles = "head"},
                                   {.user_id = "ali", .supervisor = "ketua"},
                                   {.user_id = "sendiri", .supervisor = "sendiri"},
                                   {.user_id = "lama", .scheme = "office"}}));
  ASSERT_TRUE(import) << import.error().key;
  EXPECT_EQ(import->totals.fresh, 2);
  EXPECT_EQ(import->totals.changed, 1);
  EXPECT_EQ(import->totals.wrong, 1);
  EXPECT_EQ(import->state, ImportState::planned);
  EXPECT_EQ(faults(*import), "4 supervisor_user_id import_supervisor_self\n");
  const auto changed = rows(*import, domain::ImportRowKind::changed);
  ASSERT_EQ(changed.size(), 1U);
  const auto differences = read_differences(changed[0].changes);
  EXPECT_TRUE(std::any_of(differences.begin(), differences.end(), [](const auto& one) {
    return one.field == "scheme" && one.before == "wbf" && one.after == "office";
  }));
  EXPECT_EQ(count("SELECT count(*) FROM officer"), officers);
  const auto begun = begin_import(*place.context, caller, import->id, actor);
  EXPECT_EQ(begun.error().key, "import_has_faults");
}

TEST_F(OfficerImports, StoresAllOfItAndTellsWhoMadeIt) {
  const auto done =
      store_it({{.user_id = "ketua", .roles = "head; approver"}, {.user_id = "ali", .supervisor = "ketua"}});
  EXPECT_EQ(done.state, ImportState::done);
  EXPECT_EQ(find("ali")->supervisor, find("ketua")->id);
  EXPECT_EQ(find("ketua")->roles.size(), 2U);
  EXPECT_EQ(count("SELECT count(*) FROM officer_import WHERE content IS NOT NULL"), 0) << "the file is let go";
  EXPECT_EQ(count("SELECT count(*) FROM notice WHERE kind = 'import_done'"), 1);
  EXPECT_EQ(count("SELECT count(*) FROM audit_entry WHERE action = 'officers_imported'"), 1);
  const auto again = begin_import(*place.context, caller, done.id, actor);
  EXPECT_EQ(again.error().key, "import_not_planned");
  const auto same =
      upload(file({{.user_id = "ketua", .roles = "head; approver"}, {.user_id = "ali", .supervisor = "ketua"}}));
  EXPECT_EQ(same->totals.unchanged, 2);
  EXPECT_EQ(begin_import(*place.context, caller, same->id, actor).error().key, "import_changes_nothing");
}

TEST_F(OfficerImports, TakesCorrectionsOfTheWrongLinesAlone) {
  const auto first =
      upload(file({{.user_id = "ali"}, {.user_id = "abu", .supervisor = "tiada"}, {.user_id = "ana b"}}));
  ASSERT_EQ(first->totals.wrong, 2) << faults(*first);
  const auto error_file = write_error_file(*place.context, place.messages, caller, first->id, TableFormat::xlsx,
                                           FileLanguage::malay, actor);
  ASSERT_TRUE(error_file);
  auto table = read_table_file(error_file->bytes).value();
  ASSERT_EQ(table.rows.size(), 3U);
  EXPECT_EQ(table.rows[0].fields.back(), "kesalahan");
  EXPECT_NE(table.rows[1].fields.back().find("supervisor_user_id: "), std::string::npos) << table.rows[1].fields.back();
  Table corrected;
  for (const auto& record : table.rows) corrected.push_back(record.fields);
  corrected[1][9] = "ali";  // abu's supervisor; the other stays wrong
  const auto second = upload(write_table(corrected, TableFormat::xlsx), first->id);
  ASSERT_TRUE(second) << second.error().key;
  EXPECT_EQ(second->totals.fresh, 2);
  EXPECT_EQ(faults(*second), "3 user_id user_id_invalid\n");
  EXPECT_EQ(show_import(*place.context, caller, first->id)->import.state, ImportState::cancelled);
  corrected.erase(corrected.begin() + 1);
  corrected[1][4] = "ana";
  const auto third = upload(write_table(corrected, TableFormat::csv), second->id);
  ASSERT_TRUE(third) << third.error().key;
  EXPECT_EQ(third->totals.fresh, 3);
  EXPECT_EQ(third->totals.wrong, 0);
  const auto begun = begin_import(*place.context, caller, third->id, actor);
  ASSERT_TRUE(begun);
  EXPECT_EQ(run_import(*place.context, caller, *begun, actor).state, ImportState::done);
  EXPECT_EQ(find("abu")->supervisor, find("ali")->id);
  EXPECT_EQ(upload(file({{.user_id = "lain"}}), second->id).error().key, "import_not_planned");
}

TEST_F(OfficerImports, PlansAgainWhereSomebodyElseWasFaster) {
  const auto planned = upload(file({{.user_id = "ali"}})).value();
  ASSERT_EQ(import_officers(*place.context, write_table({import_columns(), line({.user_id = "ali"})}, TableFormat::csv))
                .created,
            1U);
  const auto begun = begin_import(*place.context, caller, planned.id, actor).value();
  const auto again = run_import(*place.context, caller, begun, actor);
  EXPECT_EQ(again.state, ImportState::planned);
  EXPECT_TRUE(again.outdated);
  EXPECT_EQ(again.totals.unchanged, 1);
}

TEST_F(OfficerImports, IsGivenUpBeforeItIsStored) {
  const auto planned = upload(file({{.user_id = "ali"}})).value();
  EXPECT_EQ(cancel_import(*place.context, caller, planned.id, actor)->state, ImportState::cancelled);
  EXPECT_EQ(begin_import(*place.context, caller, planned.id, actor).error().key, "import_not_planned");
  const auto other = upload(file({{.user_id = "ali"}})).value();
  const auto begun = begin_import(*place.context, caller, other.id, actor).value();
  EXPECT_EQ(cancel_import(*place.context, caller, other.id, actor).error().key, "import_not_planned")
      << "stored by another server: nobody here can stop it";
  place.clock.advance(std::chrono::minutes{11});
  EXPECT_EQ(show_import(*place.context, caller, other.id)->import.state, ImportState::planned)
      << "the server that stored it has ended";
  EXPECT_EQ(cancel_import(*place.context, caller, other.id, actor)->state, ImportState::cancelled);
  EXPECT_EQ(run_import(*place.context, caller, begun, actor).state, ImportState::cancelled) << "it comes too late";
  EXPECT_FALSE(find("ali"));
}

TEST_F(OfficerImports, RefusesRowsBeyondTheCallersReach) {
  place.add({.user_id = "luar", .unit_path = "U1", .agency_code = "AG2"});
  const auto boss = place.add({.user_id = "sistem", .unit_path = "U1/A", .roles = {domain::Role::system_admin}});
  const auto import = upload(file({{.user_id = "a1", .agency = "AG2"},
                                   {.user_id = "a2", .agency = "BAHARU"},
                                   {.user_id = "a3", .unit = "U2"},
                                   {.user_id = "sistem", .name = "Nama Lain"},
                                   {.user_id = "luar"},
                                   {.user_id = "a4", .roles = "auditor"}}));
  ASSERT_TRUE(import);
  EXPECT_EQ(faults(*import),
            "2 agency_code import_agency_not_yours\n3 agency_code import_agency_not_yours\n"
            "4 unit_code import_unit_not_yours\n5 user_id import_officer_above_yours\n"
            "6 user_id import_user_elsewhere\n");
  EXPECT_EQ(import->totals.fresh, 1);
  caller =
      place.caller_for(place.add({.user_id = "cawangan", .unit_path = "U1/B", .roles = {domain::Role::agency_admin}}));
  const auto branch = upload(file({{.user_id = "b1", .unit = "U1/A"}, {.user_id = "b2", .unit = "U1/B"}}));
  EXPECT_EQ(faults(*branch), "2 unit_code import_unit_not_yours\n");
  EXPECT_EQ(show_import(*place.context, caller, import->id).error().key, "not_found");
  caller = place.caller_for(boss);
  const auto wide = upload(file({{.user_id = "baharu", .unit = "PEJABAT", .agency = "BAHARU"}}));
  EXPECT_EQ(wide->totals.agencies, 1);
  EXPECT_EQ(wide->totals.wrong, 0);
  caller = place.caller_for(admin);
  EXPECT_EQ(show_import(*place.context, caller, wide->id).error().key, "not_found");
}

TEST_F(OfficerImports, KeepsAMonthOldPlanNoLonger) {
  const auto planned = upload(file({{.user_id = "ali"}})).value();
  place.clock.advance(std::chrono::hours{30 * 24});
  (void)upload(file({{.user_id = "abu"}}));
  EXPECT_EQ(show_import(*place.context, caller, planned.id)->import.state, ImportState::planned);
  place.clock.advance(std::chrono::hours{1});
  (void)upload(file({{.user_id = "ana"}}));
  EXPECT_EQ(show_import(*place.context, caller, planned.id)->import.state, ImportState::cancelled);
}

TEST_F(OfficerImports, PrintsSlipsWithPasswordsThatOpenTheAccountOnce) {
  const auto done = store_it({{.user_id = "ali", .name = "<b>Ali</b> & \"Abu\""}, {.user_id = "abu", .unit = "U1/B"}});
  const auto slips = print_import_slips(*place.context, caller, done.id, "", SlipReceivers::all, paper(), actor);
  ASSERT_TRUE(slips) << slips.error().key;
  EXPECT_EQ(slips->slips, 2);
  const auto text = test::pdf_text(slips->bytes);
  EXPECT_NE(text.find("<b>Ali</b> & \"Abu\""), std::string::npos) << text;
  EXPECT_NE(text.find("https://spotme.contoh.gov.my"), std::string::npos);
  EXPECT_NE(text.find("27 Nov 2026, pukul 07:59"), std::string::npos) << text;
  const auto first = after(text, "Kata laluan sementara", text.find("ali"));
  const auto again = print_import_slips(*place.context, caller, done.id, "U1/A", SlipReceivers::all, paper(), actor);
  EXPECT_EQ(again->slips, 1);
  const auto second = after(test::pdf_text(again->bytes), "Kata laluan sementara");
  EXPECT_FALSE(sign_in(*place.context, {.user_id = "ali", .password = first})) << "new slips end the old ones";
  ASSERT_TRUE(sign_in(*place.context, {.user_id = "ali", .password = second}));
  EXPECT_EQ(print_import_slips(*place.context, caller, done.id, "U1/A", SlipReceivers::all, paper(), actor).error().key,
            "password_slips_none");
  place.clock.advance(std::chrono::hours{72});
  const auto abu = after(text, "Kata laluan sementara", text.find("abu"));
  EXPECT_FALSE(sign_in(*place.context, {.user_id = "abu", .password = abu})) << "unused ones expire";
}

TEST_F(OfficerImports, PrintsSlipsForThoseChosen) {
  const auto ali = place.add({.user_id = "ali"});
  const auto boss = place.add({.user_id = "sistem", .roles = {domain::Role::system_admin}});
  const auto other = place.add({.user_id = "luar", .agency_code = "AG2"});
  const auto ask = [&](std::vector<base::OfficerId> who) {
    return print_password_slips(*place.context, caller, admin.agency, who, paper(), actor);
  };
  EXPECT_EQ(ask({ali.officer, ali.officer})->slips, 1);
  EXPECT_EQ(ask({}).error().key, "password_slips_none");
  EXPECT_EQ(ask({ali.officer, other.officer}).error().key, "not_found");
  EXPECT_EQ(ask({boss.officer}).error().key, "account_above_yours");
  EXPECT_EQ(count("SELECT count(*) FROM audit_entry WHERE action = 'account_above_refused'"), 1);
  EXPECT_EQ(print_password_slips(*place.context, caller, other.agency, {other.officer}, paper(), actor).error().key,
            "not_found");
}

}  // namespace
}  // namespace spotme::app
