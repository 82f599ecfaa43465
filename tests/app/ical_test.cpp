#include "app/ical.hpp"

#include "base/messages.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <string>

namespace spotme::app {
namespace {

/// A calendar around `event`, its lines ended by CRLF as the RFC has it.
std::string calendar(const std::string& event) {
  std::string text =
      "BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//x//EN\nBEGIN:VEVENT\nUID:1\n" + event + "END:VEVENT\nEND:VCALENDAR\n";
  std::string result;
  for (const char c : text) result += c == '\n' ? "\r\n" : std::string(1, c);
  return result;
}

/// `2026-11-08/2026-11-08 Deepavali`, or the faults as `line key property`.
std::string told(const std::string& text) {
  static const auto messages = base::Messages::load();
  const auto read = read_ical(text);
  std::string result;
  const auto add = [&](const std::string& part) { result += (result.empty() ? "" : " | ") + part; };
  for (const auto& fault : read.faults) {
    EXPECT_FALSE(messages.text(fault.error.key, fault.error.args).ms.empty());
    add(fmt::format("{} {} {}", fault.line, fault.error.key, fault.error.field));
  }
  for (const auto& event : read.events) {
    add(fmt::format("{}/{} {}{}", base::format_day(event.first), base::format_day(event.last), event.name,
                    event.name_en.empty() ? "" : " = " + event.name_en));
  }
  return result;
}

std::string event(const std::string& lines) { return told(calendar(lines)); }

constexpr const char* day = "DTSTART;VALUE=DATE:20261108\n";

TEST(Ical, reads_a_day) {
  EXPECT_EQ(event(std::string(day) + "SUMMARY:Hari Deepavali\n"), "2026-11-08/2026-11-08 Hari Deepavali");
  EXPECT_EQ(event("DTSTART:20261108\nSUMMARY:Hari Deepavali\n"), "2026-11-08/2026-11-08 Hari Deepavali");
  EXPECT_EQ(event("dtstart;value=date:20261108\nsummary;language=ms:Hari Deepavali\n"),
            "2026-11-08/2026-11-08 Hari Deepavali");
}

TEST(Ical, takes_dtend_as_the_day_after_the_last) {
  EXPECT_EQ(event(std::string(day) + "DTEND;VALUE=DATE:20261109\nSUMMARY:A\n"), "2026-11-08/2026-11-08 A");
  EXPECT_EQ(event(std::string(day) + "DTEND;VALUE=DATE:20261110\nSUMMARY:A\n"), "2026-11-08/2026-11-09 A");
  EXPECT_EQ(event(std::string(day) + "DTEND;VALUE=DATE:20261108\nSUMMARY:A\n"), "7 ical_ends_before_it_begins DTEND");
  EXPECT_EQ(event(std::string(day) + "DTEND;VALUE=DATE:20261209\nSUMMARY:A\n"), "2026-11-08/2026-12-08 A");
  EXPECT_EQ(event(std::string(day) + "DTEND;VALUE=DATE:20261210\nSUMMARY:A\n"), "7 ical_too_many_days DTEND");
  EXPECT_EQ(event(std::string(day) + "DURATION:P2D\nSUMMARY:A\n"), "2026-11-08/2026-11-09 A");
  EXPECT_EQ(event(std::string(day) + "DURATION:P1W\nSUMMARY:A\n"), "2026-11-08/2026-11-14 A");
  EXPECT_EQ(event(std::string(day) + "DURATION:PT1H\nSUMMARY:A\n"), "7 ical_not_a_day DURATION");
}

TEST(Ical, unfolds_lines_even_inside_a_character) {
  EXPECT_EQ(event(std::string(day) + "SUMMARY:Hari Kepu\n teraan\n  Sultan\n"),
            "2026-11-08/2026-11-08 Hari Keputeraan Sultan");
  EXPECT_EQ(event(std::string(day) + "SUMMARY:Hari Ra\n\tya\n"), "2026-11-08/2026-11-08 Hari Raya");
  EXPECT_EQ(event(std::string(day) + "SUMMARY:Isra\xE2\x80\n \x99 Mikraj\n"), "2026-11-08/2026-11-08 Isra’ Mikraj");
}

TEST(Ical, unescapes_text) {
  EXPECT_EQ(event(std::string(day) + "SUMMARY:Gawai\\, hari\\; kedua\\\\x\\nlagi\n"),
            "2026-11-08/2026-11-08 Gawai, hari; kedua\\x lagi");
}

TEST(Ical, takes_both_line_ends_a_mark_of_order_and_what_it_need_not_know) {
  std::string plain =
      "\xEF\xBB\xBF"
      "BEGIN:VCALENDAR\nVERSION:2.0\nX-WR-TIMEZONE:UTC\nBEGIN:VTIMEZONE\n"
      "TZID:Asia/Kuala_Lumpur\nBEGIN:STANDARD\nDTSTART:19820101T000000\nRRULE:FREQ=YEARLY\n"
      "END:STANDARD\nEND:VTIMEZONE\nBEGIN:VTODO\nDUE:20260101T000000\nEND:VTODO\nBEGIN:VEVENT\n"
      "DTSTART;VALUE=DATE:20260501\nCATEGORIES;X-P=\"a;b:c\":x\nBEGIN:VALARM\nTRIGGER:-PT15M\n"
      "END:VALARM\nSUMMARY:Hari Pekerja\nEND:VEVENT\nEND:VCALENDAR";
  EXPECT_EQ(told(plain), "2026-05-01/2026-05-01 Hari Pekerja");
}

TEST(Ical, takes_a_name_in_each_language) {
  EXPECT_EQ(event(std::string(day) + "SUMMARY;LANGUAGE=ms:Hari Pekerja\nSUMMARY;LANGUAGE=en-GB:Labour Day\n"),
            "2026-11-08/2026-11-08 Hari Pekerja = Labour Day");
  EXPECT_EQ(event(std::string(day) + "SUMMARY;LANGUAGE=en:Labour Day\n"), "2026-11-08/2026-11-08 Labour Day");
  EXPECT_EQ(event(std::string(day) + "SUMMARY:A\nSUMMARY:B\n"), "8 ical_twice SUMMARY");
}

TEST(Ical, refuses_what_would_be_a_guess) {
  const auto with = [](const std::string& line) { return event(std::string(day) + "SUMMARY:A\n" + line); };
  EXPECT_EQ(with("RRULE:FREQ=YEARLY\n"), "8 ical_repeats RRULE");
  EXPECT_EQ(with("RDATE;VALUE=DATE:20271108\n"), "8 ical_repeats RDATE");
  EXPECT_EQ(with("RECURRENCE-ID;VALUE=DATE:20271108\n"), "8 ical_repeats RECURRENCE-ID");
  EXPECT_EQ(with("STATUS:CANCELLED\n"), "8 ical_cancelled STATUS");
  EXPECT_EQ(with("STATUS:CONFIRMED\n"), "2026-11-08/2026-11-08 A");
  EXPECT_EQ(event("DTSTART:20261108T000000\nSUMMARY:A\n"), "6 ical_not_a_day DTSTART");
  EXPECT_EQ(event("DTSTART:20261107T160000Z\nSUMMARY:A\n"), "6 ical_not_a_day DTSTART");
  EXPECT_EQ(event("DTSTART;TZID=Europe/London:20261108T000000\nSUMMARY:A\n"), "6 ical_other_zone DTSTART");
  EXPECT_EQ(event("DTSTART;TZID=\"Asia/Kuala_Lumpur\";VALUE=DATE:20261108\nSUMMARY:A\n"), "2026-11-08/2026-11-08 A");
  EXPECT_EQ(event("DTSTART;VALUE=DATE:20261131\nSUMMARY:A\n"), "6 ical_day_invalid DTSTART");
  EXPECT_EQ(event("DTSTART;VALUE=DATE:2026118\nSUMMARY:A\n"), "6 ical_day_invalid DTSTART");
  EXPECT_EQ(event("DTSTART;VALUE=PERIOD:20261108\nSUMMARY:A\n"), "6 ical_not_a_day DTSTART");
}

TEST(Ical, refuses_a_calendar_of_another_zone) {
  EXPECT_EQ(told("BEGIN:VCALENDAR\nX-WR-TIMEZONE:Europe/Berlin\nEND:VCALENDAR\n"), "2 ical_other_zone X-WR-TIMEZONE");
  EXPECT_EQ(told("BEGIN:VCALENDAR\nBEGIN:VTIMEZONE\nTZID:Europe/Berlin\nEND:VTIMEZONE\nEND:VCALENDAR\n"),
            "3 ical_other_zone TZID");
  EXPECT_EQ(told("BEGIN:VCALENDAR\nMETHOD:CANCEL\nEND:VCALENDAR\n"), "2 ical_cancelled METHOD");
  EXPECT_EQ(told("BEGIN:VCALENDAR\nVERSION:1.0\nEND:VCALENDAR\n"), "2 ical_not_a_calendar VERSION");
}

TEST(Ical, refuses_what_is_missing_or_too_long) {
  EXPECT_EQ(event("SUMMARY:A\n"), "4 ical_missing DTSTART");
  EXPECT_EQ(event(day), "4 ical_missing SUMMARY");
  EXPECT_EQ(event(std::string(day) + "SUMMARY: \\n \n"), "4 ical_missing SUMMARY");
  EXPECT_EQ(event(std::string(day) + "DTSTART;VALUE=DATE:20261109\nSUMMARY:A\n"), "7 ical_twice DTSTART");
  const auto named = [](std::size_t length) {
    return event(std::string(day) + "SUMMARY:" + std::string(length, 'a') + "\n");
  };
  EXPECT_EQ(named(200), "2026-11-08/2026-11-08 " + std::string(200, 'a'));
  EXPECT_EQ(named(201), "7 ical_name_too_long SUMMARY");
}

TEST(Ical, refuses_what_is_no_calendar_or_cut_off) {
  EXPECT_EQ(told(""), "1 ical_malformed END");
  EXPECT_EQ(told("date,states\n"), "1 ical_not_a_calendar BEGIN");
  EXPECT_EQ(told("BEGIN:VEVENT\nEND:VEVENT\n"), "1 ical_not_a_calendar BEGIN");
  EXPECT_EQ(told("BEGIN:VCALENDAR\nBEGIN:VEVENT\n"), "2 ical_malformed END");
  EXPECT_EQ(told("BEGIN:VCALENDAR\nBEGIN:VEVENT\nEND:VCALENDAR\n"), "3 ical_malformed END");
  EXPECT_EQ(told("BEGIN:VCALENDAR\nEND:VCALENDAR\nDTSTART:20260101\n"), "3 ical_malformed DTSTART");
  EXPECT_EQ(told("BEGIN:VCALENDAR\nno colon\nEND:VCALENDAR\n"), "2 ical_malformed ");
  EXPECT_EQ(told("BEGIN:VCALENDAR\nX;A=\"b:c\nEND:VCALENDAR\n"), "2 ical_malformed ");
  EXPECT_EQ(told("BEGIN:VCALENDAR\nX-A:\xFF\nEND:VCALENDAR\n"), "2 ical_not_utf8 ");
}

TEST(Ical, names_every_faulty_entry_and_keeps_the_whole_ones) {
  EXPECT_EQ(
      told("BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART;VALUE=DATE:20261301\nSUMMARY:A\nEND:VEVENT\n"
           "BEGIN:VEVENT\nDTSTART;VALUE=DATE:20261201\nSUMMARY:B\nEND:VEVENT\n"
           "BEGIN:VEVENT\nDTSTART;VALUE=DATE:20261202\nSUMMARY:C\nRRULE:FREQ=YEARLY\nEND:VEVENT\nEND:VCALENDAR\n"),
      "3 ical_day_invalid DTSTART | 13 ical_repeats RRULE | 2026-12-01/2026-12-01 B");
}

}  // namespace
}  // namespace spotme::app
