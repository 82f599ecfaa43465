#include "store/card_rule.hpp"

#include "store/rule_entry.hpp"
#include "store/rule_layers.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace spotme::store {
namespace {

using base::Result;

const domain::CardVariant* find_variant(const domain::CardRules& rules, std::string_view name) {
  const auto found = std::find_if(rules.variants.begin(), rules.variants.end(),
                                  [name](const auto& variant) { return variant.name == name; });
  return found == rules.variants.end() ? nullptr : &*found;
}

/// A refusal of the domain, with file and key put to it.
base::Error at_key(std::string_view file, std::string_view prefix, const base::Error& error) {
  auto refusal = rule_refusal(error.key, file, fmt::format("{}.rows", prefix));
  refusal.args.insert(refusal.args.end(), error.args.begin(), error.args.end());
  return refusal;
}

Result<domain::CardTable> read_rows(std::string_view file, std::string_view prefix,
                                    const std::vector<std::string>& lines) {
  std::vector<domain::CardRow> rows;
  for (const auto& line : lines) {
    const auto row = domain::parse_card_row(line);
    if (!row) return at_key(file, prefix, {base::Code::invalid, "card_row_malformed", "", {{"row", line}}});
    rows.push_back(*row);
  }
  auto made = domain::CardTable::make(std::move(rows));
  if (!made) return at_key(file, prefix, made.error());
  return made;
}

Result<domain::CardVariant> read_variant(std::string_view file, const domain::CardRules& rules,
                                         const RuleTable& table) {
  SPOTME_CHECK(table.only({"name", "rows", "source", "certainty"}));
  domain::CardVariant variant;
  SPOTME_TRY(variant.name, table.text("name"));
  if (find_variant(rules, variant.name) != nullptr) return table.refusal("rule_overlap", "name");
  SPOTME_TRY(const std::vector<std::string> lines, table.texts("rows"));
  SPOTME_TRY(variant.table.value, read_rows(file, table.prefix(), lines));
  SPOTME_TRY(variant.table.source, read_source(table));
  SPOTME_TRY(variant.table.certainty, read_certainty(table));
  return variant;
}

Result<void> read_variants(std::string_view file, const toml::table& root, domain::CardRules& rules) {
  const auto* list = root["card_variant"].as_array();
  if (list == nullptr) return rule_refusal("rule_missing", file, "card_variant");
  if (!list->is_homogeneous(toml::node_type::table)) return rule_refusal("rule_wrong_type", file, "card_variant");
  for (std::size_t i = 0; i < list->size(); ++i) {
    const RuleTable table(file, fmt::format("card_variant[{}]", i), *list->get_as<toml::table>(i));
    SPOTME_TRY(auto variant, read_variant(file, rules, table));
    rules.variants.push_back(std::move(variant));
  }
  return {};
}

/// A variant by its name, or rows.
Result<domain::ChosenCardTable> to_table(std::string_view file, const domain::CardRules& rules,
                                         const RuleEntry& entry) {
  domain::ChosenCardTable chosen;
  const auto variant_key = fmt::format("{}.variant", entry.prefix);
  if (entry.fields.has("rows")) {
    if (entry.fields.has("variant")) return rule_refusal("rule_unknown", file, variant_key);
    SPOTME_TRY(chosen.table, read_rows(file, entry.prefix, entry.fields.words("rows")));
    chosen.table_source = entry.source;
    chosen.table_certainty = entry.certainty;
    return chosen;
  }
  if (!entry.fields.has("variant")) return rule_refusal("rule_missing", file, variant_key);
  chosen.variant = entry.fields.get<std::string>("variant");
  const auto* variant = find_variant(rules, chosen.variant);
  if (variant == nullptr) return rule_refusal("card_variant_unknown", file, variant_key);
  chosen.table = variant->table.value;
  chosen.table_source = variant->table.source;
  chosen.table_certainty = variant->table.certainty;
  return chosen;
}

Result<domain::MarkRule> to_marks(const RuleEntry& entry) {
  domain::MarkRule rule;
  for (const auto& word : entry.fields.words("issues")) rule.issues.push_back(*domain::parse_issue(word));
  std::sort(rule.issues.begin(), rule.issues.end());
  rule.most_a_day = entry.fields.number("most_a_day");
  return rule;
}

std::vector<domain::LetterKind> kinds_of(const domain::RuleFields& fields, std::string_view name) {
  std::vector<domain::LetterKind> kinds;
  for (const auto& word : fields.words(name)) kinds.push_back(*domain::parse_letter_kind(word));
  std::sort(kinds.begin(), kinds.end());
  return kinds;
}

template <class T, class Convert>
Result<void> read_list(const RuleLayers& layers, std::string_view key, domain::Timeline<domain::Sourced<T>>& target,
                       Convert convert) {
  SPOTME_TRY(const std::vector<RuleEntry> entries, read_entries(layers, *domain::find_rule_key(key)));
  std::vector<DatedRule<T>> all;
  for (const auto& entry : entries) {
    SPOTME_TRY(T value, convert(entry));
    all.push_back(to_dated<T>(entry, std::move(value)));
  }
  SPOTME_TRY(target, to_timeline(layers.file(), key, std::move(all)));
  return {};
}

}  // namespace

Result<domain::CardRules> parse_card_rules(std::string_view file_name, std::string_view toml, const RuleEdits& edits) {
  SPOTME_TRY(const toml::table root, parse_rule_file(file_name, toml));
  SPOTME_CHECK(
      RuleTable(file_name, "", root).only({"card_variant", "card_table", "card_period", "card_marks", "card_letters"}));
  SPOTME_TRY(const RuleLayers layers, RuleLayers::make(file_name, root, edits, domain::RuleFile::card));
  domain::CardRules rules;
  SPOTME_CHECK(read_variants(file_name, root, rules));
  const auto table_of = [&](const RuleEntry& entry) { return to_table(file_name, rules, entry); };
  const auto months_of = [](const RuleEntry& entry) -> Result<std::int64_t> { return entry.fields.number("months"); };
  SPOTME_CHECK(read_list(layers, "card_table", rules.table, table_of));
  SPOTME_CHECK(read_list(layers, "card_period", rules.months, months_of));
  SPOTME_CHECK(read_list(layers, "card_marks", rules.marks, to_marks));
  const auto letters_of = [](const RuleEntry& entry) -> Result<domain::CardLetters> {
    return domain::CardLetters{kinds_of(entry.fields, "green"), kinds_of(entry.fields, "red")};
  };
  SPOTME_CHECK(read_list(layers, "card_letters", rules.letters, letters_of));
  return rules;
}

}  // namespace spotme::store
