#include "app/agency_day_import.hpp"

#include "app/agency_day.hpp"
#include "tests/app/told_import.hpp"
#include "tests/support/installation.hpp"

#include <gtest/gtest.h>

#include <string>

namespace spotme::app {
namespace {

using domain::Role;
using domain::State;

base::Day day(std::string_view text) { return base::parse_day(text).value(); }

constexpr const char* header = "date,name_ms,name_en,source,unit\n";

class AgencyDayImport : public testing::Test {
 protected:
  AgencyDayImport() {
    const auto person = [&](const std::string& name, const std::string& path, std::vector<Role> roles) {
      return installation.caller_for(installation.add({name, path, State::kelantan, domain::Wbf{}, std::move(roles)}));
    };
    keeper = person("pentadbir", "U1", {Role::agency_admin});
    coordinator = person("penyelaras", "U1/A", {Role::coordinator});
    system = person("sistem", "U1", {Role::system_admin});
  }

  base::Result<CalendarImport> ask(const domain::Caller& caller, const AgencyImportRequest& request) {
    return import_agency_days(*installation.context, caller, keeper.agency, request, {});
  }
  CalendarImport csv(const domain::Caller& caller, const std::string& text, bool dry_run) {
    auto found = ask(caller, {CalendarFormat::csv, text, {}, {}, dry_run});
    EXPECT_TRUE(found.has_value());
    return found ? std::move(found).value() : CalendarImport{};
  }
  std::string tried(const domain::Caller& caller, const std::string& lines) {
    return told(csv(caller, header + lines, true));
  }
  std::int64_t stored() {
    return installation.database->read(
        [](db::Read& read) { return read.query("SELECT count(*) FROM agency_holiday").integer(); });
  }

