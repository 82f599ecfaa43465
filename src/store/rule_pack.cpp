#include "store/rule_pack.hpp"

#include "base/embedded.hpp"
#include "store/card_rule.hpp"
#include "store/rule_reader.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <stdexcept>
#include <vector>

namespace spotme::store {
namespace {

using base::Day;
using base::Minutes;
using base::Result;
using domain::Sourced;
using domain::Timeline;

/// One `[[…]]` table of a rule file, with the days on which it holds.
template <class T>
struct Dated {
  Day from;
  std::optional<Day> to;
  Sourced<T> value;
  std::string prefix;  ///< where it stands, for refusals
};

Result<domain::Certainty> read_certainty(const RuleTable& table) {
  SPOTME_TRY(const std::string word, table.text("certainty"));
  for (const auto certainty : {domain::Certainty::official, domain::Certainty::press, domain::Certainty::practice,
                               domain::Certainty::inferred, domain::Certainty::project_default}) {
    if (word == domain::certainty_name(certainty)) return certainty;
  }
  return table.refusal("rule_wrong_type", "certainty");
}

Result<std::string> read_source(const RuleTable& table) {
  auto source = table.text("source");
  if (!source && source.error().key == "rule_missing") return table.refusal("rule_no_source", "source");
  return source;
}

Result<Day> read_first_day(const RuleTable& table) {
  if (const auto always = table.text("valid_from"); always && *always == "always") return first_day_of_all();
  return table.day("valid_from");
}

template <class T>
Result<Dated<T>> read_dated(const RuleTable& table, const T& value) {
  SPOTME_TRY(const Day from, read_first_day(table));
  std::optional<Day> to;
  if (table.has("valid_to")) {
    SPOTME_TRY(to, table.day("valid_to"));
    if (*to < from) return table.refusal("rule_ends_before_it_begins", "valid_to");
  }
  if (table.has("in_force")) SPOTME_CHECK(table.day("in_force"));
  SPOTME_TRY(const std::string source, read_source(table));
  SPOTME_TRY(const domain::Certainty certainty, read_certainty(table));
  return Dated<T>{from, to, Sourced<T>{value, source, certainty}, table.prefix()};
}

/// Refuses days without a value and days with two.
template <class T>
Result<Timeline<Sourced<T>>> to_timeline(std::string_view file, std::string_view what, std::vector<Dated<T>> all) {
  if (all.empty()) return rule_refusal("rule_missing", file, what);
  std::stable_sort(all.begin(), all.end(), [](const auto& a, const auto& b) { return a.from < b.from; });
  if (all.front().from != first_day_of_all()) return rule_refusal("rule_gap", file, all.front().prefix + ".valid_from");
  if (all.back().to) return rule_refusal("rule_gap", file, all.back().prefix + ".valid_to");
  Timeline<Sourced<T>> timeline;
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (i > 0) {
      const auto& before = all[i - 1];
      const bool overlaps = before.from == all[i].from || (before.to && *before.to >= all[i].from);
      if (overlaps) return rule_refusal("rule_overlap", file, all[i].prefix + ".valid_from");
      if (before.to && *before.to + std::chrono::days{1} != all[i].from) {
        return rule_refusal("rule_gap", file, all[i].prefix + ".valid_from");
      }
    }
    SPOTME_TRY(timeline, timeline.with_change(all[i].from, std::move(all[i].value)));
  }
  return timeline;
}

/// Calls `read` for each table of the list `key`.
template <class Read>
Result<void> for_each_table(std::string_view file, const toml::table& root, std::string_view key, Read read) {
  if (!root.contains(key)) return rule_refusal("rule_missing", file, key);
  const auto* list = root[key].as_array();
  if (list == nullptr || !list->is_homogeneous(toml::node_type::table))
    return rule_refusal("rule_wrong_type", file, key);
  for (std::size_t i = 0; i < list->size(); ++i) {
    SPOTME_CHECK(read(RuleTable(file, fmt::format("{}[{}]", key, i), *list->get_as<toml::table>(i))));
  }
  return {};
}

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
Result<void> read_by_state(std::string_view file, const toml::table& root, std::string_view key,
                           std::array<Timeline<Sourced<T>>, domain::state_count>& target, ReadValue read_value) {
  std::array<std::vector<Dated<T>>, domain::state_count> by_state;
  const auto read = [&](const RuleTable& table) -> Result<void> {
    SPOTME_TRY(const T value, read_value(table));
    SPOTME_TRY(const std::vector<domain::State> states, read_states(table));
    SPOTME_TRY(const Dated<T> dated, read_dated(table, value));
    for (const auto state : states) by_state[static_cast<std::size_t>(state)].push_back(dated);
    return {};
  };
  SPOTME_CHECK(for_each_table(file, root, key, read));
  for (const auto state : domain::all_states()) {
    const auto index = static_cast<std::size_t>(state);
    const auto what = fmt::format("{} ({})", key, domain::state_name(state));
    SPOTME_TRY(target[index], to_timeline(file, what, std::move(by_state[index])));
  }
  return {};
}

/// A list of values that hold everywhere.
template <class T, class ReadValue>
Result<void> read_everywhere(std::string_view file, const toml::table& root, std::string_view key,
                             Timeline<Sourced<T>>& target, ReadValue read_value) {
  std::vector<Dated<T>> all;
  const auto read = [&](const RuleTable& table) -> Result<void> {
    SPOTME_TRY(const T value, read_value(table));
    SPOTME_TRY(Dated<T> dated, read_dated(table, value));
    all.push_back(std::move(dated));
    return {};
  };
  SPOTME_CHECK(for_each_table(file, root, key, read));
  SPOTME_TRY(target, to_timeline(file, key, std::move(all)));
  return {};
}

Result<void> read_state_values(std::string_view file, const toml::table& root, domain::RulePack& pack) {
  const auto read_break = [](const RuleTable& table) -> Result<domain::MinuteRange> {
    SPOTME_CHECK(table.only({"states", "valid_from", "valid_to", "in_force", "from", "to", "source", "certainty"}));
    return read_pair(table, "from", "to");
  };
  SPOTME_CHECK(read_by_state(file, root, "rest_days", pack.rest_days, read_rest_days));
  SPOTME_CHECK(read_by_state(file, root, "ordinary_break", pack.ordinary_break, read_break));
  return read_by_state(file, root, "friday_break", pack.friday_break, read_break);
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

Result<void> read_common_values(std::string_view file, const toml::table& root, domain::RulePack& pack) {
  SPOTME_CHECK(read_everywhere(file, root, "wbf_window", pack.wbf_window, window_reader("opens", "deadline")));
  SPOTME_CHECK(read_everywhere(file, root, "wbb_range", pack.wbb_range, window_reader("earliest", "latest")));
  SPOTME_CHECK(read_everywhere(file, root, "office_start", pack.office_start, read_minute_of_day));
  SPOTME_CHECK(read_everywhere(file, root, "span", pack.span, read_amount));
  SPOTME_CHECK(read_everywhere(file, root, "short_thursday_span", pack.short_thursday_span, read_amount));
  SPOTME_CHECK(read_everywhere(file, root, "ramadan_cut", pack.ramadan_cut, read_cut));
  SPOTME_CHECK(read_everywhere(file, root, "morning_leave_start", pack.morning_leave_start, read_minute_of_day));
  return read_everywhere(file, root, "pregnancy_minutes", pack.pregnancy_minutes, read_amount);
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

}  // namespace

Result<domain::RulePack> parse_rule_pack(std::string_view file_name, std::string_view toml) {
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
  SPOTME_CHECK(read_state_values(file_name, root, pack));
  SPOTME_CHECK(read_common_values(file_name, root, pack));
  SPOTME_CHECK(read_basis(file_name, root, pack));
  return pack;
}

Rules builtin_rules() {
  return {or_throw(parse_rule_pack("rules/federal.toml", embedded("rules/federal.toml"))),
          or_throw(parse_calendar(embedded("rules/holidays.csv"), embedded("rules/ramadan.csv"))),
          or_throw(parse_evidence_rules("rules/evidence.toml", embedded("rules/evidence.toml"))),
          or_throw(parse_card_rules("rules/card.toml", embedded("rules/card.toml")))};
}

}  // namespace spotme::store
