#pragma once

#include "base/id.hpp"
#include "base/time.hpp"
#include "store/db.hpp"
#include "store/rule_pack.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

/// Values of the rules that were set in the application. Rows are only added and withdrawn, each under a revision
/// (store/rule_revision). That a value fits the others is for the caller to find out first, by parse_rule_pack.
namespace spotme::store {

/// Who did it: an officer of some agency.
struct RuleEditor {
  base::AgencyId agency;
  base::OfficerId officer;
  bool operator==(const RuleEditor&) const = default;
};

struct RuleWithdrawal {
  std::int64_t revision = 0;
  base::Instant at;
  RuleEditor by;
  std::string reason;
};

struct RuleValue {
  base::Uuid id;
  RuleEdit edit;
  std::int64_t revision = 0;
  base::Instant made_at;
  RuleEditor made_by;
  std::optional<RuleWithdrawal> withdrawn = {};
};

/// What counts at that revision, by the time it was made. Any past revision gives what it gave then.
[[nodiscard]] std::vector<RuleEdit> load_rule_edits(db::Read& read, std::int64_t revision);
[[nodiscard]] std::vector<RuleEdit> load_agency_rule_edits(db::Read& read, base::AgencyId agency,
                                                           std::int64_t revision);

/// Every agency that holds a value of its own, and its code, by code.
struct RuleHolder {
  base::AgencyId agency;
  std::string code;
};
[[nodiscard]] std::vector<RuleHolder> load_rule_holders(db::Read& read);

/// The names of those officers, in the order of the question; empty for one who does not exist.
[[nodiscard]] std::vector<std::string> load_editor_names(db::Read& read, const std::vector<RuleEditor>& editors);

/// All that were ever made, withdrawn ones too, by the time they were made.
[[nodiscard]] std::vector<RuleValue> load_rule_values(db::Read& read);
[[nodiscard]] std::vector<RuleValue> load_agency_rule_values(db::Read& read, base::AgencyId agency);

/// `withdrawn` is not looked at.
void insert_rule_value(db::Write& write, const RuleValue& value);
void insert_agency_rule_value(db::Write& write, base::AgencyId agency, const RuleValue& value);

/// False when there is no such value or it is withdrawn already.
[[nodiscard]] bool withdraw_rule_value(db::Write& write, const base::Uuid& id, const RuleWithdrawal& withdrawal);
[[nodiscard]] bool withdraw_agency_rule_value(db::Write& write, base::AgencyId agency, const base::Uuid& id,
                                              const RuleWithdrawal& withdrawal);

}  // namespace spotme::store
