#pragma once

#include "base/result.hpp"
#include "domain/access.hpp"
#include "store/db.hpp"
#include "store/rule_book.hpp"
#include "store/rule_pack.hpp"

#include <vector>

/// Inside of app/rule: whether a new value may be stored. The rules are read as they would be read after it was.
namespace spotme::app {

/// Refuses edits that do not fit each other and the files (`rule_edit_gap`, `rule_edit_overlap`, …). Names the field
/// where it is `mine`.
[[nodiscard]] base::Result<void> check_together(const store::RuleEdits& edits, const store::RuleEdit* mine = nullptr);
/// check_together with one more edit of that layer; refuses `rule_too_many` beyond the limit of a layer.
[[nodiscard]] base::Result<void> check_fits(store::RuleEdits edits, store::RuleLayer layer,
                                            const store::RuleEdit& edit);
/// Refuses an agency's value whose first day has a national value that is sure: `rule_settled`, argument `source`.
[[nodiscard]] base::Result<void> check_open(const std::vector<store::RuleEdit>& national, const store::RuleEdit& edit);

/// The caller keeps the rules of his whole agency: of each of its topmost units.
[[nodiscard]] bool keeps_agency_rules(db::Read& read, const domain::Caller& caller, base::AgencyId agency);

}  // namespace spotme::app
