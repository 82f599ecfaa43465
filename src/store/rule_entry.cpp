#include "store/rule_entry.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <set>
#include <sstream>

namespace spotme::store {
namespace {

using base::Minutes;
using base::Result;
using domain::RuleField;
using domain::RuleFieldKind;
using domain::RuleFieldValue;

Result<Minutes> read_minute(const RuleTable& table, const RuleField& field, std::string_view text) {
  const auto at = base::parse_minute(text);
  // base::parse_minute would take seconds too, which no rule has.
  if (!at || std::count(text.begin(), text.end(), ':') != 1) return table.refusal("rule_wrong_type", field.name);
  if (*at < Minutes{field.least} || *at > Minutes{field.most}) return table.refusal("rule_out_of_range", field.name);
  return *at;
}

template <class T>
Result<RuleFieldValue> ascending(const RuleTable& table, const RuleField& field, std::vector<T> list) {
  if (list.empty()) return table.refusal("rule_missing", field.name);
  const auto falls = std::adjacent_find(list.begin(), list.end(), [](const T& a, const T& b) { return b <= a; });
  if (falls != list.end()) return table.refusal("rule_not_ascending", field.name);
  return RuleFieldValue{std::move(list)};
}

Result<RuleFieldValue> read_minutes(const RuleTable& table, const RuleField& field) {
  SPOTME_TRY(const std::vector<std::string> texts, table.texts(field.name));
  std::vector<Minutes> list;
  for (const auto& text : texts) {
    SPOTME_TRY(const Minutes at, read_minute(table, field, text));
    list.push_back(at);
  }
  return ascending(table, field, std::move(list));
}

Result<RuleFieldValue> read_numbers(const RuleTable& table, const RuleField& field) {
  SPOTME_TRY(std::vector<std::int64_t> list, table.numbers(field.name));
  for (const auto number : list) {
    if (number < field.least || number > field.most) return table.refusal("rule_out_of_range", field.name);
  }
  return ascending(table, field, std::move(list));
}

bool is_choice(const RuleField& field, const std::string& word) {
  return std::find(field.choices.begin(), field.choices.end(), word) != field.choices.end();
}

Result<RuleFieldValue> read_words(const RuleTable& table, const RuleField& field) {
  SPOTME_TRY(std::vector<std::string> words, table.texts(field.name));
  const auto count = static_cast<std::int64_t>(words.size());
  if (count < field.least || count > field.most) return table.refusal("rule_out_of_range", field.name);
  std::set<std::string_view> seen;
  for (const auto& word : words) {
    const bool fits = field.kind == RuleFieldKind::texts ? !word.empty() && word.size() <= 200 : is_choice(field, word);
    if (!fits) return table.refusal("rule_wrong_type", field.name);
    if (!seen.insert(word).second) return table.refusal("rule_twice", field.name);
  }
  return RuleFieldValue{std::move(words)};
}

Result<RuleFieldValue> read_field(const RuleTable& table, const RuleField& field) {
  switch (field.kind) {
    case RuleFieldKind::minute: {
      SPOTME_TRY(const std::string text, table.text(field.name));
      SPOTME_TRY(const Minutes at, read_minute(table, field, text));
      return RuleFieldValue{at};
    }
    case RuleFieldKind::minutes: return read_minutes(table, field);
    case RuleFieldKind::number: {
      SPOTME_TRY(const std::int64_t number, table.number(field.name, field.least, field.most));
      return RuleFieldValue{number};
    }
    case RuleFieldKind::numbers: return read_numbers(table, field);
    case RuleFieldKind::flag: {
      SPOTME_TRY(const bool flag, table.flag(field.name));
      return RuleFieldValue{flag};
    }
    case RuleFieldKind::word: {
      SPOTME_TRY(std::string word, table.text(field.name));
      if (!is_choice(field, word)) return table.refusal("rule_wrong_type", field.name);
      return RuleFieldValue{std::move(word)};
    }
    case RuleFieldKind::words:
    case RuleFieldKind::texts: return read_words(table, field);
  }
  return table.refusal("rule_unknown", field.name);
}

Result<domain::RuleFields> read_fields(const RuleTable& table, const domain::RuleKey& key) {
  domain::RuleFields fields(key);
  for (std::size_t i = 0; i < key.fields.size(); ++i) {
    const auto& field = key.fields[i];
    if (field.optional && !table.has(field.name)) continue;
    SPOTME_TRY(RuleFieldValue value, read_field(table, field));
    fields.set(i, std::move(value));
  }
  if (!key.pair_from.empty() && fields.minute(key.pair_to) < fields.minute(key.pair_from)) {
    return table.refusal("rule_ends_before_it_begins", key.pair_to);
  }
  return fields;
}

Result<std::vector<domain::State>> read_states(const RuleTable& table) {
  SPOTME_TRY(const std::vector<std::string> words, table.texts("states"));
  if (words.empty()) return table.refusal("rule_missing", "states");
  const auto& every = domain::all_states();
  if (words.size() == 1 && words.front() == "all") return std::vector<domain::State>(every.begin(), every.end());
  std::vector<domain::State> states;
  for (const auto& word : words) {
    const auto state = domain::parse_state(word);
    if (!state) return table.refusal("rule_unknown_state", "states");
    if (std::find(states.begin(), states.end(), *state) != states.end()) return table.refusal("rule_twice", "states");
    states.push_back(*state);
  }
  return states;
}

Result<void> check_names(const RuleTable& table, const domain::RuleKey& key) {
  std::vector<std::string_view> allowed{"valid_from", "valid_to", "in_force", "source", "certainty"};
  if (key.by_state) allowed.emplace_back("states");
  for (const auto& field : key.fields) allowed.push_back(field.name);
  return table.only(allowed);
}

Result<RuleEntry> read_entry(const RuleTable& table, const domain::RuleKey& key) {
  RuleEntry entry;
  entry.prefix = table.prefix();
  SPOTME_CHECK(check_names(table, key));
  SPOTME_TRY(entry.fields, read_fields(table, key));
  if (key.by_state) {
    SPOTME_TRY(entry.states, read_states(table));
  }
  SPOTME_TRY(entry.from, read_first_day(table));
  if (table.has("valid_to")) {
    SPOTME_TRY(entry.to, table.day("valid_to"));
    if (*entry.to < entry.from) return table.refusal("rule_ends_before_it_begins", "valid_to");
  }
  if (table.has("in_force")) {
    SPOTME_TRY(entry.in_force, table.day("in_force"));
  }
  SPOTME_TRY(entry.source, read_source(table));
  SPOTME_TRY(entry.certainty, read_certainty(table));
  return entry;
}

std::string quoted(std::string_view text) {
  std::ostringstream out;
  out << toml::value<std::string>(std::string(text));
  return out.str();
}

template <class T, class Format>
std::string joined(const std::vector<T>& list, Format format) {
  std::vector<std::string> parts;
  parts.reserve(list.size());
  for (const auto& one : list) parts.push_back(format(one));
  return fmt::format("[{}]", fmt::join(parts, ", "));
}

struct Formatter {
  std::string operator()(bool flag) const { return flag ? "true" : "false"; }
  std::string operator()(std::int64_t number) const { return fmt::format("{}", number); }
  std::string operator()(Minutes at) const { return fmt::format("\"{}\"", base::format_minute(at)); }
  std::string operator()(const std::string& word) const { return quoted(word); }
  template <class T>
  std::string operator()(const std::vector<T>& list) const {
    return joined(list, *this);
  }
};

}  // namespace

Result<std::vector<RuleEntry>> read_entries(const RuleLayers& layers, const domain::RuleKey& key) {
  std::vector<RuleEntry> entries;
  const auto read = [&](RuleLayer layer, std::size_t number, const RuleTable& table) -> Result<void> {
    SPOTME_TRY(RuleEntry entry, read_entry(table, key));
    entry.layer = layer;
    entry.number = number;
    entries.push_back(std::move(entry));
    return {};
  };
  SPOTME_CHECK(layers.for_each(key.name, read));
  return entries;
}

std::string format_fields(const domain::RuleFields& fields) {
  std::string text;
  for (std::size_t i = 0; i < fields.values().size(); ++i) {
    const auto& value = fields.values()[i];
    if (value) text += fmt::format("{} = {}\n", fields.key().fields[i].name, std::visit(Formatter{}, *value));
  }
  return text;
}

}  // namespace spotme::store
