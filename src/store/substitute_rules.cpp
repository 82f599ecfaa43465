#include "base/text.hpp"
#include "store/rule_book.hpp"
#include "store/rule_pack.hpp"
#include "store/rule_reader.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <utility>
#include <vector>

namespace spotme::store {
namespace {

using base::Result;
using domain::SubstituteRules;

Result<domain::Certainty> read_certainty(const RuleTable& table) {
  SPOTME_TRY(const std::string word, table.text("certainty"));
  for (const auto certainty : {domain::Certainty::official, domain::Certainty::press, domain::Certainty::practice,
                               domain::Certainty::inferred, domain::Certainty::project_default}) {
    if (word == domain::certainty_name(certainty)) return certainty;
  }
  return table.refusal("rule_wrong_type", "certainty");
}

Result<std::chrono::weekday> read_weekday(const RuleTable& table) {
  static constexpr std::array<std::string_view, 7> names{"sunday",   "monday", "tuesday", "wednesday",
                                                         "thursday", "friday", "saturday"};
  SPOTME_TRY(const std::string word, table.text("day"));
  const auto* const found = std::find(names.begin(), names.end(), word);
  if (found == names.end()) return table.refusal("rule_wrong_type", "day");
  return std::chrono::weekday{static_cast<unsigned>(found - names.begin())};
}

Result<void> read_replaced(const RuleTable& table, SubstituteRules& rules) {
  SPOTME_CHECK(table.only({"states", "valid_from", "day", "source", "certainty"}));
  auto from = first_rule_day();
  if (const auto always = table.text("valid_from"); !always || *always != "always") {
    SPOTME_TRY(from, table.day("valid_from"));
  }
  domain::Sourced<std::chrono::weekday> value;
  SPOTME_TRY(value.value, read_weekday(table));
  if (!table.text("source")) return table.refusal("rule_no_source", "source");
  SPOTME_TRY(value.source, table.text("source"));
  SPOTME_TRY(value.certainty, read_certainty(table));
  SPOTME_TRY(const std::vector<std::string> words, table.texts("states"));
  for (const auto& word : words) {
    const auto state = domain::parse_state(word);
    if (!state) return table.refusal("rule_unknown_state", "states");
    auto& timeline = rules.replaced[static_cast<std::size_t>(*state)];
    auto changed = timeline.with_change(from, value);
    if (!changed) return table.refusal("rule_overlap", "valid_from");
    timeline = std::move(changed).value();
  }
  return {};
}

Result<std::string> read_basis(std::string_view file, const toml::table& basis, std::string_view name) {
  SPOTME_TRY(const RuleTable table, sub_table(file, basis, name));
  SPOTME_CHECK(table.only({"source", "certainty"}));
  if (!table.text("source")) return table.refusal("rule_no_source", "source");
  SPOTME_CHECK(read_certainty(table));
  return table.text("source");
}

}  // namespace

Result<SubstituteRules> parse_substitute_rules(std::string_view file_name, std::string_view toml) {
  SPOTME_TRY(const toml::table root, parse_rule_file(file_name, toml));
  SPOTME_CHECK(RuleTable(file_name, "", root).only({"name", "replaced", "basis"}));
  SubstituteRules rules;
  SPOTME_TRY(const RuleTable name, sub_table(file_name, root, "name"));
  SPOTME_CHECK(name.only({"ms", "en"}));
  for (const auto& [key, pattern] : {std::pair{"ms", &rules.name_ms}, std::pair{"en", &rules.name_en}}) {
    SPOTME_TRY(*pattern, name.text(key));
    if (pattern->find("{name}") == std::string::npos) return name.refusal("rule_wrong_type", key);
  }
  const auto* list = root["replaced"].as_array();
  if (list == nullptr) return rule_refusal("rule_missing", file_name, "replaced");
  for (std::size_t i = 0; i < list->size(); ++i) {
    const auto* table = list->get_as<toml::table>(i);
    if (table == nullptr) return rule_refusal("rule_wrong_type", file_name, fmt::format("replaced[{}]", i));
    SPOTME_CHECK(read_replaced(RuleTable(file_name, fmt::format("replaced[{}]", i), *table), rules));
  }
  for (const auto state : domain::all_states()) {
    if (rules.replaced[static_cast<std::size_t>(state)].as_of(first_rule_day()) != nullptr) continue;
    return rule_refusal("rule_gap", file_name, fmt::format("replaced ({})", domain::state_name(state)));
  }
  SPOTME_CHECK(sub_table(file_name, root, "basis"));
  const auto& basis = *root["basis"].as_table();
  SPOTME_CHECK(RuleTable(file_name, "basis", basis).only({"one_for_two", "next_free", "not_declared"}));
  SPOTME_TRY(rules.one_for_two_source, read_basis(file_name, basis, "one_for_two"));
  SPOTME_TRY(rules.next_free_source, read_basis(file_name, basis, "next_free"));
  SPOTME_TRY(rules.not_declared_source, read_basis(file_name, basis, "not_declared"));
  return rules;
}

}  // namespace spotme::store
