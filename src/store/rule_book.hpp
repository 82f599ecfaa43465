#pragma once

#include "base/result.hpp"
#include "base/time.hpp"
#include "domain/rule_key.hpp"
#include "domain/worktime/rule_pack.hpp"
#include "store/rule_pack.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// The rules as a jurist reads them: each key with all its values, where each stands and what holds on a day. What
/// decides days is the pack (store/rule_pack); both read the same files by the same functions.
namespace spotme::store {

/// Whose value it is. Where two layers have a value for one first day, the later layer's holds.
enum class RuleLayer : std::uint8_t { file, national, agency };
/// `file`, `national`, `agency`.
[[nodiscard]] std::string_view rule_layer_name(RuleLayer layer);

/// One table of a rule file, or one edit.
struct RuleEntry {
  RuleLayer layer = RuleLayer::file;
  std::size_t number = 0;                  ///< its place in the file's list, or among the edits of its layer
  std::vector<domain::State> states = {};  ///< empty where the key does not differ by state
  base::Day from = {};                     ///< first_rule_day() where the file says `always`
  std::optional<base::Day> to = {};        ///< last day; nullopt: until the next value
  std::optional<base::Day> in_force =
      {};  ///< since when the circular itself holds, where it is used for earlier days too
  domain::RuleFields fields = {};
  std::string source = {};
  domain::Certainty certainty = domain::Certainty::official;
  std::string prefix = {};  ///< where it stands, for refusals
};

/// How refusals name an edit: `wbf_window[2027-01-01]`.
[[nodiscard]] std::string edit_name(const RuleEdit& edit);

/// The day from which a value with `valid_from = "always"` holds: the first that base::parse_day takes.
[[nodiscard]] base::Day first_rule_day();

struct RuleBookKey {
  const domain::RuleKey* key;
  std::vector<RuleEntry> entries;  ///< the file's, national, agency's; each in the order in which it was given
};
/// Every key of the files in the binary, in the order of domain::all_rule_keys. Each value is checked by itself; that
/// they fit each other is what parse_builtin_pack checks.
[[nodiscard]] base::Result<std::vector<RuleBookKey>> parse_rule_book(const RuleEdits& edits = {});

/// One value that holds on a day, and where.
struct InEffect {
  std::size_t entry;                       ///< index into the entries
  std::vector<domain::State> states = {};  ///< empty where the key does not differ by state
};
/// What holds on `day`: one value, or one for each group of states. The entries must fit each other.
[[nodiscard]] std::vector<InEffect> in_effect(const domain::RuleKey& key, const std::vector<RuleEntry>& entries,
                                              base::Day day);

/// The fields as a rule file has them, in the order of the key: the one form in which they are stored.
[[nodiscard]] std::string format_fields(const domain::RuleFields& fields);

}  // namespace spotme::store
