#include "app/import_officers.hpp"

#include "app/csv.hpp"
#include "store/account.hpp"
#include "store/organisation.hpp"
#include "store/rota.hpp"
#include "store/rule_value.hpp"
#include "tests/support/installation.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

namespace spotme::app {
namespace {

const std::string header = std::string(import_header) + "\n";

struct Line {
  std::string user_id;
  std::string supervisor = {};
  std::string roles = {};
  std::string unit = "U1/U1A";
  std::string unit_name = "Unit U1A";
  std::string name = "Nama Pegawai";
  std::string email = "nama@contoh.my";
  std::string state = "kedah";
  std::string scheme = "wbf";
  std::string agency = "JKR";
  std::string agency_name = "Jabatan Contoh";
};
std::string row(const Line& l) {
  return fmt::format("{},{},{},{},{},{},{},{},{},{},{}\n", l.agency, l.agency_name, l.unit, l.unit_name, l.user_id,
                     l.name, l.email, l.state, l.scheme, l.supervisor, l.roles);
}

class ImportOfficers : public testing::Test {
 protected:
  ImportOutcome import(const std::string& lines) { return import_officers(*place.context, header + lines); }

  /// The only fault of a file, as `line column key`.
  std::string only_fault(const std::string& lines) {
    const auto outcome = import(lines);
    EXPECT_EQ(outcome.faults_total, 1U) << (outcome.faults.empty() ? "" : outcome.faults.back().error.key);
    if (outcome.faults.empty()) return "none";
    const auto& fault = outcome.faults.front();
    return fmt::format("{} {} {}", fault.line, fault.error.field, fault.error.key);
  }

  std::optional<store::Officer> find(const std::string& user_id) {
    return place.database->read([&](db::Read& read) -> std::optional<store::Officer> {
      const auto account = store::find_account_by_user_id(read, user_id);
      if (!account) return std::nullopt;
      return store::find_officer(read, account->agency, account->officer, read.today());
    });
  }
  std::optional<store::Officer> find_on(const std::string& user_id, base::Day day) {
    return place.database->read([&](db::Read& read) {
      const auto account = store::find_account_by_user_id(read, user_id).value();
      return store::find_officer(read, account.agency, account.officer, day);
    });
  }
  std::int64_t count(std::string_view sql) {
    return place.database->read([&](db::Read& read) { return read.query(sql).integer(); });
  }

