#include "app/calendar_import.hpp"

#include "tests/app/told_import.hpp"
#include "tests/support/installation.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <fstream>
#include <sstream>
#include <string>

namespace spotme::app {
namespace {

using domain::Role;
using domain::State;

base::Day day(std::string_view text) { return base::parse_day(text).value(); }

constexpr const char* header = "date,states,name_ms,name_en,kind,islamic,source,certainty\n";

std::string file(const std::string& path) {
  std::ifstream stream(SPOTME_SOURCE_DIR "/" + path);
  std::ostringstream text;
  text << stream.rdbuf();
  return text.str();
}

/// One whole day of an iCalendar file.
std::string event(std::string_view date, std::string_view name) {
  return fmt::format("BEGIN:VEVENT\r\nDTSTART;VALUE=DATE:{}\r\nSUMMARY:{}\r\nEND:VEVENT\r\n", date, name);
}
std::string ical(const std::string& events) {
  return "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n" + events + "END:VCALENDAR\r\n";
}

class CalendarImportTest : public testing::Test {
 protected:
  CalendarImportTest()
      : system(installation.caller_for(
            installation.add({"sistem", "U1", State::putrajaya, domain::Wbf{}, {Role::system_admin}}))) {}

  CalendarImport run(CalendarFormat format, const std::string& text, bool dry_run) {
    CalendarImportRequest request{format, text, {}, dry_run};
    const auto& every = domain::all_states();
    request.defaults.states.assign(every.begin(), every.end());
    request.defaults.source = "kabinet.gov.my";
    auto result = import_calendar(*installation.context, system, request, {});
    EXPECT_TRUE(result.has_value());
    return result ? std::move(result).value() : CalendarImport{};
  }

  std::string csv(const std::string& lines, bool dry_run = true) {
    return told(run(CalendarFormat::csv, header + lines, dry_run));
  }

  std::int64_t stored() {
    return installation.database->read(
        [](db::Read& read) { return read.query("SELECT count(*) FROM holiday").integer(); });
  }

