#include "store/rule_reader.hpp"

#include "base/text.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace spotme::store {

base::Error rule_refusal(std::string message_key, std::string_view file, std::string_view key) {
  return {base::Code::invalid,
          std::move(message_key),
          fmt::format("{}: {}", file, key),
          {{"file", std::string(file)}, {"key", std::string(key)}}};
}

base::Day first_day_of_all() { return base::parse_day("1900-01-01").value(); }

base::Error RuleTable::refusal(std::string message_key, std::string_view key) const {
  return rule_refusal(std::move(message_key), file_,
                      prefix_.empty() ? std::string(key) : fmt::format("{}.{}", prefix_, key));
}

base::Result<void> RuleTable::only(std::initializer_list<std::string_view> allowed) const {
  for (const auto& [key, node] : table_) {
    if (std::find(allowed.begin(), allowed.end(), key.str()) == allowed.end())
      return refusal("rule_unknown", key.str());
  }
  return {};
}

base::Result<std::string> RuleTable::text(std::string_view key) const {
  if (!has(key)) return refusal("rule_missing", key);
  const auto value = table_[key].value_exact<std::string>();
  if (!value) return refusal("rule_wrong_type", key);
  if (base::trimmed(*value).empty()) return refusal("rule_missing", key);
  return *value;
}

base::Result<base::Minutes> RuleTable::minute(std::string_view key) const {
  SPOTME_TRY(const std::string value, text(key));
  const auto at = base::parse_minute(value);
  if (!at || *at >= std::chrono::hours{24}) return refusal("rule_wrong_type", key);
  return *at;
}

base::Result<std::int64_t> RuleTable::number(std::string_view key, std::int64_t least, std::int64_t most) const {
  if (!has(key)) return refusal("rule_missing", key);
  const auto value = table_[key].value_exact<std::int64_t>();
  if (!value) return refusal("rule_wrong_type", key);
  if (*value < least || *value > most) return refusal("rule_out_of_range", key);
  return *value;
}

base::Result<base::Day> RuleTable::day(std::string_view key) const {
  if (!has(key)) return refusal("rule_missing", key);
  const auto value = table_[key].value_exact<toml::date>();
  if (!value) return refusal("rule_wrong_type", key);
  const std::chrono::year_month_day date{std::chrono::year{value->year}, std::chrono::month{value->month},
                                         std::chrono::day{value->day}};
  const base::Day day{date};
  if (!date.ok() || day < first_day_of_all()) return refusal("rule_out_of_range", key);
  return day;
}

base::Result<std::vector<std::string>> RuleTable::texts(std::string_view key) const {
  if (!has(key)) return refusal("rule_missing", key);
  const auto* list = table_[key].as_array();
  if (list == nullptr || list->empty()) return refusal("rule_wrong_type", key);
  std::vector<std::string> texts;
  for (const auto& node : *list) {
    const auto value = node.value_exact<std::string>();
    if (!value) return refusal("rule_wrong_type", key);
    texts.push_back(*value);
  }
  return texts;
}

base::Result<toml::table> parse_rule_file(std::string_view file, std::string_view text) {
  // toml++ throws for malformed text; here that is a refusal like any other.
  try {
    return toml::parse(text, file);
  } catch (const toml::parse_error& error) {
    return rule_refusal("rule_file_malformed", file, fmt::format("{}", error.source().begin.line));
  }
}

base::Result<RuleTable> sub_table(std::string_view file, const toml::table& root, std::string_view key) {
  if (!root.contains(key)) return rule_refusal("rule_missing", file, key);
  const auto* table = root[key].as_table();
  if (table == nullptr) return rule_refusal("rule_wrong_type", file, key);
  return RuleTable(file, std::string(key), *table);
}

}  // namespace spotme::store
