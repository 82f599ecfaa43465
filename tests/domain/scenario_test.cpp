#include "tests/domain/scenario.hpp"

#include "base/messages.hpp"
#include "domain/verdict.hpp"
#include "store/rule_pack.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <set>

namespace spotme {
namespace {

using scenario::Scenario;

const store::Rules& rules() {
  static const store::Rules built_in = store::builtin_rules();
  return built_in;
}

const base::Messages& messages() {
  static const base::Messages catalogue = base::Messages::load();
  return catalogue;
}

std::string shown(const std::optional<base::Minutes>& at) { return at ? base::format_minute(*at) : "none"; }

void expect_same(std::string_view what, const std::optional<std::optional<base::Minutes>>& expected,
                 const std::optional<base::Minutes>& found) {
  if (expected) {
    EXPECT_EQ(shown(*expected), shown(found)) << what;
  }
}

void expect_reasons(const scenario::Expected& expected, const domain::Verdict& verdict) {
  EXPECT_FALSE(verdict.because.empty());
  for (const auto& step : verdict.because) {
    EXPECT_FALSE(step.source.empty()) << rule_name(step.rule);
    const auto text = domain::text_of(messages(), step);
    EXPECT_FALSE(text.ms.empty());
    EXPECT_FALSE(text.en.empty());
  }
  for (const auto& rule : expected.rules) {
    EXPECT_TRUE(std::any_of(verdict.because.begin(), verdict.because.end(),
                            [&](const auto& step) { return rule_name(step.rule) == rule; }))
        << "no step " << rule;
  }
}

void check(const Scenario& scenario) {
  SCOPED_TRACE(scenario.where);
  const auto& expected = scenario.expected;
  const auto judged = domain::judge(rules().pack, rules().calendar, scenario.facts);
  if (expected.refused) {
    ASSERT_FALSE(judged.has_value());
    EXPECT_EQ(judged.error().code, base::Code::unprocessable);
    EXPECT_EQ(judged.error().key, expected.refused->key);
    EXPECT_EQ(judged.error().field, expected.refused->field);
    EXPECT_FALSE(messages().text(judged.error().key, judged.error().args).ms.empty());
    return;
  }
  ASSERT_TRUE(judged.has_value()) << judged.error().key << " at " << judged.error().field;
  EXPECT_EQ(domain::status_name(judged->status), domain::status_name(expected.status));
  expect_same("start", expected.start, judged->effective_start);
  expect_same("leave", expected.leave, judged->may_leave_from);
  expect_same("office", expected.office, judged->office_end);
  expect_same("worked", expected.worked, judged->worked);
  EXPECT_EQ(judged->late.count(), expected.late.count()) << "late";
  EXPECT_EQ(judged->early.count(), expected.early.count()) << "early";
  std::vector<std::string_view> wanted;
  std::vector<std::string_view> found;
  for (const auto issue : expected.issues) wanted.push_back(domain::issue_name(issue));
  for (const auto issue : judged->issues) found.push_back(domain::issue_name(issue));
  EXPECT_EQ(wanted, found) << "issues";
  expect_reasons(expected, *judged);
}

std::vector<std::string> scenario_files() {
  std::vector<std::string> names;
  for (const auto& entry : std::filesystem::directory_iterator(SPOTME_SOURCE_DIR "/tests/scenarios")) {
    if (entry.path().extension() == ".scenario") names.push_back(entry.path().stem());
  }
  std::sort(names.begin(), names.end());
  return names;
}

class ScenarioTable : public testing::TestWithParam<std::string> {};

TEST_P(ScenarioTable, holds_line_by_line) {
  const auto scenarios = scenario::read_file(SPOTME_SOURCE_DIR "/tests/scenarios/" + GetParam() + ".scenario");
  ASSERT_FALSE(scenarios.empty());
  for (const auto& one : scenarios) check(one);
}

INSTANTIATE_TEST_SUITE_P(tables, ScenarioTable, testing::ValuesIn(scenario_files()),
                         [](const auto& table) { return table.param; });

/// W14 has no published answer; W24 to W26 speak of the card.
TEST(WorkedExamples, all_stand_in_their_table) {
  std::set<int> named;
  for (const auto& one : scenario::read_file(SPOTME_SOURCE_DIR "/tests/scenarios/worked_examples.scenario")) {
    const auto name = one.where.substr(one.where.find(' ') + 1);
    const auto number = base::parse_integer(std::string_view(name).substr(1, name.find(' ') - 1));
    ASSERT_TRUE(name.front() == 'W' && number) << one.where;
    named.insert(static_cast<int>(*number));
  }
  EXPECT_EQ(named, (std::set<int>{1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 15, 16, 17, 18, 19, 20, 21, 22, 23}));
}

TEST(ScenarioReader, refuses_what_it_does_not_understand) {
  domain::Case facts;
  EXPECT_THROW(scenario::read_day(facts, "Mon 2026-11-24 putrajaya wbf"), std::runtime_error) << "it is a Tuesday";
  EXPECT_THROW(scenario::read_fact(facts, "inn 08:00"), std::runtime_error);
  EXPECT_THROW(scenario::read_fact(facts, "in 8:00"), std::runtime_error);
  EXPECT_THROW(scenario::read_expected("present, lat 5"), std::runtime_error);
}

}  // namespace
}  // namespace spotme
