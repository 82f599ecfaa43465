#include "store/card_rule.hpp"

#include "store/rule_layers.hpp"

#include <algorithm>

namespace spotme::store {
namespace {

using base::Result;

/// A refusal of the domain, with file and key put to it.
base::Error at_key(const RuleTable& table, std::string_view key, const base::Error& error) {
  auto refusal = table.refusal(error.key, key);
  refusal.args.insert(refusal.args.end(), error.args.begin(), error.args.end());
  return refusal;
}

const domain::CardVariant* find_variant(const domain::CardRules& rules, std::string_view name) {
  const auto found = std::find_if(rules.variants.begin(), rules.variants.end(),
                                  [name](const auto& variant) { return variant.name == name; });
  return found == rules.variants.end() ? nullptr : &*found;
}

Result<domain::CardTable> read_rows(const RuleTable& table) {
  SPOTME_TRY(const std::vector<std::string> lines, table.texts("rows"));
  std::vector<domain::CardRow> rows;
  for (const auto& line : lines) {
    const auto row = domain::parse_card_row(line);
    if (!row) return at_key(table, "rows", {base::Code::invalid, "card_row_malformed", "", {{"row", line}}});
    rows.push_back(*row);
  }
  auto made = domain::CardTable::make(std::move(rows));
  if (!made) return at_key(table, "rows", made.error());
  return made;
}

Result<void> read_variants(const RuleLayers& layers, domain::CardRules& rules) {
  return layers.for_each("card_variant", [&](RuleLayer layer, const RuleTable& table) -> Result<void> {
    if (layer != RuleLayer::file) return table.refusal("rule_unknown", "name");
    SPOTME_CHECK(table.only({"name", "rows", "source", "certainty"}));
    domain::CardVariant variant;
    SPOTME_TRY(variant.name, table.text("name"));
    if (find_variant(rules, variant.name) != nullptr) return table.refusal("rule_overlap", "name");
    SPOTME_TRY(variant.table.value, read_rows(table));
    SPOTME_TRY(variant.table.source, read_source(table));
    SPOTME_TRY(variant.table.certainty, read_certainty(table));
    rules.variants.push_back(std::move(variant));
    return {};
  });
}

/// A variant by its name, or rows.
Result<domain::ChosenCardTable> read_chosen(const domain::CardRules& rules, const RuleTable& table) {
  SPOTME_CHECK(table.only({"valid_from", "valid_to", "in_force", "variant", "rows", "source", "certainty"}));
  domain::ChosenCardTable chosen;
  if (table.has("rows")) {
    if (table.has("variant")) return table.refusal("rule_unknown", "variant");
    SPOTME_TRY(chosen.table, read_rows(table));
    SPOTME_TRY(chosen.table_source, read_source(table));
    SPOTME_TRY(chosen.table_certainty, read_certainty(table));
    return chosen;
  }
  SPOTME_TRY(chosen.variant, table.text("variant"));
  const auto* variant = find_variant(rules, chosen.variant);
  if (variant == nullptr) return table.refusal("card_variant_unknown", "variant");
  chosen.table = variant->table.value;
  chosen.table_source = variant->table.source;
  chosen.table_certainty = variant->table.certainty;
  return chosen;
}

Result<domain::MarkRule> read_marks(const RuleTable& table) {
  SPOTME_CHECK(table.only({"valid_from", "valid_to", "in_force", "issues", "most_a_day", "source", "certainty"}));
  domain::MarkRule rule;
  SPOTME_TRY(const std::vector<std::string> words, table.texts("issues"));
  for (const auto& word : words) {
    const auto issue = domain::parse_issue(word);
    if (!issue) return table.refusal("rule_wrong_type", "issues");
    rule.issues.push_back(*issue);
  }
  std::sort(rule.issues.begin(), rule.issues.end());
  SPOTME_TRY(rule.most_a_day, table.number("most_a_day", 1, 10));
  return rule;
}

/// A list of values that hold everywhere.
template <class T, class ReadValue>
Result<void> read_list(const RuleLayers& layers, std::string_view key, domain::Timeline<domain::Sourced<T>>& target,
                       ReadValue read_value) {
  std::vector<DatedRule<T>> all;
  SPOTME_CHECK(layers.for_each(key, [&](RuleLayer layer, const RuleTable& table) -> Result<void> {
    SPOTME_TRY(const T value, read_value(table));
    SPOTME_TRY(auto dated, read_dated<T>(layer, table, value));
    all.push_back(std::move(dated));
    return {};
  }));
  SPOTME_TRY(target, to_timeline(layers.file(), key, std::move(all)));
  return {};
}

}  // namespace

Result<domain::CardRules> parse_card_rules(std::string_view file_name, std::string_view toml, const RuleEdits& edits) {
  SPOTME_TRY(const toml::table root, parse_rule_file(file_name, toml));
  SPOTME_CHECK(RuleTable(file_name, "", root).only({"card_variant", "card_table", "card_period", "card_marks"}));
  SPOTME_TRY(const RuleLayers layers, RuleLayers::make(file_name, root, edits));
  domain::CardRules rules;
  SPOTME_CHECK(read_variants(layers, rules));
  const auto read_table = [&](const RuleTable& table) { return read_chosen(rules, table); };
  const auto read_months = [](const RuleTable& table) -> Result<std::int64_t> {
    SPOTME_CHECK(table.only({"valid_from", "valid_to", "in_force", "months", "source", "certainty"}));
    return table.number("months", 1, 12);
  };
  SPOTME_CHECK(read_list(layers, "card_table", rules.table, read_table));
  SPOTME_CHECK(read_list(layers, "card_period", rules.months, read_months));
  SPOTME_CHECK(read_list(layers, "card_marks", rules.marks, read_marks));
  return rules;
}

}  // namespace spotme::store
