#include "store/rule_reader.hpp"

#include "base/embedded.hpp"
#include "base/text.hpp"
#include "store/rule_book.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <stdexcept>

namespace spotme::store {

base::Error rule_refusal(std::string message_key, std::string_view file, std::string_view key) {
  return {base::Code::invalid,
          std::move(message_key),
          fmt::format("{}: {}", file, key),
          {{"file", std::string(file)}, {"key", std::string(key)}}};
}

base::Error RuleTable::refusal(std::string message_key, std::string_view key) const {
  return rule_refusal(std::move(message_key), file_,
                      prefix_.empty() ? std::string(key) : fmt::format("{}.{}", prefix_, key));
}

base::Result<void> RuleTable::only(const std::vector<std::string_view>& allowed) const {
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

base::Result<bool> RuleTable::flag(std::string_view key) const {
  if (!has(key)) return refusal("rule_missing", key);
  const auto value = table_[key].value_exact<bool>();
  if (!value) return refusal("rule_wrong_type", key);
  return *value;
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
  if (!date.ok() || day < first_rule_day()) return refusal("rule_out_of_range", key);
  return day;
}

template <class T>
base::Result<std::vector<T>> RuleTable::list(std::string_view key) const {
  if (!has(key)) return refusal("rule_missing", key);
  const auto* array = table_[key].as_array();
  if (array == nullptr) return refusal("rule_wrong_type", key);
  std::vector<T> values;
  for (const auto& node : *array) {
    const auto value = node.value_exact<T>();
    if (!value) return refusal("rule_wrong_type", key);
    values.push_back(*value);
  }
  return values;
}

base::Result<std::vector<std::string>> RuleTable::texts(std::string_view key) const { return list<std::string>(key); }

base::Result<std::vector<std::int64_t>> RuleTable::numbers(std::string_view key) const {
  return list<std::int64_t>(key);
}

std::string_view embedded_rules(std::string_view path) {
  const auto text = base::embedded_file(path);
  if (!text) throw std::runtime_error(fmt::format("{} is not in the binary", path));
  return *text;
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
