#pragma once

#include "base/text.hpp"
#include "base/time.hpp"
#include "domain/verdict.hpp"

#include <gtest/gtest.h>

#include <array>
#include <fstream>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

/// Reads the tables of `tests/scenarios` (their README explains the form). A line that cannot be read throws, so that a
/// slip of the pen never passes as a test.
namespace spotme::scenario {

struct Refused {
  std::string key;
  std::string field;
};

/// What a line expects; an outer nullopt leaves a value open, an inner one wants it to be empty.
struct Expected {
  std::optional<Refused> refused;
  domain::Status status = domain::Status::present;
  std::optional<std::optional<base::Minutes>> start, leave, office, worked;
  base::Minutes late{0}, early{0};
  std::vector<domain::Issue> issues;
  std::vector<std::string> rules;
};

struct Scenario {
  std::string where;  ///< file, line and name
  domain::Case facts;
  Expected expected;
};

[[noreturn]] inline void unreadable(std::string_view what, std::string_view text) {
  throw std::runtime_error(std::string(what) + ": " + std::string(text));
}

inline base::Minutes minute(std::string_view text) {
  const auto at = base::parse_minute(text);
  if (!at) unreadable("not a time", text);
  return *at;
}

inline domain::MinuteRange range(std::string_view text) {
  const auto parts = base::split(text, '-');
  if (parts.size() != 2) unreadable("not a range", text);
  return {minute(parts[0]), minute(parts[1])};
}

inline base::Minutes amount(std::string_view text) {
  const auto number = base::parse_integer(text);
  if (!number) unreadable("not a number", text);
  return base::Minutes{*number};
}

inline base::Minutes hours(std::string_view text) {
  const auto parts = base::split(text, ':');
  if (parts.size() != 2) unreadable("not hours", text);
  return amount(parts[0]) * 60 + amount(parts[1]);
}

/// The rest of `text` behind `word` and a space; nullopt when it does not begin so.
inline std::optional<std::string_view> after(std::string_view text, std::string_view word) {
  if (!text.starts_with(word) || text.size() <= word.size() || text[word.size()] != ' ') return std::nullopt;
  return text.substr(word.size() + 1);
}

inline void read_day(domain::Case& facts, std::string_view text) {
  const auto words = base::split(text, ' ');
  if (words.size() != 4) unreadable("wants weekday, date, state and scheme", text);
  const auto day = base::parse_day(words[1]);
  const auto state = domain::parse_state(words[2]);
  const auto scheme = domain::parse_scheme(words[3]);
  if (!day || !state || !scheme) unreadable("not a day, state or scheme", text);
  static constexpr std::array<std::string_view, 7> weekdays{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
  if (weekdays[std::chrono::weekday{*day}.c_encoding()] != words[0]) unreadable("another weekday", text);
  facts.day = *day;
  facts.state = *state;
  facts.scheme = *scheme;
}

inline bool read_flag(domain::Case& facts, std::string_view text) {
  const bool yes = !text.starts_with("not ");
  const auto word = yes ? text : text.substr(4);
  if (word == "holiday") {
    facts.holiday = yes;
  } else if (word == "ramadan") {
    facts.ramadan = yes;
  } else if (word == "rest day") {
    facts.rest_day = yes;
  } else if (text == "short break") {
    facts.ramadan_short_break = true;
  } else if (text == "pregnancy hour") {
    facts.pregnancy_hour = true;
  } else if (text == "home") {
    facts.grants.emplace_back(domain::WorkFromHome{});
  } else {
    return text == "nothing";
  }
  return true;
}

inline domain::LeavePart leave_part(std::string_view text) {
  if (text == "day") return domain::LeavePart::day;
  if (text == "morning") return domain::LeavePart::morning;
  if (text == "afternoon") return domain::LeavePart::afternoon;
  unreadable("not a part of a day", text);
}

inline void read_fact(domain::Case& facts, std::string_view text) {
  if (read_flag(facts, text)) return;
  if (const auto rest = after(text, "in")) {
    facts.events.push_back({minute(*rest), domain::EventKind::in});
  } else if (const auto rest_out = after(text, "out")) {
    facts.events.push_back({minute(*rest_out), domain::EventKind::out});
  } else if (const auto duty = after(text, "duty")) {
    facts.grants.emplace_back(domain::OfficialDuty{range(*duty).from, range(*duty).to, false});
  } else if (const auto outstation = after(text, "outstation")) {
    facts.grants.emplace_back(domain::OfficialDuty{range(*outstation).from, range(*outstation).to, true});
  } else if (const auto time_off = after(text, "time off")) {
    facts.grants.emplace_back(domain::TimeOff{range(*time_off).from, range(*time_off).to});
  } else if (const auto leave = after(text, "leave")) {
    facts.grants.emplace_back(domain::Leave{leave_part(*leave), "CR"});
  } else if (const auto as_of = after(text, "as of")) {
    facts.as_of = minute(*as_of);
  } else {
    unreadable("not a fact", text);
  }
}

inline domain::Status status(std::string_view text) {
  using domain::Status;
  for (const auto one : {Status::present, Status::incomplete, Status::open, Status::absent, Status::on_leave,
                         Status::rest_day, Status::holiday}) {
    if (text == domain::status_name(one)) return one;
  }
  unreadable("not a status", text);
}

inline domain::Issue issue(std::string_view text) {
  using domain::Issue;
  for (const auto one : {Issue::late_in, Issue::early_out, Issue::no_clock_in, Issue::no_clock_out, Issue::absent}) {
    if (text == domain::issue_name(one)) return one;
  }
  unreadable("not an expectation", text);
}

inline std::optional<base::Minutes> minute_or_none(std::string_view text) {
  if (text == "none") return std::nullopt;
  return minute(text);
}

inline void read_expectation(Expected& expected, std::string_view text) {
  if (const auto start = after(text, "start")) {
    expected.start = minute_or_none(*start);
  } else if (const auto leave = after(text, "leave")) {
    expected.leave = minute_or_none(*leave);
  } else if (const auto office = after(text, "office")) {
    expected.office = minute_or_none(*office);
  } else if (const auto worked = after(text, "worked")) {
    expected.worked = *worked == "none" ? std::nullopt : std::optional(hours(*worked));
  } else if (const auto late = after(text, "late")) {
    expected.late = amount(*late);
  } else if (const auto early = after(text, "early")) {
    expected.early = amount(*early);
  } else if (const auto rule = after(text, "by")) {
    expected.rules.emplace_back(*rule);
  } else {
    expected.issues.push_back(issue(text));
  }
}

inline Expected read_expected(std::string_view text) {
  Expected expected;
  if (const auto refused = after(text, "refused")) {
    const auto at = refused->find(" at ");
    if (at == std::string_view::npos) unreadable("wants a key and a field", text);
    expected.refused = Refused{std::string(refused->substr(0, at)), std::string(refused->substr(at + 4))};
    return expected;
  }
  const auto parts = base::split(text, ',');
  expected.status = status(base::trimmed(parts[0]));
  for (std::size_t i = 1; i < parts.size(); ++i) read_expectation(expected, base::trimmed(parts[i]));
  return expected;
}

inline std::vector<Scenario> read_file(const std::string& path) {
  std::ifstream file(path);
  if (!file) unreadable("cannot open", path);
  std::vector<Scenario> scenarios;
  std::string line;
  for (int number = 1; std::getline(file, line); ++number) {
    const auto text = base::trimmed(line);
    if (text.empty() || text.front() == '#') continue;
    const auto columns = base::split(text, '|');
    const auto where = path + ":" + std::to_string(number);
    if (columns.size() != 5) unreadable("wants five columns", where);
    if (base::trimmed(columns[4]).empty()) unreadable("wants a source", where);
    Scenario scenario{where + " " + std::string(base::trimmed(columns[0])), {}, {}};
    read_day(scenario.facts, base::trimmed(columns[1]));
    for (const auto fact : base::split(columns[2], ',')) read_fact(scenario.facts, base::trimmed(fact));
    scenario.expected = read_expected(base::trimmed(columns[3]));
    scenarios.push_back(std::move(scenario));
  }
  return scenarios;
}

}  // namespace spotme::scenario
