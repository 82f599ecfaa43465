#pragma once

#include "base/result.hpp"
#include "domain/card_rule.hpp"
#include "store/rule_pack.hpp"

#include <string_view>

namespace spotme::store {

/// The file `rules/card.toml`, which documents the form. Refuses as every rule file does (see store/rule_pack.hpp); a
/// row with `card_row_malformed`, a table with `card_table_gap`, `card_table_overlap` or `card_table_improves`, the
/// name of no variant with `card_variant_unknown`, two variants of one name with `rule_overlap`; each with file and
/// key.
/// Edits of other files are left alone.
[[nodiscard]] base::Result<domain::CardRules> parse_card_rules(std::string_view file_name, std::string_view toml,
                                                               const RuleEdits& edits = {});

}  // namespace spotme::store
