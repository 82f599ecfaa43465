#pragma once

#include "base/result.hpp"
#include "domain/rule_key.hpp"
#include "domain/worktime/rule_pack.hpp"
#include "store/rule_book.hpp"
#include "store/rule_layers.hpp"

#include <optional>
#include <string>
#include <utility>
#include <vector>

/// Inside of store/rule_pack and store/rule_book: the values of one key as they stand, each checked by itself.
namespace spotme::store {

/// In the order file, national, agency. Refuses what the table of keys (domain/rule_key) does not allow, naming the
/// field.
[[nodiscard]] base::Result<std::vector<RuleEntry>> read_entries(const RuleLayers& layers, const domain::RuleKey& key);

template <class T>
DatedRule<T> to_dated(const RuleEntry& entry, T value) {
  return {entry.layer, entry.from, entry.to, {std::move(value), entry.source, entry.certainty}, entry.prefix};
}

}  // namespace spotme::store