  test::TestInstallation installation;
  domain::Caller system;
};

TEST_F(CalendarImportTest, FindsTheOwnFileTheSame) {
  const auto import = run(CalendarFormat::csv, file("rules/holidays.csv"), false);
  EXPECT_EQ(import.faults_total, 0U);
  EXPECT_EQ(import.lines.size(), 259U);
  for (const auto& line : import.lines) EXPECT_EQ(line.fate, EntryFate::same) << line.line;
  EXPECT_FALSE(import.edit.has_value());
  EXPECT_EQ(stored(), 0);
}

TEST_F(CalendarImportTest, TellsNewSameAndChangedAndStoresAllOrNothing) {
  const std::string lines =
      "2026-12-15,perak,Cuti Peristiwa,Occasional holiday,declared,no,MB Perak,press\n"
      "2026-05-01,all,Hari Pekerja,Labour Day,holiday,no,"
      "BKPP HKA-2026 via vacanza/holidays 2026-07-23 + malcolmmelvin.blogspot.com,official\n"
      "2027-08-16,all,Hari Keputeraan Nabi Muhammad S.A.W. (Maulidur Rasul),Prophet Muhammad's Birthday,holiday,yes,"
      "BKPP HKA-2027,official\n"
      "2027-05-20,all,Hari Wesak,Wesak Day,holiday,no,BKPP HKA-2027,official\n";
  EXPECT_EQ(csv(lines), "2:added 3:same 4:changed 5:changed");
  EXPECT_EQ(stored(), 0);
  const auto import = run(CalendarFormat::csv, header + lines, false);
  ASSERT_TRUE(import.edit.has_value());
  EXPECT_EQ(import.lines[2].before->day, day("2027-08-15")) << "moved from there";
  EXPECT_EQ(stored(), 3);
  EXPECT_EQ(csv(lines), "2:same 3:same 4:same 5:same");
  EXPECT_TRUE(withdraw_calendar_edit(*installation.context, system, *import.edit, "silap", {}).has_value());
  EXPECT_EQ(csv(lines), "2:added 3:same 4:changed 5:changed") << "the whole import is undone at once";
}

TEST_F(CalendarImportTest, NamesEveryWrongLineWithItsColumnAndStoresNothing) {
  EXPECT_EQ(csv("2026-13-01,perak,A,A,declared,no,s,press\n"
                "2026-12-02,perak;peraq,A,A,declared,no,s,press\n"
                "2026-12-03,perak,,A,declared,no,s,press\n"
                "2026-12-04,perak,A,A,festival,no,s,press\n"
                "2026-12-05,perak,A,A,declared,maybe,s,press\n"
                "2026-12-06,perak,A,A,declared,no,,press\n"
                "2026-12-07,perak,A,A,declared,no,s,rumour\n"
                "2026-12-08,perak,A,A\n"
                "2029-01-01,perak,A,A,declared,no,s,press\n"
                "2026-12-10,perak,A,A,declared,no,s,press\n"
                "2026-12-10,perak;johor,A,A,declared,no,s,press\n",
                false),
            "2 calendar_day_invalid date | 3 import_state_unknown states | 4 import_empty name_ms | "
            "5 calendar_word_unknown kind | 6 calendar_word_unknown islamic | 7 import_empty source | "
            "8 calendar_word_unknown certainty | 9 import_columns  | 10 outside_calendar date | "
            "12 calendar_line_twice ");
  EXPECT_EQ(stored(), 0);
  EXPECT_EQ(told(run(CalendarFormat::csv, "day,states\n", true)), "1 import_header ");
  EXPECT_EQ(told(run(CalendarFormat::csv, "", true)), "1 import_header ");
  EXPECT_EQ(csv("2026-12-10,perak,\"A,A,declared,no,s,press\n"), "2 csv_malformed ");
}

TEST_F(CalendarImportTest, TakesADistrictColumn) {
  const std::string text =
      "date,states,name_ms,name_en,kind,islamic,source,certainty,district\n"
      "2026-12-01,kelantan,Cuti Banjir,Flood holiday,declared,no,MB Kelantan,press,Kota Bharu\n"
      "2026-12-01,kelantan,Cuti Banjir,Flood holiday,declared,no,MB Kelantan,press,Tumpat\n";
  EXPECT_EQ(told(run(CalendarFormat::csv, text, false)), "2:added 3:added");
  EXPECT_EQ(told(run(CalendarFormat::csv, text, false)), "2:same 3:same");
}

TEST_F(CalendarImportTest, SplitsARowWhoseStatesTheFileTellsApart) {
  // Kelantan and Terengganu stand in one tentative row of the files.
  EXPECT_EQ(csv("2026-03-20,kelantan,Hari Kelepasan Am Tambahan Aidilfitri,Additional Aidilfitri holiday,declared,no,"
                "P.N. Kn. 5/2026,official\n",
                false),
            "2:changed");
  const auto page = show_calendar(*installation.context, system, 2026, std::nullopt);
  std::string found;
  for (const auto& row : page->holidays) {
    if (row.value.day != day("2026-03-20") || row.value.source.find("Sabah") != std::string::npos) continue;
    const auto states = store::format_states(row.value.states);
    if (states == "kelantan" || states == "terengganu") {
      found += states + ":" + std::string(domain::date_certainty_name(row.value.certainty)) + " ";
    }
  }
  EXPECT_EQ(found, "terengganu:tentative kelantan:official ");
}

TEST_F(CalendarImportTest, ReadsICalendarAndConfirmsWhatWasTentative) {
  const auto text = ical(event("20260501", "Labour Day") + event("20270520", "Wesak Day") +
                         event("20270301", "Cuti Khas") + event("20261108", "Hari Deepavali"));
  const auto import = run(CalendarFormat::ical, text, true);
  EXPECT_EQ(told(import), "3:same 7:changed 11:added 15:changed")
      << "Deepavali is no holiday in Sarawak, the file says all";
  EXPECT_EQ(import.lines[1].entry.source, "kabinet.gov.my");
  EXPECT_EQ(told(run(CalendarFormat::ical, ical(event("20260501", "Labour Day")), false)), "3:same");
  EXPECT_EQ(told(run(CalendarFormat::ical,
                     ical("BEGIN:VEVENT\r\nDTSTART;VALUE=DATE:20270301\r\nSUMMARY:A\r\n"
                          "RRULE:FREQ=YEARLY\r\nEND:VEVENT\r\n"),
                     false)),
            "6 ical_repeats RRULE");
  EXPECT_EQ(stored(), 0);
}

TEST_F(CalendarImportTest, MakesADayOfEachDayOfAnEntry) {
  const auto import = run(CalendarFormat::ical,
                          ical("BEGIN:VEVENT\r\nDTSTART;VALUE=DATE:20270301\r\nDTEND;VALUE=DATE:20270304\r\n"
                               "SUMMARY:Cuti Khas\r\nEND:VEVENT\r\n"),
                          false);
  EXPECT_EQ(told(import), "3:added 3:added 3:added");
  EXPECT_EQ(stored(), 3);
}

TEST_F(CalendarImportTest, HoldsItsLimits) {
  const auto with = [&](std::size_t entries) {
    std::string text;
    for (std::size_t i = 0; i < entries; ++i) {
      text += fmt::format("{},perak,Hari {},Day {},declared,no,s,press\n",
                          base::format_day(day("2026-01-01") + std::chrono::days{static_cast<int>(i % 365)}), i, i);
    }
    const auto result = csv(text);
    return result.substr(0, result.find(' ')) + (result.find("too_many") == std::string::npos ? "" : " too many");
  };
  EXPECT_EQ(with(most_calendar_entries - 1), "2:added");
  EXPECT_EQ(with(most_calendar_entries), "2:added");
  EXPECT_EQ(with(most_calendar_entries + 1), "2002 too many");

  const auto sized = [&](std::size_t bytes) {
    std::string text = header;
    text += "2026-12-15,perak,Cuti Peristiwa,Occasional holiday,declared,no,MB Perak,press\n";
    text.append(bytes - text.size(), '\n');
    return told(run(CalendarFormat::csv, text, true));
  };
  EXPECT_EQ(sized(most_calendar_bytes - 1), "2:added");
  EXPECT_EQ(sized(most_calendar_bytes), "2:added");
  EXPECT_EQ(sized(most_calendar_bytes + 1), "1 calendar_file_too_large ");

  const auto named = [&](std::size_t length) {
    return csv("2026-12-15,perak," + std::string(length, 'a') + ",A,declared,no,s,press\n");
  };
  EXPECT_EQ(named(200), "2:added");
  EXPECT_EQ(named(201), "2 import_too_long name_ms");
}

TEST_F(CalendarImportTest, IsForASystemAdministratorAlone) {
  const auto officer = installation.caller_for(installation.add({"pegawai"}));
  EXPECT_EQ(import_calendar(*installation.context, officer, {}, {}).error().key, "not_found");
}

}  // namespace
}  // namespace spotme::app
