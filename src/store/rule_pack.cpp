#include "store/rule_pack.hpp"

#include "base/embedded.hpp"
#include "store/card_rule.hpp"
#include "store/rule_layers.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <stdexcept>
#include <vector>

namespace spotme::store {
namespace {

using base::Minutes;
using base::Result;
using domain::Sourced;
using domain::Timeline;

Result<std::vector<domain::State>> read_states(const RuleTable& table) {
  SPOTME_TRY(const std::vector<std::string> words, table.texts("states"));
  const auto& every = domain::all_states();
  if (words.size() == 1 && words.front() == "all") return std::vector<domain::State>(every.begin(), every.end());
  std::vector<domain::State> states;
  for (const auto& word : words) {
    const auto state = domain::parse_state(word);
    if (!state) return table.refusal("rule_unknown_state", "states");
    states.push_back(*state);
  }
  return states;
}

Result<domain::RestDays> read_rest_days(const RuleTable& table) {
  static constexpr std::array<std::string_view, 7> names{"sunday",   "monday", "tuesday", "wednesday",
                                                         "thursday", "friday", "saturday"};
  SPOTME_CHECK(table.only({"states", "valid_from", "valid_to", "in_force", "days", "source", "certainty"}));
  SPOTME_TRY(const std::vector<std::string> words, table.texts("days"));
  domain::RestDays days;
  for (const auto& word : words) {
    const auto* const found = std::find(names.begin(), names.end(), word);
    if (found == names.end()) return table.refusal("rule_wrong_type", "days");
    days.set(static_cast<std::size_t>(found - names.begin()));
  }
  return days;
}

/// Reads a pair of minutes; the second may not come before the first.
Result<domain::MinuteRange> read_pair(const RuleTable& table, std::string_view from, std::string_view to) {
  domain::MinuteRange range;
  SPOTME_TRY(range.from, table.minute(from));
  SPOTME_TRY(range.to, table.minute(to));
  if (range.to < range.from) return table.refusal("rule_ends_before_it_begins", to);
  return range;
}

/// A list of values that differ by state: each state needs its own unbroken timeline.
template <class T, class ReadValue>
Result<void> read_by_state(const RuleLayers& layers, std::string_view key,
                           std::array<Timeline<Sourced<T>>, domain::state_count>& target, ReadValue read_value) {
  std::array<std::vector<DatedRule<T>>, domain::state_count> by_state;
  const auto read = [&](RuleLayer layer, const RuleTable& table) -> Result<void> {
    SPOTME_TRY(const T value, read_value(table));
    SPOTME_TRY(const std::vector<domain::State> states, read_states(table));
    SPOTME_TRY(const DatedRule<T> dated, read_dated(layer, table, value));
    for (const auto state : states) by_state[static_cast<std::size_t>(state)].push_back(dated);
    return {};
  };
  SPOTME_CHECK(layers.for_each(key, read));
  for (const auto state : domain::all_states()) {
    const auto index = static_cast<std::size_t>(state);
    const auto what = fmt::format("{} ({})", key, domain::state_name(state));
    SPOTME_TRY(target[index], to_timeline(layers.file(), what, std::move(by_state[index])));
  }
  return {};
}

/// A list of values that hold everywhere.
template <class T, class ReadValue>
Result<void> read_everywhere(const RuleLayers& layers, std::string_view key, Timeline<Sourced<T>>& target,
                             ReadValue read_value) {
  std::vector<DatedRule<T>> all;
  const auto read = [&](RuleLayer layer, const RuleTable& table) -> Result<void> {
    SPOTME_TRY(const T value, read_value(table));
    SPOTME_TRY(DatedRule<T> dated, read_dated(layer, table, value));
    all.push_back(std::move(dated));
    return {};
  };
  SPOTME_CHECK(layers.for_each(key, read));
  SPOTME_TRY(target, to_timeline(layers.file(), key, std::move(all)));
  return {};
}

Result<void> read_state_values(const RuleLayers& layers, domain::RulePack& pack) {
  const auto read_break = [](const RuleTable& table) -> Result<domain::MinuteRange> {
    SPOTME_CHECK(table.only({"states", "valid_from", "valid_to", "in_force", "from", "to", "source", "certainty"}));
    return read_pair(table, "from", "to");
  };
  SPOTME_CHECK(read_by_state(layers, "rest_days", pack.rest_days, read_rest_days));
  SPOTME_CHECK(read_by_state(layers, "ordinary_break", pack.ordinary_break, read_break));
  return read_by_state(layers, "friday_break", pack.friday_break, read_break);
}

/// A reader of a window whose two ends stand under the given names.
auto window_reader(std::string_view first, std::string_view last) {
  return [first, last](const RuleTable& table) -> Result<domain::Window> {
    SPOTME_CHECK(table.only({"valid_from", "valid_to", "in_force", first, last, "source", "certainty"}));
    SPOTME_TRY(const domain::MinuteRange range, read_pair(table, first, last));
    return domain::Window{range.from, range.to};
  };
}

Result<Minutes> read_minute_of_day(const RuleTable& table) {
  SPOTME_CHECK(table.only({"valid_from", "valid_to", "in_force", "at", "source", "certainty"}));
  return table.minute("at");
}

Result<Minutes> read_amount(const RuleTable& table) {
  SPOTME_CHECK(table.only({"valid_from", "valid_to", "in_force", "minutes", "source", "certainty"}));
  SPOTME_TRY(const std::int64_t minutes, table.number("minutes", 1, 24 * 60));
  return Minutes{minutes};
}

Result<domain::RamadanCut> read_cut(const RuleTable& table) {
  SPOTME_CHECK(table.only(
      {"valid_from", "valid_to", "in_force", "minutes", "break_end", "friday_each_end", "source", "certainty"}));
  SPOTME_TRY(const std::int64_t minutes, table.number("minutes", 0, 120));
  SPOTME_TRY(const std::int64_t break_end, table.number("break_end", 0, 60));
  SPOTME_TRY(const std::int64_t each_end, table.number("friday_each_end", 0, 60));
  return domain::RamadanCut{Minutes{minutes}, Minutes{break_end}, Minutes{each_end}};
}

Result<void> read_common_values(const RuleLayers& layers, domain::RulePack& pack) {
  SPOTME_CHECK(read_everywhere(layers, "wbf_window", pack.wbf_window, window_reader("opens", "deadline")));
  SPOTME_CHECK(read_everywhere(layers, "wbb_range", pack.wbb_range, window_reader("earliest", "latest")));
  SPOTME_CHECK(read_everywhere(layers, "office_start", pack.office_start, read_minute_of_day));
  SPOTME_CHECK(read_everywhere(layers, "span", pack.span, read_amount));
  SPOTME_CHECK(read_everywhere(layers, "short_thursday_span", pack.short_thursday_span, read_amount));
  SPOTME_CHECK(read_everywhere(layers, "ramadan_cut", pack.ramadan_cut, read_cut));
  SPOTME_CHECK(read_everywhere(layers, "morning_leave_start", pack.morning_leave_start, read_minute_of_day));
  return read_everywhere(layers, "pregnancy_minutes", pack.pregnancy_minutes, read_amount);
}

Result<void> read_basis(std::string_view file, const toml::table& root, domain::RulePack& pack) {
  SPOTME_CHECK(sub_table(file, root, "basis"));
  const auto& basis = *root["basis"].as_table();
  for (const auto& [key, node] : basis) {
    const std::string_view name = key.str();
    const auto& rules = domain::all_rules();
    const auto* const rule =
        std::find_if(rules.begin(), rules.end(), [name](domain::Rule one) { return domain::rule_name(one) == name; });
    const auto full_key = fmt::format("basis.{}", name);
    if (rule == rules.end() || domain::has_own_value(*rule)) return rule_refusal("rule_unknown", file, full_key);
    SPOTME_TRY(const RuleTable table, sub_table(file, basis, name));
    SPOTME_CHECK(table.only({"source", "certainty"}));
    SPOTME_TRY(pack.basis[static_cast<std::size_t>(*rule)], read_source(table));
    SPOTME_CHECK(read_certainty(table));
  }
  for (const auto rule : domain::all_rules()) {
    if (domain::has_own_value(rule) || !pack.basis[static_cast<std::size_t>(rule)].empty()) continue;
    return rule_refusal("rule_no_source", file, fmt::format("basis.{}", domain::rule_name(rule)));
  }
  return {};
}

template <class T>
T or_throw(Result<T> result) {
  if (!result) throw std::runtime_error(fmt::format("{}: {}", result.error().field, result.error().key));
  return std::move(result).value();
}

std::string_view embedded(std::string_view path) {
  const auto text = base::embedded_file(path);
  if (!text) throw std::runtime_error(fmt::format("{} is not in the binary", path));
  return *text;
}

/// The edits of the card's file, or those of the pack's.
RuleEdits edits_of(RuleEdits edits, bool card) {
  const auto is_other = [card](const RuleEdit& edit) { return is_card_key(edit.key) != card; };
  std::erase_if(edits.national, is_other);
  std::erase_if(edits.agency, is_other);
  return edits;
}

}  // namespace

bool is_card_key(std::string_view key) { return key.starts_with("card_"); }

Result<domain::RulePack> parse_rule_pack(std::string_view file_name, std::string_view toml, const RuleEdits& edits) {
  SPOTME_TRY(const toml::table root, parse_rule_file(file_name, toml));
  SPOTME_CHECK(
      RuleTable(file_name, "", root)
          .only({"pack", "rest_days", "ordinary_break", "friday_break", "wbf_window", "wbb_range", "office_start",
                 "span", "short_thursday_span", "ramadan_cut", "morning_leave_start", "pregnancy_minutes", "basis"}));
  domain::RulePack pack;
  SPOTME_TRY(const RuleTable head, sub_table(file_name, root, "pack"));
  SPOTME_CHECK(head.only({"name", "version"}));
  SPOTME_TRY(pack.name, head.text("name"));
  SPOTME_TRY(pack.version, head.text("version"));
  SPOTME_TRY(const RuleLayers layers, RuleLayers::make(file_name, root, edits));
  SPOTME_CHECK(read_state_values(layers, pack));
  SPOTME_CHECK(read_common_values(layers, pack));
  SPOTME_CHECK(read_basis(file_name, root, pack));
  return pack;
}

Result<domain::RulePack> parse_builtin_pack(const RuleEdits& edits) {
  return parse_rule_pack("rules/federal.toml", embedded("rules/federal.toml"), edits_of(edits, false));
}

Result<domain::CardRules> parse_builtin_card_rules(const RuleEdits& edits) {
  return parse_card_rules("rules/card.toml", embedded("rules/card.toml"), edits_of(edits, true));
}

Rules builtin_rules() {
  return {or_throw(parse_builtin_pack()),
          or_throw(parse_calendar(embedded("rules/holidays.csv"), embedded("rules/ramadan.csv"))),
          or_throw(parse_evidence_rules("rules/evidence.toml", embedded("rules/evidence.toml"))),
          or_throw(parse_builtin_card_rules()),
          or_throw(parse_substitute_rules("rules/substitutes.toml", embedded("rules/substitutes.toml")))};
}

}  // namespace spotme::store
