#include "store/card_rule.hpp"

#include "base/messages.hpp"
#include "store/rule_pack.hpp"

#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

namespace spotme::store {
namespace {

std::string card_file() {
  std::ifstream stream(SPOTME_SOURCE_DIR "/rules/card.toml");
  std::ostringstream text;
  text << stream.rdbuf();
  return text.str();
}

/// What is said of the file with `from` replaced; the test fails when it is not there, so that no case tests nothing.
std::string with(std::string_view from, std::string_view to) {
  static const auto messages = base::Messages::load();
  auto text = card_file();
  const auto place = text.find(from);
  EXPECT_NE(place, std::string::npos) << from;
  if (place != std::string::npos) text.replace(place, from.size(), to);
  const auto rules = parse_card_rules("c.toml", text);
  if (rules) return "read";
  EXPECT_FALSE(messages.text(rules.error().key, rules.error().args).ms.empty());
  EXPECT_EQ(rules.error().code, base::Code::invalid);
  return rules.error().key + " | " + rules.error().field;
}

TEST(CardRules, reads_the_built_in_file) {
  const auto rules = builtin_rules().card;
  const auto rule = domain::card_rule_of(rules, base::parse_day("2026-11-24").value());
  EXPECT_EQ(rule.table->value.variant, "lipis");
  EXPECT_EQ(rule.table->value.table_certainty, domain::Certainty::practice);
  EXPECT_EQ(rule.table->certainty, domain::Certainty::project_default);
  EXPECT_EQ(rule.months->value, 1);
  EXPECT_EQ(rule.marks->value.most_a_day, 2);
  EXPECT_EQ(rule.marks->value.issues.size(), 5U);
  EXPECT_EQ(rules.variants.size(), 2U);
}

TEST(CardRules, takes_rows_in_the_place_of_a_variant) {
  EXPECT_EQ(with("variant = \"lipis\"", R"(rows = ["yellow 0+ yellow", "green 0+ green", "red 0+ red"])"), "read");
  EXPECT_EQ(with("variant = \"lipis\"", "variant = \"lipis\"\nrows = [\"yellow 0+ yellow\"]"),
            "rule_unknown | c.toml: card_table[0].variant");
}

TEST(CardRules, an_agency_takes_another_variant_or_rows_of_its_own_from_a_day_on) {
  const auto day = [](std::string_view text) { return base::parse_day(text).value(); };
  const auto chosen = [&](const std::string& value) {
    const RuleEdit edit{"card_table", "", day("2027-01-01"), std::nullopt, value, "Arahan Ketua Jabatan", "practice"};
    return parse_builtin_card_rules({{}, {edit, {"span", "", day("2027-01-01"), {}, "minutes = 1", "x", "practice"}}});
  };
  const auto ums = chosen("variant = \"ums\"").value();
  EXPECT_EQ(ums.table.as_of(day("2026-12-31"))->value.variant, "lipis");
  EXPECT_EQ(ums.table.as_of(day("2027-01-01"))->value.variant, "ums");
  EXPECT_EQ(ums.table.as_of(day("2027-01-01"))->source, "Arahan Ketua Jabatan");
  const auto own = chosen(R"(rows = ["yellow 0+ yellow", "green 0+ yellow", "red 0+ green"])").value();
  EXPECT_EQ(own.table.as_of(day("2027-01-01"))->value.table_source, "Arahan Ketua Jabatan");
  const auto refused = chosen("variant = \"tiada\"");
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().key + " " + refused.error().field,
            "rule_wrong_type rules/card.toml: card_table[2027-01-01].variant");
}

TEST(CardRules, refuses_with_file_and_key) {
  EXPECT_EQ(with("\"yellow 3+ green\"", "\"yellow 4+ green\""), "card_table_gap | c.toml: card_variant[0].rows");
  EXPECT_EQ(with("\"yellow 3+ green\"", "\"yellow 2+ green\""), "card_table_overlap | c.toml: card_variant[0].rows");
  EXPECT_EQ(with("\"green 2+ red\"", "\"green 2+ yellow\""), "card_table_improves | c.toml: card_variant[0].rows");
  EXPECT_EQ(with("\"green 1 green\"", "\"green one green\""), "card_row_malformed | c.toml: card_variant[0].rows");
  EXPECT_EQ(with("name = \"ums\"", "name = \"lipis\""), "rule_overlap | c.toml: card_variant[1].name");
  EXPECT_EQ(with("variant = \"lipis\"", "variant = \"tiada\""), "rule_wrong_type | c.toml: card_table[0].variant");
  EXPECT_EQ(with("name = \"lipis\"", "name = \"lain\""), "card_variant_unknown | c.toml: card_table[0].variant");
  EXPECT_EQ(with("variant = \"lipis\"\n", ""), "rule_missing | c.toml: card_table[0].variant");
  EXPECT_EQ(with("source = \"Universiti Malaysia Sabah, HROnline\"\n", ""),
            "rule_no_source | c.toml: card_variant[1].source");
  EXPECT_EQ(with("months = 1", "months = 0"), "rule_out_of_range | c.toml: card_period[0].months");
  EXPECT_EQ(with("months = 1", "months = 12"), "read");
  EXPECT_EQ(with("months = 1", "months = 13"), "rule_out_of_range | c.toml: card_period[0].months");
  EXPECT_EQ(with("most_a_day = 2", "most_a_day = 0"), "rule_out_of_range | c.toml: card_marks[0].most_a_day");
  EXPECT_EQ(with("\"absent\"]", "\"late\"]"), "rule_wrong_type | c.toml: card_marks[0].issues");
  EXPECT_EQ(with("valid_from = \"always\"\nmonths", "valid_from = 2026-01-01\nmonths"),
            "rule_gap | c.toml: card_period[0].valid_from");
  EXPECT_EQ(with("most_a_day = 2", "most_a_day = 2\nmost = 2"), "rule_unknown | c.toml: card_marks[0].most");
}

}  // namespace
}  // namespace spotme::store
