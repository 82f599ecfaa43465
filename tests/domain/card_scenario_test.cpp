#include "base/text.hpp"
#include "domain/card.hpp"
#include "store/rule_pack.hpp"
#include "tests/domain/scenario.hpp"

#include <gtest/gtest.h>

/// Reads `tests/scenarios/card.cards`, which explains its form.
namespace spotme {
namespace {

using domain::CardIssue;
using domain::IssueStanding;
using scenario::unreadable;

const auto november = domain::parse_month("2026-11").value();

struct CardScenario {
  domain::CardTable table;
  domain::CardColour colour = domain::CardColour::yellow;
  std::vector<CardIssue> issues;
  std::vector<domain::DayRange> excused;
  base::Day today = base::parse_day("2026-12-01").value();
};

std::optional<IssueStanding> standing(std::string_view text) {
  if (text == "rejected") return IssueStanding::rejected;
  if (text == "open") return IssueStanding::open;
  if (text == "waiting") return IssueStanding::waiting;
  if (text == "accepted") return IssueStanding::accepted;
  if (text == "withdrawn") return IssueStanding::withdrawn;
  return std::nullopt;
}

/// The 31st is one day after November.
base::Day day_of(std::string_view text) {
  const auto number = base::parse_integer(text);
  if (!number || *number < 1 || *number > 31) unreadable("not a day of the month", text);
  return november.first + std::chrono::days{*number - 1};
}

domain::CardColour colour_of(std::string_view text) {
  const auto colour = domain::parse_card_colour(text);
  if (!colour) unreadable("not a colour", text);
  return *colour;
}

void read_rule(CardScenario& scenario, const domain::CardRules& rules, std::string_view text) {
  const auto words = base::split(text, ' ');
  for (const auto& variant : rules.variants) {
    if (variant.name == words.front()) scenario.table = variant.table.value;
  }
  if (scenario.table.rows().empty()) unreadable("not a variant", text);
  scenario.colour = colour_of(base::trimmed(text.substr(words.front().size())));
}

void read_fact(CardScenario& scenario, std::string_view text) {
  const auto words = base::split(text, ' ');
  if (text == "nothing") return;
  if (words.size() == 2 && words[0] == "on") {
    scenario.today = base::parse_day(words[1]).value();
  } else if (words.size() == 2 && words[0] == "excused") {
    const auto ends = base::split(words[1], '-');
    scenario.excused.push_back({day_of(ends.at(0)), day_of(ends.at(1))});
  } else if (const auto one = words.size() == 3 ? standing(words[2]) : std::nullopt) {
    scenario.issues.push_back({day_of(words[1]), scenario::issue(words[0]), *one, november.last()});
  } else if (const auto many = words.size() == 2 ? standing(words[1]) : std::nullopt) {
    const auto number = base::parse_integer(words[0]).value();
    for (std::int64_t i = 0; i < number; ++i) {
      const auto day = november.first + std::chrono::days{static_cast<int>(scenario.issues.size())};
      scenario.issues.push_back({day, domain::Issue::late_in, *many, november.last()});
    }
  } else {
    unreadable("not a fact", text);
  }
}

void expect_part(const CardScenario& scenario, const domain::CardCount& count, std::string_view text) {
  const auto words = base::split(text, ' ');
  const auto forecast = domain::forecast(scenario.table, scenario.colour, count);
  if (words.size() == 3 && words[1] == "more") {
    EXPECT_EQ(forecast.more, base::parse_integer(words[0])) << text;
    EXPECT_EQ(forecast.if_more, colour_of(words[2])) << text;
  } else if (words.size() != 2) {
    unreadable("not an expectation", text);
  } else if (words[0] == "marks") {
    EXPECT_EQ(count.marks, base::parse_integer(words[1])) << text;
  } else if (words[0] == "explain") {
    EXPECT_EQ(count.to_explain, base::parse_integer(words[1])) << text;
  } else if (words[0] == "wait") {
    EXPECT_EQ(count.waiting, base::parse_integer(words[1])) << text;
  } else if (words[0] == "then") {
    EXPECT_EQ(scenario.table.next(scenario.colour, count.marks), colour_of(words[1])) << text;
    EXPECT_EQ(forecast.if_no_more, colour_of(words[1])) << text;
  } else {
    unreadable("not an expectation", text);
  }
}

TEST(CardScenarios, hold_line_by_line) {
  const auto rules = store::builtin_rules().card;
  const auto rule = domain::card_rule_of(rules, november.last());
  std::ifstream file(SPOTME_SOURCE_DIR "/tests/scenarios/card.cards");
  ASSERT_TRUE(file);
  std::string line;
  int read = 0;
  for (int number = 1; std::getline(file, line); ++number) {
    const auto text = base::trimmed(line);
    if (text.empty() || text.front() == '#') continue;
    SCOPED_TRACE("card.cards:" + std::to_string(number) + " " + line);
    const auto columns = base::split(text, '|');
    ASSERT_EQ(columns.size(), 5U);
    ASSERT_FALSE(base::trimmed(columns[4]).empty()) << "wants a source";
    CardScenario scenario;
    read_rule(scenario, rules, base::trimmed(columns[1]));
    for (const auto fact : base::split(columns[2], ',')) read_fact(scenario, base::trimmed(fact));
    const auto period = domain::card_period(november, rule.months->value, std::nullopt);
    const auto count =
        domain::count_marks(rule.marks->value, period, scenario.issues, scenario.excused, scenario.today);
    for (const auto part : base::split(columns[3], ',')) expect_part(scenario, count, base::trimmed(part));
    ++read;
  }
  EXPECT_GE(read, 30);
}

}  // namespace
}  // namespace spotme
