#pragma once

#include "app/rule.hpp"

#include <optional>
#include <vector>

/// Inside of app/rule: who keeps which rules, and whether a new value may be stored. The rules are read as they would
/// be read after it was.
namespace spotme::app {

[[nodiscard]] base::Error rule_not_yours();
/// The caller keeps the rules of his whole agency: of each of its topmost units.
[[nodiscard]] bool keeps_agency_rules(db::Read& read, const domain::Caller& caller, base::AgencyId agency);
/// keeps_agency_rules as a refusal; `not_found` where he may not even see them.
[[nodiscard]] base::Result<void> check_rule_keeper(db::Read& read, const domain::Caller& caller, base::AgencyId agency);

/// The edits that were not withdrawn, but for one.
[[nodiscard]] std::vector<store::RuleEdit> counting(const std::vector<store::RuleValue>& values,
                                                    std::optional<base::Uuid> without = {});
/// Refuses edits that do not fit each other and the files (`rule_edit_gap`, `rule_edit_overlap`, …). Names the field
/// where it is `mine`.
[[nodiscard]] base::Result<void> check_together(const store::RuleEdits& edits, const store::RuleEdit* mine = nullptr);

/// All that is asked of a new value before it is stored or tried; see set_rule and set_agency_rule.
[[nodiscard]] base::Result<store::RuleEdit> check_new_rule(db::Read& read, const domain::Caller& caller,
                                                           const RuleInput& input);
[[nodiscard]] base::Result<store::RuleEdit> check_new_agency_rule(db::Read& read, const domain::Caller& caller,
                                                                  base::AgencyId agency, const RuleInput& input);

/// All that is asked before a value is withdrawn, or its withdrawal is tried; see withdraw_rule. Returns the value.
[[nodiscard]] base::Result<store::RuleValue> check_rule_withdrawal(db::Read& read, const domain::Caller& caller,
                                                                   const base::Uuid& id);
[[nodiscard]] base::Result<store::RuleValue> check_agency_rule_withdrawal(db::Read& read, const domain::Caller& caller,
                                                                          base::AgencyId agency, const base::Uuid& id);

}  // namespace spotme::app
