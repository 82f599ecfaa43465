#pragma once

#include "base/result.hpp"
#include "domain/rule_key.hpp"
#include "domain/timeline.hpp"
#include "domain/worktime/rule_pack.hpp"
#include "store/rule_book.hpp"
#include "store/rule_pack.hpp"
#include "store/rule_reader.hpp"

#include <toml++/toml.h>

#include <algorithm>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// Inside of store/rule_pack: the values of one key from the file, the national edits and an agency's edits, laid over
/// each other.
namespace spotme::store {

/// The tables of a rule file, with the edits made into tables of the same form.
class RuleLayers {
 public:
  /// `file` and `root` must outlive it. Refuses an edit whose value is not TOML (`rule_file_malformed`) or whose key
  /// has no list of its own (`rule_unknown`).
  [[nodiscard]] static base::Result<RuleLayers> make(std::string_view file, const toml::table& root,
                                                     const RuleEdits& edits,
                                                     domain::RuleFile kind = domain::RuleFile::federal);

  using Read = std::function<base::Result<void>(RuleLayer, std::size_t, const RuleTable&)>;
  /// Every table of the list `key`, with its number in the file's list or among the edits of its layer: first the
  /// file's, in its order. Refuses a file without such a list.
  [[nodiscard]] base::Result<void> for_each(std::string_view key, const Read& read) const;
  [[nodiscard]] std::string_view file() const { return file_; }

 private:
  struct Edit {
    RuleLayer layer;
    std::size_t number;
    std::string key;
    std::string prefix;
    toml::table table;
  };
  RuleLayers(std::string_view file, const toml::table& root) : file_(file), root_(&root) {}
  [[nodiscard]] base::Result<void> add(RuleLayer layer, const std::vector<RuleEdit>& edits, domain::RuleFile kind);

  std::string_view file_;
  const toml::table* root_;
  std::vector<Edit> edits_;
};

/// One value with the days on which it holds.
template <class T>
struct DatedRule {
  RuleLayer layer = RuleLayer::file;
  base::Day from;
  std::optional<base::Day> to = {};
  domain::Sourced<T> value;
  std::string prefix;  ///< where it stands, for refusals

  [[nodiscard]] bool holds(base::Day day) const { return from <= day && (!to || day <= *to); }
};

[[nodiscard]] base::Result<domain::Certainty> read_certainty(const RuleTable& table);
[[nodiscard]] base::Result<std::string> read_source(const RuleTable& table);
/// `valid_from`, a day or the word `always`.
[[nodiscard]] base::Result<base::Day> read_first_day(const RuleTable& table);

/// The values of the file and the national edits, by first day: one for every day. Refuses days without a value
/// (`rule_gap`) and days with two (`rule_overlap`).
template <class T>
base::Result<domain::Timeline<domain::Sourced<T>>> national_timeline(std::string_view file, std::string_view what,
                                                                     std::vector<DatedRule<T>> all) {
  if (all.empty()) return rule_refusal("rule_missing", file, what);
  std::stable_sort(all.begin(), all.end(), [](const auto& a, const auto& b) {
    return std::pair(a.from, a.layer) < std::pair(b.from, b.layer);
  });
  if (all.front().from != first_rule_day()) return rule_refusal("rule_gap", file, all.front().prefix + ".valid_from");
  if (all.back().to) return rule_refusal("rule_gap", file, all.back().prefix + ".valid_to");
  domain::Timeline<domain::Sourced<T>> timeline;
  for (std::size_t i = 0; i < all.size(); ++i) {
    const bool corrected = i + 1 < all.size() && all[i].from == all[i + 1].from && all[i].layer < all[i + 1].layer;
    if (corrected) continue;
    if (!timeline.entries().empty()) {
      const auto& before = all[i - 1];
      const bool same_day = timeline.entries().back().from == all[i].from;
      if (same_day || (before.to && *before.to >= all[i].from)) {
        return rule_refusal("rule_overlap", file, all[i].prefix + ".valid_from");
      }
      if (before.to && *before.to + std::chrono::days{1} != all[i].from) {
        return rule_refusal("rule_gap", file, all[i].prefix + ".valid_from");
      }
    }
    SPOTME_TRY(timeline, timeline.with_change(all[i].from, std::move(all[i].value)));
  }
  return timeline;
}

/// The same with an agency's values, each from its first day to its last or to the next, wherever the national value of
/// the day is unsure. Refuses two of them for one day (`rule_overlap`).
template <class T>
base::Result<domain::Timeline<domain::Sourced<T>>> with_agency(std::string_view file,
                                                               const domain::Timeline<domain::Sourced<T>>& national,
                                                               std::vector<DatedRule<T>> own) {
  if (own.empty()) return national;
  std::stable_sort(own.begin(), own.end(), [](const auto& a, const auto& b) { return a.from < b.from; });
  std::vector<base::Day> turns;
  for (const auto& entry : national.entries()) turns.push_back(entry.from);
  for (std::size_t i = 0; i < own.size(); ++i) {
    const bool overlaps = i > 0 && (own[i - 1].from == own[i].from || (own[i - 1].to && *own[i - 1].to >= own[i].from));
    if (overlaps) return rule_refusal("rule_overlap", file, own[i].prefix + ".valid_from");
    turns.push_back(own[i].from);
    if (own[i].to) turns.push_back(*own[i].to + std::chrono::days{1});
  }
  std::sort(turns.begin(), turns.end());
  turns.erase(std::unique(turns.begin(), turns.end()), turns.end());
  domain::Timeline<domain::Sourced<T>> timeline;
  for (const auto day : turns) {
    const auto* value = national.as_of(day);
    const auto latest = std::find_if(own.rbegin(), own.rend(), [day](const auto& one) { return one.from <= day; });
    if (latest != own.rend() && latest->holds(day) && domain::is_unsure(value->certainty)) value = &latest->value;
    const bool same = !timeline.entries().empty() && timeline.entries().back().value == *value;
    if (same) continue;
    SPOTME_TRY(timeline, timeline.with_change(day, *value));
  }
  return timeline;
}

template <class T>
base::Result<domain::Timeline<domain::Sourced<T>>> to_timeline(std::string_view file, std::string_view what,
                                                               std::vector<DatedRule<T>> all) {
  const auto middle =
      std::stable_partition(all.begin(), all.end(), [](const auto& one) { return one.layer != RuleLayer::agency; });
  std::vector<DatedRule<T>> own(middle, all.end());
  all.erase(middle, all.end());
  SPOTME_TRY(const auto national, national_timeline(file, what, std::move(all)));
  return with_agency(file, national, std::move(own));
}

}  // namespace spotme::store
