#pragma once

#include "domain/timeline.hpp"
#include "domain/worktime/rule_pack.hpp"
#include "store/rule_reader.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// Inside of the readers of rule files: dated values with their source, and the timelines that they make.
namespace spotme::store {

/// One `[[…]]` table of a rule file, with the days on which it holds.
template <class T>
struct Dated {
  base::Day from;
  std::optional<base::Day> to;
  domain::Sourced<T> value;
  std::string prefix;  ///< where it stands, for refusals
};

[[nodiscard]] base::Result<domain::Certainty> read_certainty(const RuleTable& table);
/// `rule_no_source` where there is none.
[[nodiscard]] base::Result<std::string> read_source(const RuleTable& table);
/// A day, or `"always"`.
[[nodiscard]] base::Result<base::Day> read_first_day(const RuleTable& table);

/// The days, the source and the certainty that stand beside `value`.
template <class T>
[[nodiscard]] base::Result<Dated<T>> read_dated(const RuleTable& table, T value) {
  SPOTME_TRY(const base::Day from, read_first_day(table));
  std::optional<base::Day> to;
  if (table.has("valid_to")) {
    SPOTME_TRY(to, table.day("valid_to"));
    if (*to < from) return table.refusal("rule_ends_before_it_begins", "valid_to");
  }
  if (table.has("in_force")) SPOTME_CHECK(table.day("in_force"));
  SPOTME_TRY(const std::string source, read_source(table));
  SPOTME_TRY(const domain::Certainty certainty, read_certainty(table));
  return Dated<T>{from, to, domain::Sourced<T>{std::move(value), source, certainty}, table.prefix()};
}

/// Refuses days without a value (`rule_gap`) and days with two (`rule_overlap`).
template <class T>
[[nodiscard]] base::Result<domain::Timeline<domain::Sourced<T>>> to_timeline(std::string_view file,
                                                                             std::string_view what,
                                                                             std::vector<Dated<T>> all) {
  if (all.empty()) return rule_refusal("rule_missing", file, what);
  std::stable_sort(all.begin(), all.end(), [](const auto& a, const auto& b) { return a.from < b.from; });
  if (all.front().from != first_day_of_all()) return rule_refusal("rule_gap", file, all.front().prefix + ".valid_from");
  if (all.back().to) return rule_refusal("rule_gap", file, all.back().prefix + ".valid_to");
  domain::Timeline<domain::Sourced<T>> timeline;
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
[[nodiscard]] base::Result<void> for_each_table(std::string_view file, const toml::table& root, std::string_view key,
                                                Read read) {
  if (!root.contains(key)) return rule_refusal("rule_missing", file, key);
  const auto* list = root[key].as_array();
  if (list == nullptr || !list->is_homogeneous(toml::node_type::table))
    return rule_refusal("rule_wrong_type", file, key);
  for (std::size_t i = 0; i < list->size(); ++i) {
    SPOTME_CHECK(read(RuleTable(file, fmt::format("{}[{}]", key, i), *list->get_as<toml::table>(i))));
  }
  return {};
}

/// A list of values that hold everywhere.
template <class T, class ReadValue>
[[nodiscard]] base::Result<void> read_everywhere(std::string_view file, const toml::table& root, std::string_view key,
                                                 domain::Timeline<domain::Sourced<T>>& target, ReadValue read_value) {
  std::vector<Dated<T>> all;
  const auto read = [&](const RuleTable& table) -> base::Result<void> {
    SPOTME_TRY(const T value, read_value(table));
    SPOTME_TRY(Dated<T> dated, read_dated<T>(table, value));
    all.push_back(std::move(dated));
    return {};
  };
  SPOTME_CHECK(for_each_table(file, root, key, read));
  SPOTME_TRY(target, to_timeline(file, key, std::move(all)));
  return {};
}

}  // namespace spotme::store
