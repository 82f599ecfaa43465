#include "store/rule_pack.hpp"

#include "base/messages.hpp"

#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

namespace spotme::store {
namespace {

std::string file(const std::string& path) {
  std::ifstream stream(SPOTME_SOURCE_DIR "/" + path);
  std::ostringstream text;
  text << stream.rdbuf();
  return text.str();
}

/// The file with the first `from` replaced; the test fails when it is not there, so that no case tests nothing.
std::string changed(std::string text, std::string_view from, std::string_view to) {
  const auto place = text.find(from);
  EXPECT_NE(place, std::string::npos) << from;
  if (place != std::string::npos) text.replace(place, from.size(), to);
  return text;
}

std::string told(const base::Error& error) {
  static const auto messages = base::Messages::load();
  EXPECT_FALSE(messages.text(error.key, error.args).en.empty());
  EXPECT_EQ(error.code, base::Code::invalid);
  return error.key + " | " + error.field;
}

std::string pack_with(std::string_view from, std::string_view to) {
  const auto pack = parse_rule_pack("p.toml", changed(file("rules/federal.toml"), from, to));
  return pack ? "read" : told(pack.error());
}

TEST(RulePack, reads_the_built_in_rules) {
  const auto rules = builtin_rules();
  EXPECT_EQ(rules.pack.name, "federal");
  EXPECT_EQ(rules.evidence, EvidenceRules{}) << "the defaults in the headers are those of the file";
  const auto johor = rules.pack.rest_days[static_cast<std::size_t>(domain::State::johor)].entries();
  ASSERT_EQ(johor.size(), 3U);
  EXPECT_EQ(base::format_day(johor[1].from), "2014-01-01");
  EXPECT_EQ(base::format_day(johor[2].from), "2025-01-01");
  EXPECT_EQ(johor[0].value.value, johor[2].value.value);
}

TEST(RulePack, takes_its_name_and_version_from_the_file) {
  const auto pack = parse_rule_pack("p.toml", changed(file("rules/federal.toml"), "2026.1", "2027.3"));
  ASSERT_TRUE(pack.has_value());
  EXPECT_EQ(pack->version, "2027.3");
}

TEST(RulePack, refuses_a_gap) {
  EXPECT_EQ(pack_with("valid_from = \"always\"\nin_force = 2019-08-01", "valid_from = 2019-08-01"),
            "rule_gap | p.toml: wbf_window[0].valid_from");
  EXPECT_EQ(pack_with("in_force = 2019-08-01", "valid_to = 2030-12-31"), "rule_gap | p.toml: wbf_window[0].valid_to");
  EXPECT_EQ(pack_with("valid_from = 2014-01-01", "valid_from = 2014-01-01\nvalid_to = 2024-12-30"),
            "rule_gap | p.toml: rest_days[4].valid_from");
  EXPECT_EQ(pack_with("valid_from = 2014-01-01", "valid_from = 2014-01-01\nvalid_to = 2024-12-31"), "read");
}

TEST(RulePack, refuses_an_overlap) {
  EXPECT_EQ(pack_with("valid_from = 2014-01-01", "valid_from = 2025-01-01"),
            "rule_overlap | p.toml: rest_days[4].valid_from");
  EXPECT_EQ(pack_with("valid_from = 2014-01-01", "valid_from = 2014-01-01\nvalid_to = 2025-01-01"),
            "rule_overlap | p.toml: rest_days[4].valid_from");
  EXPECT_EQ(pack_with("\"kedah\", \"kelantan\", \"terengganu\"]\nvalid_from",
                      "\"kedah\", \"kelantan\", \"terengganu\", \"perak\"]\nvalid_from"),
            "rule_overlap | p.toml: rest_days[1].valid_from");
}

TEST(RulePack, refuses_a_value_without_source) {
  EXPECT_EQ(pack_with("source = \"PP 5/2019\"\n", ""), "rule_no_source | p.toml: assignable_schemes[1].source");
  EXPECT_EQ(pack_with("source = \"PP 4/2017\"", "source = \" \""), "rule_no_source | p.toml: wbb_starts[1].source");
  EXPECT_EQ(pack_with("certainty = \"press\"", "certainty = \"rumour\""),
            "rule_wrong_type | p.toml: rest_days[3].certainty");
  EXPECT_EQ(pack_with("late_covered         = { source = \"SR.4.2.2(A)\", certainty = \"inferred\" }", ""),
            "rule_no_source | p.toml: basis.late_covered");
}

TEST(RulePack, refuses_what_it_does_not_know) {
  EXPECT_EQ(pack_with("\"labuan\"]\nvalid_from", "\"labuan\", \"singapura\"]\nvalid_from"),
            "rule_unknown_state | p.toml: rest_days[0].states");
  EXPECT_EQ(pack_with("\"putrajaya\", \"labuan\"]", "\"putrajaya\"]"), "rule_missing | p.toml: rest_days (labuan)");
  EXPECT_EQ(pack_with("deadline = \"09:00\"", "deadline = \"09:00\"\ngrace = 5"),
            "rule_unknown | p.toml: wbf_window[0].grace");
  EXPECT_EQ(pack_with("[[office_start]]", "[[office_begin]]"), "rule_unknown | p.toml: office_begin");
  EXPECT_EQ(pack_with("late_covered  ", "late_forgiven "), "rule_unknown | p.toml: basis.late_forgiven");
  EXPECT_EQ(pack_with("\"friday\", \"saturday\"", "\"jumaat\", \"saturday\""),
            "rule_wrong_type | p.toml: rest_days[1].days");
}

TEST(RulePack, refuses_what_is_malformed_or_out_of_range) {
  EXPECT_EQ(pack_with("opens = \"07:30\"", "opens = \"09:01\""),
            "rule_ends_before_it_begins | p.toml: wbf_window[0].deadline");
  EXPECT_EQ(pack_with("opens = \"07:30\"", "opens = \"7:30\""), "rule_wrong_type | p.toml: wbf_window[0].opens");
  EXPECT_EQ(pack_with("opens = \"07:30\"", "opens = 730"), "rule_wrong_type | p.toml: wbf_window[0].opens");
  EXPECT_EQ(pack_with("opens = \"07:30\"\n", ""), "rule_missing | p.toml: wbf_window[0].opens");
  EXPECT_EQ(pack_with("minutes = 540", "minutes = 0"), "rule_out_of_range | p.toml: span[0].minutes");
  EXPECT_EQ(pack_with("valid_from = 2014-01-01", "valid_from = \"2014\""),
            "rule_wrong_type | p.toml: rest_days[3].valid_from");
  EXPECT_EQ(pack_with("valid_from = 2014-01-01", "valid_from = 1899-12-31"),
            "rule_out_of_range | p.toml: rest_days[3].valid_from");
  EXPECT_EQ(pack_with("valid_from = 2014-01-01", "valid_from = 2014-01-02\nvalid_to = 2014-01-01"),
            "rule_ends_before_it_begins | p.toml: rest_days[3].valid_to");
  EXPECT_EQ(told(parse_rule_pack("p.toml", "[pack\n").error()), "rule_file_malformed | p.toml: 1");
  EXPECT_EQ(told(parse_rule_pack("p.toml", "").error()), "rule_missing | p.toml: pack");
  EXPECT_EQ(told(parse_rule_pack("p.toml", "pack = 1").error()), "rule_wrong_type | p.toml: pack");
}

TEST(RulePack, holds_the_rules_beside_the_day) {
  const auto pack = builtin_rules().pack;
  const auto day = [](int year, unsigned month, unsigned of_month) {
    return base::Day{std::chrono::year{year} / static_cast<int>(month) / static_cast<int>(of_month)};
  };
  const auto kedah = static_cast<std::size_t>(domain::State::kedah);
  const auto johor = static_cast<std::size_t>(domain::State::johor);
  EXPECT_EQ(pack.assignable_schemes.as_of(day(2019, 7, 31))->value.to_string(), "1110");
  EXPECT_EQ(pack.assignable_schemes.as_of(day(2019, 8, 1))->value.to_string(), "1111");
  EXPECT_EQ(pack.wbb_starts.as_of(day(2017, 12, 31))->value.size(), 3U);
  EXPECT_EQ(pack.wbb_starts.as_of(day(2018, 1, 1))->value.back(), base::Minutes{540});
  EXPECT_EQ(pack.hybrid_week[kedah].as_of(day(2026, 7, 31))->value, domain::HybridWeek{});
  EXPECT_EQ(pack.hybrid_week[kedah].as_of(day(2026, 8, 1))->value, (domain::HybridWeek{2, 0b0010001}));
  EXPECT_EQ(pack.hybrid_week[johor].as_of(day(2026, 8, 1))->value, (domain::HybridWeek{2, 0b0100010}));
  EXPECT_TRUE(pack.hybrid_excluded.as_of(day(2026, 8, 1))->value.all());
  EXPECT_FALSE(pack.home_working.as_of(day(2020, 3, 16))->value.allowed);
  EXPECT_FALSE(pack.home_working.as_of(day(2020, 12, 31))->value.half_days);
  EXPECT_TRUE(pack.home_working.as_of(day(2021, 1, 1))->value.half_days);
  EXPECT_EQ(pack.pregnancy_from.as_of(day(2026, 1, 1))->value, 22);
  EXPECT_EQ(pack.ramadan_approval.as_of(day(2026, 1, 1))->value, domain::Role::head);
  EXPECT_EQ(pack.closing_time.as_of(day(2026, 1, 1))->value, base::Minutes{27 * 60});
  EXPECT_EQ(pack.absence_alerts.as_of(day(2026, 1, 1))->value, (std::vector<std::int64_t>{1, 3, 7}));
}

TEST(RulePack, refuses_lists_that_do_not_ascend_or_repeat) {
  EXPECT_EQ(pack_with("[1, 3, 7]", "[1, 7, 3]"), "rule_not_ascending | p.toml: absence_alerts[0].working_days");
  EXPECT_EQ(pack_with("[1, 3, 7]", "[1, 3, 3]"), "rule_not_ascending | p.toml: absence_alerts[0].working_days");
  EXPECT_EQ(pack_with("[1, 3, 7]", "[0, 3, 7]"), "rule_out_of_range | p.toml: absence_alerts[0].working_days");
  EXPECT_EQ(pack_with("[1, 3, 7]", "[1, 3, 61]"), "rule_out_of_range | p.toml: absence_alerts[0].working_days");
  EXPECT_EQ(pack_with("[1, 3, 7]", "[]"), "rule_missing | p.toml: absence_alerts[0].working_days");
  EXPECT_EQ(pack_with("[1, 3, 7]", "[1, \"3\"]"), "rule_wrong_type | p.toml: absence_alerts[0].working_days");
  EXPECT_EQ(pack_with("[\"07:30\", \"08:00\", \"08:30\"]", "[\"07:30\", \"24:00\"]"),
            "rule_wrong_type | p.toml: wbb_starts[0].starts");
  EXPECT_EQ(pack_with("[\"07:30\", \"08:00\", \"08:30\"]", "[\"07:30\", \"06:00+1\"]"),
            "rule_out_of_range | p.toml: wbb_starts[0].starts");
  EXPECT_EQ(pack_with("[\"saturday\", \"sunday\"]", "[\"saturday\", \"saturday\"]"),
            "rule_twice | p.toml: rest_days[0].days");
  EXPECT_EQ(pack_with("[\"kedah\", \"kelantan\", \"terengganu\"]", "[\"kedah\", \"kedah\"]"),
            "rule_twice | p.toml: rest_days[1].states");
  EXPECT_EQ(pack_with("allowed = false", "allowed = \"no\""), "rule_wrong_type | p.toml: home_working[0].allowed");
  EXPECT_EQ(pack_with("allowed = false\n", ""), "rule_missing | p.toml: home_working[0].allowed");
  EXPECT_EQ(pack_with("decided_by = \"head\"", "decided_by = \"king\""),
            "rule_wrong_type | p.toml: ramadan_approval[0].decided_by");
  EXPECT_EQ(pack_with("at = \"03:00+1\"", "at = \"23:59\""), "rule_out_of_range | p.toml: closing_time[0].at");
  EXPECT_EQ(pack_with("at = \"03:00+1\"", "at = \"00:00+1\""), "read");
  EXPECT_EQ(pack_with("share_percent = 50", "share_percent = 101"),
            "rule_out_of_range | p.toml: time_off_cap[0].share_percent");
  EXPECT_EQ(pack_with("share_percent = 50", "share_percent = 100"), "read");
}

// --- Edits over the file

std::string pack_edited(const RuleEdits& edits) {
  const auto pack = parse_rule_pack("p.toml", file("rules/federal.toml"), edits);
  return pack ? "read" : told(pack.error());
}

constexpr base::Day new_year{std::chrono::year{2027} / 1 / 1};

RuleEdit span_edit(base::Day from = new_year) {
  return {"span", "", from, {}, "minutes = 480", "PP 1/2027", "official"};
}

TEST(RuleEdits, are_refused_as_the_file_would_be) {
  EXPECT_EQ(pack_edited({{span_edit()}, {}}), "read");
  auto edit = span_edit();
  edit.value = "minutes = 0";
  EXPECT_EQ(pack_edited({{edit}, {}}), "rule_out_of_range | p.toml: span[2027-01-01].minutes");
  edit.value = "minutes = 480\nhours = 8";
  EXPECT_EQ(pack_edited({{edit}, {}}), "rule_unknown | p.toml: span[2027-01-01].hours");
  edit.value = "minutes = ";
  EXPECT_EQ(pack_edited({{edit}, {}}), "rule_file_malformed | span[2027-01-01]: 1");
  edit = span_edit();
  edit.source = " ";
  EXPECT_EQ(pack_edited({{edit}, {}}), "rule_no_source | p.toml: span[2027-01-01].source");
  edit = span_edit();
  edit.certainty = "sure";
  EXPECT_EQ(pack_edited({{edit}, {}}), "rule_wrong_type | p.toml: span[2027-01-01].certainty");
  edit = span_edit();
  edit.states = "kedah";
  EXPECT_EQ(pack_edited({{edit}, {}}), "rule_unknown | p.toml: span[2027-01-01].states");
  edit = span_edit();
  edit.to = new_year + std::chrono::days{30};
  EXPECT_EQ(pack_edited({{edit}, {}}), "rule_gap | p.toml: span[2027-01-01].valid_to");
  edit.to = new_year - std::chrono::days{1};
  EXPECT_EQ(pack_edited({{edit}, {}}), "rule_ends_before_it_begins | p.toml: span[2027-01-01].valid_to");
  edit = span_edit();
  edit.key = "basis";
  EXPECT_EQ(pack_edited({{edit}, {}}), "rule_unknown | p.toml: basis");
  EXPECT_EQ(pack_edited({{span_edit(), span_edit()}, {}}), "rule_overlap | p.toml: span[2027-01-01].valid_from");
  EXPECT_EQ(pack_edited({{}, {span_edit(), span_edit()}}), "rule_overlap | p.toml: span[2027-01-01].valid_from");
}

TEST(RuleEdits, take_the_place_of_the_files_value_of_the_same_day) {
  const RuleEdit edit{"rest_days", "johor",   base::parse_day("2025-01-01").value(), {}, "days = [\"sunday\"]",
                      "P.U.",      "official"};
  const auto pack = parse_rule_pack("p.toml", file("rules/federal.toml"), {{edit}, {}});
  ASSERT_TRUE(pack.has_value());
  const auto& johor = pack->rest_days[static_cast<std::size_t>(domain::State::johor)].entries();
  ASSERT_EQ(johor.size(), 3U);
  EXPECT_EQ(johor.back().value.source, "P.U.");
}

// --- The calendar
// -----------------------------------------------------------------------------------------------------------

std::string holidays_with(std::string_view from, std::string_view to) {
  const auto calendar = parse_calendar(changed(file("rules/holidays.csv"), from, to), file("rules/ramadan.csv"));
  return calendar ? "read" : told(calendar.error());
}

std::string ramadan_with(std::string_view from, std::string_view to) {
  const auto calendar = parse_calendar(file("rules/holidays.csv"), changed(file("rules/ramadan.csv"), from, to));
  return calendar ? "read" : told(calendar.error());
}

TEST(RuleCalendar, refuses_a_bad_holiday_and_names_its_line) {
  EXPECT_EQ(holidays_with("2024-01-01,", "2024-13-01,"), "rule_wrong_type | rules/holidays.csv: 2.date");
  EXPECT_EQ(holidays_with("2024-01-01,", "2023-12-31,"), "rule_out_of_range | rules/holidays.csv: 2.date");
  EXPECT_EQ(holidays_with("2024-01-01,melaka;", "2024-01-01,malacca;"),
            "rule_unknown_state | rules/holidays.csv: 2.states");
  EXPECT_EQ(holidays_with("holiday,no,bellajamal.com/ecanvas.my (BKPP reprint) + vacanza/holidays 2026-07-23,official",
                          "holiday,no,,official"),
            "rule_no_source | rules/holidays.csv: 2.source");
  EXPECT_EQ(holidays_with(",official\n", ",sure\n"), "rule_wrong_type | rules/holidays.csv: 2.certainty");
  EXPECT_EQ(holidays_with("Tahun Baharu,New", ",New"), "rule_missing | rules/holidays.csv: 2.name_ms");
  EXPECT_EQ(holidays_with(",official\n", ",official,more\n"), "rule_file_malformed | rules/holidays.csv: 2");
  EXPECT_EQ(holidays_with("date,states", "day,states"), "rule_file_malformed | rules/holidays.csv: 1");
  EXPECT_EQ(holidays_with("Tahun Baharu,", "\"Tahun Baharu,"), "rule_file_malformed | rules/holidays.csv: 2");
}

TEST(RuleCalendar, refuses_a_year_without_ramadan_or_holidays) {
  EXPECT_EQ(ramadan_with("2025,2025-03-02,2025-03-30", "2026,2026-03-02,2026-03-30"),
            "rule_gap | rules/ramadan.csv: 3.year");
  EXPECT_EQ(ramadan_with("2025,2025-03-02,2025-03-30", "2024,2024-03-02,2024-03-30"),
            "rule_overlap | rules/ramadan.csv: 3.year");
  EXPECT_EQ(ramadan_with("2024-04-09,first", "2024-03-11,first"),
            "rule_ends_before_it_begins | rules/ramadan.csv: 2.last_day");
  EXPECT_EQ(ramadan_with("2024,2024", "2023,2024"), "rule_wrong_type | rules/ramadan.csv: 2.year");
  const auto no_2028 = parse_calendar(file("rules/holidays.csv"),
                                      file("rules/ramadan.csv") + "2028,2028-01-28,2028-02-26,computed,tentative\n");
  EXPECT_EQ(told(no_2028.error()), "rule_gap | rules/holidays.csv: 2028 (johor)");
}

TEST(RuleCalendar, refuses_the_same_row_twice) {
  EXPECT_EQ(holidays_with("2024-01-14,negeri_sembilan,",
                          "2024-01-14,negeri_sembilan,X,X,holiday,no,s,official\n"
                          "2024-01-14,negeri_sembilan,X,X,holiday,no,t,press\n"
                          "2024-01-14,negeri_sembilan,"),
            "rule_overlap | rules/holidays.csv: 4.date");
}

TEST(SubstituteRules, are_refused_with_gaps_overlaps_or_without_source) {
  const auto with = [](std::string_view from, std::string_view to) {
    const auto rules = parse_substitute_rules("s.toml", changed(file("rules/substitutes.toml"), from, to));
    return rules ? "read" : told(rules.error());
  };
  EXPECT_EQ(with("day = \"friday\"", "day = \"jumaat\""), "rule_wrong_type | s.toml: replaced[3].day");
  EXPECT_EQ(with("states = [\"kedah\"]", "states = [\"kedah\", \"johor\"]"),
            "rule_overlap | s.toml: replaced[5].valid_from");
  EXPECT_EQ(with("states = [\"kedah\"]", "states = [\"keda\"]"), "rule_unknown_state | s.toml: replaced[3].states");
  EXPECT_EQ(with("states = [\"sarawak\"]\nvalid_from = \"always\"", "states = [\"sarawak\"]\nvalid_from = 2014-01-01"),
            "rule_gap | s.toml: replaced (sarawak)");
  EXPECT_EQ(with("source = \"Sarawak Cap. 8\"\n", ""), "rule_no_source | s.toml: replaced[2].source");
  EXPECT_EQ(with("[[replaced]]", "[[replace]]"), "rule_unknown | s.toml: replace");
  EXPECT_EQ(with("next_free = {", "next = {"), "rule_unknown | s.toml: basis.next");
  EXPECT_EQ(with("source = \"JPA 8.1.2026\"", "source = \" \""), "rule_no_source | s.toml: one_for_two.source");
  const auto* names = "[name]\nms = \"Cuti {name}\"\nen = \"{name}\"\n";
  EXPECT_EQ(told(parse_substitute_rules("s.toml", names).error()), "rule_missing | s.toml: replaced");
}

TEST(EvidenceRules, are_refused_when_they_contradict_themselves) {
  const auto with = [](std::string_view from, std::string_view to) {
    const auto rules = parse_evidence_rules("e.toml", changed(file("rules/evidence.toml"), from, to));
    return rules ? "read" : told(rules.error());
  };
  EXPECT_EQ(with("vague_accuracy_m = 5000", "vague_accuracy_m = 99"),
            "rule_out_of_range | e.toml: position.vague_accuracy_m");
  EXPECT_EQ(with("source = \"project default\"\n", ""), "rule_no_source | e.toml: position.source");
  EXPECT_EQ(with("[jump]", "[leap]"), "rule_unknown | e.toml: leap");
  EXPECT_EQ(with("speed_kmh = 1000 ", "speed_kmh = 1000.5 "), "rule_wrong_type | e.toml: jump.speed_kmh");
}

}  // namespace
}  // namespace spotme::store
