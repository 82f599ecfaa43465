#include "store/rule_book.hpp"

#include "store/rule_entry.hpp"
#include "store/rule_layers.hpp"

#include <array>
#include <map>
#include <stdexcept>

namespace spotme::store {
namespace {

using base::Result;
using domain::RuleFile;

constexpr std::array<std::string_view, 2> files{"rules/federal.toml", "rules/card.toml"};

bool has_keys(RuleFile file) {
  const auto keys = domain::all_rule_keys();
  return std::any_of(keys.begin(), keys.end(), [file](const auto& key) { return key.file == file; });
}

/// The number of the entry that holds on `day` among those of one state, or of all where the key knows no states.
std::size_t entry_on(const std::vector<RuleEntry>& entries, std::optional<domain::State> state, base::Day day) {
  std::vector<DatedRule<std::size_t>> all;
  for (std::size_t i = 0; i < entries.size(); ++i) {
    const auto& states = entries[i].states;
    const bool concerns = !state || std::find(states.begin(), states.end(), *state) != states.end();
    if (concerns) all.push_back(to_dated(entries[i], i));
  }
  const auto timeline = to_timeline("", "", std::move(all));
  const auto* found = timeline ? timeline->as_of(day) : nullptr;
  if (found == nullptr) throw std::logic_error("values of a rule that do not fit each other");
  return found->value;
}

}  // namespace

std::string_view rule_layer_name(RuleLayer layer) {
  static constexpr std::array<std::string_view, 3> names{"file", "national", "agency"};
  return names[static_cast<std::size_t>(layer)];
}

base::Day first_rule_day() { return base::parse_day("1900-01-01").value(); }

Result<std::vector<RuleBookKey>> parse_rule_book(const RuleEdits& edits) {
  std::vector<RuleBookKey> book;
  for (const auto& key : domain::all_rule_keys()) book.push_back({&key, {}});
  for (const auto file : {RuleFile::federal, RuleFile::card}) {
    if (!has_keys(file)) continue;
    const auto path = files[static_cast<std::size_t>(file)];
    SPOTME_TRY(const toml::table root, parse_rule_file(path, embedded_rules(path)));
    SPOTME_TRY(const RuleLayers layers, RuleLayers::make(path, root, edits, file));
    for (auto& one : book) {
      if (one.key->file != file) continue;
      SPOTME_TRY(one.entries, read_entries(layers, *one.key));
    }
  }
  return book;
}

std::vector<InEffect> in_effect(const domain::RuleKey& key, const std::vector<RuleEntry>& entries, base::Day day) {
  if (!key.by_state) return {{entry_on(entries, std::nullopt, day)}};
  std::vector<InEffect> found;
  for (const auto state : domain::all_states()) {
    const auto entry = entry_on(entries, state, day);
    const auto known = std::find_if(found.begin(), found.end(), [&](const auto& one) { return one.entry == entry; });
    auto& group = known == found.end() ? found.emplace_back(InEffect{entry}) : *known;
    group.states.push_back(state);
  }
  return found;
}

}  // namespace spotme::store