  test::TestInstallation installation;
  domain::Caller keeper, coordinator, system;
};

TEST_F(AgencyDayImport, TellsNewSameAndChangedAndStoresAllOrNothing) {
  const std::string lines =
      "2026-12-01,Hari Terbuka,Open day,Surat KJ 1/2026,\n"
      "2026-12-02,Hari Unit,,Surat KJ 2/2026,U1/A\n";
  EXPECT_EQ(tried(keeper, lines), "2:added 3:added");
  EXPECT_EQ(stored(), 0);
  const auto done = csv(keeper, header + lines, false);
  ASSERT_TRUE(done.edit.has_value());
  EXPECT_EQ(stored(), 2);
  EXPECT_EQ(tried(keeper, lines), "2:same 3:same");
  EXPECT_EQ(tried(keeper, "2026-12-01,Hari Terbuka,Open day,Surat KJ 9/2026,\n"), "2:changed") << "another source";
  EXPECT_EQ(tried(keeper, "2026-12-01,Hari Terbuka,Open day,Surat KJ 1/2026,U1/B\n"), "2:added") << "another unit";
  const auto moved = csv(keeper, std::string(header) + "2026-12-08,Hari Unit,,Surat KJ 2/2026,U1/A\n", false);
  EXPECT_EQ(told(moved), "2:changed");
  EXPECT_EQ(moved.lines.front().before->day, day("2026-12-02")) << "moved from there";
  const auto page = show_agency_calendar(*installation.context, keeper, keeper.agency, 2026, std::nullopt);
  std::string own;
  for (const auto& row : page->holidays) {
    if (row.value.origin != domain::HolidayOrigin::agency) continue;
    own += base::format_day(row.value.day).substr(5) + " " + row.value.unit_path + " " + row.value.name_en + ", ";
  }
  EXPECT_EQ(own, "12-01  Open day, 12-08 U1/A Hari Unit, ");
  EXPECT_EQ(withdraw_agency_edit(*installation.context, keeper, keeper.agency, *done.edit, "silap", {}).error().key,
            "calendar_edit_built_upon");
  EXPECT_TRUE(withdraw_agency_edit(*installation.context, keeper, keeper.agency, *moved.edit, "silap", {}).has_value());
  EXPECT_TRUE(withdraw_agency_edit(*installation.context, keeper, keeper.agency, *done.edit, "silap", {}).has_value())
      << "the whole import is undone at once";
  EXPECT_EQ(tried(keeper, lines), "2:added 3:added");
}

TEST_F(AgencyDayImport, NamesEveryWrongLineWithItsColumnAndStoresNothing) {
  const auto wrong = csv(keeper,
                         std::string(header) +
                             "2026-13-01,A,,s,\n"
                             "2026-12-02,,A,s,\n"
                             "2026-12-03,A,,,\n"
                             "2026-12-04,A,,s,U1/Z\n"
                             "2026-12-05,A,,s\n"
                             "2031-12-05,A,,s,\n"
                             "2026-12-07,B,,s,\n"
                             "2026-12-07,B,,s,\n"
                             "2026-12-08,C,,s,\n",
                         false);
  EXPECT_EQ(told(wrong),
            "2 calendar_day_invalid date | 3 import_empty name_ms | 4 import_empty source | 5 unit_unknown unit | "
            "6 import_columns  | 7 outside_calendar date | 9 calendar_line_twice ");
  EXPECT_FALSE(wrong.edit.has_value());
  EXPECT_EQ(stored(), 0);
  EXPECT_EQ(told(csv(keeper, "date,states\n", true)), "1 import_header ");
  EXPECT_EQ(told(csv(keeper, "date,name_ms,name_en,source\n2026-12-01,A,,s\n", true)), "2:added")
      << "the unit may be left out";
}

TEST_F(AgencyDayImport, ChangesNothingBeyondTheKeepersReach) {
  EXPECT_EQ(tried(coordinator, "2026-12-01,A,,s,U1/A\n"), "2:added");
  EXPECT_EQ(tried(coordinator, "2026-12-01,A,,s,U1/B\n2026-12-01,A,,s,\n"),
            "2 unit_unknown unit | 3 agency_day_not_yours unit");
  EXPECT_EQ(ask(system, {CalendarFormat::csv, header}).error().key, "not_found");
  const std::string whole = "2026-12-01,Hari Terbuka,,s,\n";
  csv(keeper, header + whole, false);
  EXPECT_EQ(tried(coordinator, "2026-12-01,Hari Terbuka,,s,U1/A\n"), "2:added") << "the day of all is another one";
  EXPECT_EQ(tried(coordinator, "2026-12-02,Hari Terbuka,,s,U1/A\n"), "2:added") << "and it is not moved";
}

TEST_F(AgencyDayImport, ReadsICalendarForTheUnitThatIsNamed) {
  const std::string text =
      "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nDTSTART;VALUE=DATE:20261119\r\nDTEND;VALUE=DATE:20261121\r\n"
      "SUMMARY:Hari Keluarga\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";
  AgencyImportRequest request{CalendarFormat::ical, text, "Ketua Jabatan", installation.unit("AG1", "U1/B"), true};
  EXPECT_EQ(ask(coordinator, request).error().field, "unit_id");
  request.unit = installation.unit("AG1", "U1/A");
  const auto found = ask(coordinator, request);
  ASSERT_TRUE(found.has_value());
  EXPECT_EQ(told(*found), "3:added 3:added");
  EXPECT_EQ(found->lines.front().entry.unit_path, "U1/A");
  EXPECT_EQ(found->lines.front().entry.source, "Ketua Jabatan");
  ASSERT_TRUE(found->preview.has_value()) << "its days are over";
  EXPECT_EQ(found->preview->changed_officers, 1U) << "the coordinator himself; Friday is a rest day there";
  EXPECT_EQ(stored(), 0);
  request.unit.reset();
  EXPECT_EQ(ask(coordinator, request).error().key, "agency_day_not_yours");
  EXPECT_EQ(told(ask(keeper, request).value()), "3:added 3:added");
}

}  // namespace
}  // namespace spotme::app
