#include "app/leave_import.hpp"

#include "app/notice.hpp"
#include "store/closing.hpp"
#include "store/grant.hpp"
#include "tests/support/day_world.hpp"

#include <fmt/format.h>

/// Leave from a file: all of it or nothing, each line with its fault.
namespace spotme::test {
namespace {

using domain::Role;

class LeaveImportTest : public DayWorld {
 protected:
  LeaveImportTest() {
    officer = place.add({"pegawai"});
    other = place.add({"lain", "U1/B"});
    coordinator = place.add({"penyelaras", "U1/A", domain::State::putrajaya, domain::Wbf{}, {Role::coordinator}});
    place.add({"asing", "U1", domain::State::putrajaya, domain::Wbf{}, {}, "AG2"});
  }
  app::LeaveImport run(const std::string& lines, bool dry_run = false) {
    const auto text = std::string(app::leave_header) + "\n" + lines;
    return import(text, dry_run);
  }
  app::LeaveImport import(const std::string& text, bool dry_run) {
    return app::import_leave(*place.context, place.caller_for(coordinator), text, dry_run,
                             {coordinator.officer, "10.0.0.1", "ujian"});
  }
  /// `line:key/column` of each fault.
  static std::vector<std::string> faults(const app::LeaveImport& outcome) {
    std::vector<std::string> found;
    for (const auto& one : outcome.faults) {
      found.push_back(fmt::format("{}:{}/{}", one.line, one.error.key, one.error.field));
    }
    return found;
  }
  std::int64_t stored() {
    return place.database->read(
        [](db::Read& read) { return read.query("SELECT count(*) FROM officer_grant").integer(); });
  }
  Made officer, other, coordinator;
};

TEST_F(LeaveImportTest, StoresWhatIsNewAndKnowsWhatItHas) {
  const std::string lines = "PEGAWAI,2026-11-25,2026-11-26,,CR,100-1\npegawai,2026-11-30,,morning,CR,\n";
  const auto trial = run(lines, true);
  EXPECT_EQ(faults(trial), std::vector<std::string>{});
  EXPECT_EQ(trial.lines.size(), 2U);
  EXPECT_EQ(stored(), 0);
  EXPECT_EQ(run(lines).stored, 2U);
  const auto again = run(lines + "pegawai,2026-12-01,2026-12-01,day,CS,\n");
  EXPECT_TRUE(again.lines[0].same && again.lines[1].same);
  EXPECT_EQ(again.stored, 1U);
  EXPECT_EQ(stored(), 3);
}

TEST_F(LeaveImportTest, TellsEachOfficerOnce) {
  const auto notices = [&] {
    return app::list_notices(*place.context, place.messages, place.caller_for(officer), {}).notices;
  };
  EXPECT_EQ(run("pegawai,2026-11-25,2026-11-26,,CR,\npegawai,2026-11-30,,morning,CR,\n").stored, 2U);
  ASSERT_EQ(notices().size(), 1U);
  EXPECT_EQ(notices().front().body.en, "2 grants were recorded for you by Pegawai penyelaras.");
  EXPECT_EQ(run("pegawai,2026-11-25,2026-11-26,,CR,\n").stored, 0U);
  EXPECT_EQ(notices().size(), 1U) << "what was there already is no news";
  EXPECT_EQ(run("pegawai,2026-12-01,,,CR,\n").stored, 1U);
  ASSERT_EQ(notices().size(), 2U);
  EXPECT_EQ(notices().front().body.ms, "Cuti mulai 1 Dis 2026 telah direkodkan bagi anda oleh Pegawai penyelaras.");
}

TEST_F(LeaveImportTest, ReopensTheDaysOfAllLinesThatTheClosingMayHaveReached) {
  const auto reopened = [&] {
    return place.database->read(
        [](db::Read& read) { return read.query("SELECT count(*), min(work_day), max(work_day) FROM day_reopening"); });
  };
  ASSERT_EQ(run("pegawai,2026-11-02,2026-11-03,,CR,\n").stored, 1U);
  EXPECT_EQ(reopened().integer(), 0) << "nothing is closed yet";
  place.database->write([&](db::Write& write) {
    store::start_closing(write, officer.agency, day("2026-11-16"));
    return 0;
  });
  ASSERT_EQ(run("pegawai,2026-11-12,2026-11-17,,CR,\npegawai,2026-11-23,2028-01-31,,CB,\n").stored, 2U);
  const auto days = reopened();
  EXPECT_EQ(days[0].integer(0), 4) << "16 and 17, 23 and today";
  EXPECT_EQ(days[0].day(1), day("2026-11-16"));
  EXPECT_EQ(days[0].day(2), day("2026-11-24"));
}

TEST_F(LeaveImportTest, NamesEachFaultAndStoresNothing) {
  const auto outcome =
      run("pegawai,2026-11-25,2026-11-26,,CR,\n"
          "tiada,2026-11-25,2026-11-26,,CR,\n"
          "lain,2026-11-25,2026-11-26,,CR,\n"
          "asing,2026-11-25,2026-11-26,,CR,\n"
          "penyelaras,2026-11-25,2026-11-26,,CR,\n"
          "pegawai,25-11-2026,2026-11-26,,CR,\n"
          "pegawai,2026-12-01,2026-12-01,siang,CR,\n"
          "pegawai,2026-12-01,2026-12-01,,,\n"
          "pegawai,2026-12-02,2026-12-01,,CR,\n"
          "pegawai,2026-11-26,2026-11-27,,CR,\n"
          "pegawai,2026-12-05,2026-12-06,,CR,\n"
          "pegawai,2026-12-01\n"
          "pegawai,2026-12-01,2026-12-01,,CCCCCCCCCCCCCCCCCCCCC,\n");
  const std::vector<std::string> wanted{"3:leave_import_officer/user_id",
                                        "4:leave_import_officer/user_id",
                                        "5:leave_import_officer/user_id",
                                        "6:grant_own/user_id",
                                        "7:leave_import_day/first_day",
                                        "8:leave_import_part/part",
                                        "9:grant_code_missing/code",
                                        "10:range_reversed/last_day",
                                        "11:grant_overlap_leave/first_day",
                                        "12:grant_no_working_day/first_day",
                                        "13:import_columns/",
                                        "14:import_too_long/code"};
  EXPECT_EQ(faults(outcome), wanted);
  EXPECT_EQ(outcome.stored, 0U);
  EXPECT_EQ(stored(), 0);
}

TEST_F(LeaveImportTest, NamesAnUnknownOfficerBesideWhatElseIsWrongWithTheLine) {
  const auto outcome =
      run("tiada,2026-12-01,,siang,,\n"
          "penyelaras,1/12/2026,,,CR,\n"
          "pegawai,2026-12-01,,siang,CR,\n");
  const std::vector<std::string> wanted{
      "2:leave_import_part/part",     "2:grant_code_missing/code", "2:leave_import_officer/user_id",
      "3:leave_import_day/first_day", "3:grant_own/user_id",       "4:leave_import_part/part"};
  EXPECT_EQ(faults(outcome), wanted);
  EXPECT_TRUE(outcome.lines.empty());
  const auto words = place.messages.text("leave_import_part", outcome.faults.front().error.args);
  EXPECT_EQ(words.ms, "Bahagian hari mestilah day (sehari penuh), morning (pagi) atau afternoon (petang).");
  EXPECT_EQ(words.en, "The part of the day must be day, morning or afternoon.");
}

TEST_F(LeaveImportTest, TakesWhateverSeparatorASpreadsheetWrites) {
  const std::string semicolons = "user_id;first_day;last_day;part;code;evidence\r\npegawai;2026-11-25;;;CR;\r\n";
  EXPECT_EQ(import(semicolons, false).stored, 1U);
  EXPECT_EQ(import("sep=;\r\n" + semicolons, true).lines.at(0).line, 3U);
  EXPECT_TRUE(import("\xEF\xBB\xBF" + semicolons, true).lines.at(0).same);
  EXPECT_TRUE(import("user_id\tfirst_day\tlast_day\tpart\tcode\tevidence\npegawai\t2026-11-25\t\t\tCR\t\n", true)
                  .lines.at(0)
                  .same);
}

TEST_F(LeaveImportTest, HasItsLimits) {
  EXPECT_EQ(faults(import("user_id,day\n", true)), std::vector<std::string>{"1:leave_import_header/"});
  EXPECT_EQ(faults(import("", true)), std::vector<std::string>{"1:leave_import_header/"});
  std::string lines;
  for (std::size_t i = 0; i < app::most_leave_lines; ++i) lines += "pegawai,2026-11-25,2026-11-25,,CR\n";
  EXPECT_EQ(run(lines, true).faults_total, app::most_leave_lines) << "each has a column too few, and all are read";
  EXPECT_EQ(faults(run(lines + "pegawai,2026-11-25,2026-11-25,,CR,\n", true)),
            std::vector<std::string>{"2002:leave_import_too_many/"});
  EXPECT_EQ(faults(import(std::string(app::most_leave_bytes + 1, 'x'), true)),
            std::vector<std::string>{"1:leave_import_too_large/"});
}

}  // namespace
}  // namespace spotme::test