  test::TestInstallation place;
};

TEST_F(ImportOfficers, MakesAgenciesUnitsOfficersAndAccounts) {
  const auto outcome =
      import(row({.user_id = "Ketua", .roles = "head; approver", .unit = "U1", .unit_name = "Unit U1"}) +
             row({.user_id = "ali", .supervisor = "ketua", .scheme = "wbb:08:30"}));
  ASSERT_EQ(outcome.faults_total, 0U);
  EXPECT_EQ(outcome.created, 2U);
  EXPECT_EQ(outcome.agencies, 1U);
  EXPECT_EQ(outcome.units, 2U);
  ASSERT_EQ(outcome.passwords.size(), 2U);
  EXPECT_EQ(outcome.passwords[0].user_id, "ketua");
  const auto ali = find("ali").value();
  EXPECT_EQ(ali.supervisor, find("ketua")->id);
  EXPECT_EQ(ali.state, domain::State::kedah);
  EXPECT_EQ(domain::format_assigned(ali.scheme), "wbb:08:30");
  EXPECT_EQ(find("ketua")->roles.size(), 2U);
  const auto opened = sign_in(*place.context, {.user_id = "ali", .password = outcome.passwords[1].temporary_password});
  ASSERT_TRUE(opened);
  EXPECT_TRUE(opened->must_change_password);
}

TEST_F(ImportOfficers, MakesAMissingParentUnit) {
  EXPECT_EQ(import(row({.user_id = "ali", .unit = "U1/U1A/X", .unit_name = "Unit X"})).units, 3U);
  place.database->read([&](db::Read& read) {
    const auto agency = store::find_agency_by_code(read, "JKR")->id;
    const auto x = store::find_unit_by_path(read, agency, "U1/U1A/X", read.today()).value();
    const auto above = store::find_unit_by_path(read, agency, "U1/U1A", read.today()).value();
    EXPECT_EQ(x.parent, above.id);
    EXPECT_EQ(above.name, "U1A");
    return 0;
  });
}

TEST_F(ImportOfficers, TheSameFileTwiceChangesNothing) {
  const auto lines = row({.user_id = "ketua", .roles = "head", .unit = "U1", .unit_name = "Unit U1"}) +
                     row({.user_id = "ali", .supervisor = "ketua", .roles = "supervisor"}) + row({.user_id = "abu"});
  ASSERT_EQ(import(lines).created, 3U);
  const auto rows_before = count("SELECT count(*) FROM posting") + count("SELECT count(*) FROM role_holding");
  const auto again = import(lines);
  EXPECT_EQ(again.faults_total, 0U);
  EXPECT_EQ(again.unchanged, 3U);
  EXPECT_EQ(again.updated + again.created + again.agencies + again.units, 0U);
  EXPECT_TRUE(again.passwords.empty());
  EXPECT_EQ(count("SELECT count(*) FROM posting") + count("SELECT count(*) FROM role_holding"), rows_before);
}

TEST_F(ImportOfficers, AChangeHoldsFromTodayOnAndLeavesThePast) {
  ASSERT_EQ(import(row({.user_id = "ketua", .unit = "U1", .unit_name = "Unit U1"}) +
                   row({.user_id = "ali", .supervisor = "ketua", .roles = "supervisor"}))
                .created,
            2U);
  const auto first_day = base::local_day(place.clock.now());
  place.clock.advance(std::chrono::hours{48});
  const auto outcome = import(row({.user_id = "ali",
                                   .roles = "approver",
                                   .unit = "U1",
                                   .unit_name = "Unit Satu",
                                   .name = "Ali Baharu",
                                   .state = "sabah",
                                   .scheme = "office"}));
  ASSERT_EQ(outcome.faults_total, 0U);
  EXPECT_EQ(outcome.updated, 1U);
  const auto now = find("ali").value();
  EXPECT_EQ(now.name, "Ali Baharu");
  EXPECT_EQ(now.state, domain::State::sabah);
  EXPECT_EQ(domain::format_assigned(now.scheme), "office");
  EXPECT_FALSE(now.supervisor);
  ASSERT_EQ(now.roles.size(), 1U);
  EXPECT_EQ(now.roles[0], (store::UnitRole{domain::Role::approver, now.unit}));
  const auto before = find_on("ali", first_day).value();
  EXPECT_EQ(before.state, domain::State::kedah);
  EXPECT_EQ(domain::format_assigned(before.scheme), "wbf");
  EXPECT_EQ(before.supervisor, find("ketua")->id);
  ASSERT_EQ(before.roles.size(), 1U);
  EXPECT_EQ(before.roles[0].role, domain::Role::supervisor);
}

TEST_F(ImportOfficers, KeepsRolesThatAFileCannotGive) {
  ASSERT_EQ(import(row({.user_id = "ali"})).created, 1U);
  const auto ali = find("ali").value();
  place.database->write([&](db::Write& write) {
    store::insert_roles(write, {{ali.agency, ali.id, {domain::Role::delegate, ali.unit}}}, write.today());
    return 0;
  });
  EXPECT_EQ(import(row({.user_id = "ali"})).unchanged, 1U);
  EXPECT_EQ(find("ali")->roles.size(), 1U);
}

TEST_F(ImportOfficers, OneBadLineOfTenThousandStoresNothing) {
  std::string lines;
  for (int i = 0; i < 10'000; ++i) {
    lines +=
        row({.user_id = fmt::format("p{}", i), .supervisor = i == 0 ? "" : "p0", .scheme = i == 7'000 ? "wbz" : "wbf"});
  }
  EXPECT_EQ(only_fault(lines), "7002 scheme import_scheme_unknown");
  EXPECT_FALSE(find("p1"));
  EXPECT_EQ(count("SELECT count(*) FROM agency WHERE code = 'JKR'"), 0);
}

TEST_F(ImportOfficers, TakesAPlaceOnARotaThatTheAgencyHas) {
  const auto guard = row({.user_id = "ali", .scheme = "rota:GUARD+2"});
  EXPECT_EQ(only_fault(guard), "2 scheme import_rota_unknown");
  ASSERT_EQ(import(row({.user_id = "ali"})).created, 1U);
  const auto ali = find("ali").value();
  place.database->write([&](db::Write& write) {
    const auto id = base::RotaId::make(write.now());
    store::insert_rota(
        write, {ali.agency, id, "GUARD", "Pengawal", ali.unit},
        {ali.agency, id, write.today(), {write.today(), domain::parse_pattern("22:00-06:00+1 x2, rest x2").value()}});
    return 0;
  });
  ASSERT_EQ(import(guard).updated, 1U);
  EXPECT_EQ(domain::format_assigned(find("ali")->scheme), "rota:GUARD+2");
  EXPECT_EQ(only_fault(row({.user_id = "ali", .scheme = "rota:guard"})), "2 scheme import_scheme_unknown");
}

TEST_F(ImportOfficers, HoldsASchemeAgainstTheRulesOfItsAgency) {
  const auto early = row({.user_id = "abu", .scheme = "wbb:06:45"});
  ASSERT_EQ(import(row({.user_id = "ali"})).created, 1U);
  EXPECT_EQ(only_fault(early), "2 scheme wbb_start_out_of_range");
  const auto ali = find("ali").value();
  place.database->write([&](db::Write& write) {
    store::RuleValue value;
    value.id = base::make_uuid(write.now());
    value.edit = {"wbb_range", "",        write.today(), {}, "earliest = \"06:30\"\nlatest = \"10:00\"",
                  "Surat 1",   "practice"};
    value.revision = store::raise_rule_revision(write, ali.agency);
    value.made_at = write.now();
    store::insert_agency_rule_value(write, ali.agency, value);
    return 0;
  });
  EXPECT_EQ(only_fault(row({.user_id = "cik", .scheme = "wbb:06:45", .agency = "LAIN"})),
            "2 scheme wbb_start_out_of_range");
  EXPECT_EQ(import(early).created, 1U);
}

TEST_F(ImportOfficers, NamesTheLineAndColumnOfEachFault) {
  EXPECT_EQ(only_fault(row({.user_id = "a b"})), "2 user_id user_id_invalid");
  EXPECT_EQ(only_fault(row({.user_id = "ali", .state = "kedahh"})), "2 state import_state_unknown");
  EXPECT_EQ(only_fault(row({.user_id = "ali", .scheme = "wbb:11:30"})), "2 scheme wbb_start_out_of_range");
  EXPECT_EQ(only_fault(row({.user_id = "ali", .scheme = "shift:22:00-06:00+1"})), "2 scheme shift_without_rota");
  EXPECT_EQ(only_fault(row({.user_id = "ali", .roles = "system_admin"})), "2 roles import_role_unknown");
  EXPECT_EQ(only_fault(row({.user_id = "ali", .unit = "U1//U2"})), "2 unit_code import_path_invalid");
  EXPECT_EQ(only_fault(row({.user_id = "ali", .name = ""})), "2 name import_empty");
  EXPECT_EQ(only_fault(row({.user_id = "ali", .name = std::string(201, 'x')})), "2 name import_too_long");
  EXPECT_EQ(only_fault(row({.user_id = "ali", .email = "nama"})), "2 email import_email_invalid");
  EXPECT_EQ(only_fault(row({.user_id = "ali", .supervisor = "ali"})), "2 supervisor_user_id import_supervisor_self");
  EXPECT_EQ(only_fault(row({.user_id = "ali", .supervisor = "tiada"})),
            "2 supervisor_user_id import_supervisor_unknown");
  EXPECT_EQ(only_fault(row({.user_id = "ali"}) + row({.user_id = "ALI"})), "3 user_id import_user_twice");
  EXPECT_EQ(only_fault(row({.user_id = "ali"}) + row({.user_id = "abu", .agency_name = "Lain"})),
            "3 agency_name import_name_differs");
  EXPECT_EQ(only_fault(row({.user_id = "ali"}) + row({.user_id = "abu", .unit_name = "Lain"})),
            "3 unit_name import_name_differs");
  EXPECT_EQ(only_fault("a,b,c\n"), "2  import_columns");
  EXPECT_EQ(only_fault(row({.user_id = "ali"}) + row({.user_id = "abu", .name = "Na\xff"})), "3  csv_not_utf8");
  EXPECT_EQ(only_fault(row({.user_id = "ali"}) + row({.user_id = "abu", .name = "\"Na"})), "3  csv_malformed");
}

TEST_F(ImportOfficers, RefusesAnotherHeader) {
  const auto outcome = import_officers(*place.context, "user_id,name\nali,Ali\n");
  ASSERT_EQ(outcome.faults_total, 1U);
  EXPECT_EQ(outcome.faults[0].error.key, "import_header");
  EXPECT_EQ(import_officers(*place.context, "").faults_total, 1U);
}

TEST_F(ImportOfficers, KeepsAHundredFaultsAndCountsAll) {
  std::string lines;
  for (int i = 0; i < 150; ++i) lines += row({.user_id = fmt::format("p{}", i), .state = "x"});
  const auto outcome = import(lines);
  EXPECT_EQ(outcome.faults_total, 150U);
  EXPECT_EQ(outcome.faults.size(), 100U);
  EXPECT_EQ(outcome.faults.back().line, 101U);
}

TEST_F(ImportOfficers, FindsLoopsInTheFileAndThroughWhatIsStored) {
  const auto outcome = import(row({.user_id = "a", .supervisor = "b"}) + row({.user_id = "b", .supervisor = "c"}) +
                              row({.user_id = "c", .supervisor = "a"}) + row({.user_id = "d", .supervisor = "a"}));
  EXPECT_EQ(outcome.faults_total, 3U);  // d only hangs on it
  for (const auto& fault : outcome.faults) EXPECT_EQ(fault.error.key, "import_supervisor_loop");
  ASSERT_EQ(import(row({.user_id = "a"}) + row({.user_id = "b", .supervisor = "a"})).created, 2U);
  EXPECT_EQ(only_fault(row({.user_id = "a", .supervisor = "b"})), "2 supervisor_user_id import_supervisor_loop");
}

TEST_F(ImportOfficers, ASupervisorMayBeStoredAlreadyOnlyInTheSameAgency) {
  ASSERT_EQ(import(row({.user_id = "ketua"})).created, 1U);
  EXPECT_EQ(import(row({.user_id = "ali", .supervisor = "ketua"})).created, 1U);
  EXPECT_EQ(only_fault(row({.user_id = "abu", .supervisor = "ketua", .agency = "LAIN"})),
            "2 supervisor_user_id import_supervisor_unknown");
  EXPECT_EQ(only_fault(row({.user_id = "ali", .agency = "LAIN"})), "2 user_id import_user_elsewhere");
}

TEST_F(ImportOfficers, AFaultyLineIsNotBlamedOnThoseWhoReferToIt) {
  EXPECT_EQ(only_fault(row({.user_id = "ketua", .state = "x"}) + row({.user_id = "ali", .supervisor = "ketua"})),
            "2 state import_state_unknown");
}

TEST_F(ImportOfficers, ReadsWhatSpreadsheetsWrite) {
  auto file = "\xEF\xBB\xBF" + std::string(import_header) + "\r\n" +
              "JKR,\"Jabatan \"\"Contoh\"\", Kedah\",U1,Unit U1,ali,\"Ali, bin Abu\",,kedah,wbf,,\r\n\r\n" +
              "JKR,\"Jabatan \"\"Contoh\"\", Kedah\",U1,Unit U1,abu,Abu,,kedah,wbf,ali,supervisor;head\r\n";
  const auto outcome = import_officers(*place.context, file);
  ASSERT_EQ(outcome.faults_total, 0U);
  EXPECT_EQ(find("ali")->name, "Ali, bin Abu");
  EXPECT_EQ(find("abu")->roles.size(), 2U);
  EXPECT_EQ(count("SELECT count(*) FROM agency WHERE name = 'Jabatan \"Contoh\", Kedah'"), 1);
}

TEST_F(ImportOfficers, IsGivenUpWhenThePasswordsCannotBeKept) {
  const auto refuse = [](const auto&) { throw std::runtime_error("disk full"); };
  EXPECT_THROW((void)import_officers(*place.context, header + row({.user_id = "ali"}), refuse), std::runtime_error);
  EXPECT_FALSE(find("ali"));
}

TEST_F(ImportOfficers, IsAuditedInEachAgency) {
  ASSERT_EQ(import(row({.user_id = "ali"}) + row({.user_id = "abu", .agency = "LAIN"})).created, 2U);
  EXPECT_EQ(count("SELECT count(*) FROM audit_entry WHERE action = 'officers_imported' AND detail LIKE 'created=1 %'"),
            2);
}

TEST(Csv, CountsLinesInsideQuotesAndEveryKindOfLineEnd) {
  const auto text = read_csv("a,b\r\n\"x\ny\",z\n\n  \nlast,1\rmac,2");
  EXPECT_TRUE(text.faults.empty());
  ASSERT_EQ(text.records.size(), 4U);
  EXPECT_EQ(text.records[1].fields, (std::vector<std::string>{"x\ny", "z"}));
  EXPECT_EQ(text.records[1].line, 2U);
  EXPECT_EQ(text.records[2].line, 6U);
  EXPECT_EQ(text.records[3].line, 7U);
}

}  // namespace
}  // namespace spotme::app
