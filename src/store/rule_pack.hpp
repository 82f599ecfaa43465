#pragma once

#include "base/result.hpp"
#include "domain/calendar.hpp"
#include "domain/card_rule.hpp"
#include "domain/clock.hpp"
#include "domain/evidence.hpp"
#include "domain/worktime/rule_pack.hpp"

#include <string_view>

/// Reads the files of `rules/` into domain values. Text in, value out; the caller brings the text, so a pack of an
/// agency's own is read like the built-in one. Every refusal has code `invalid`, the field `<file>: <key>` and the
/// arguments `file` and `key`: `rule_file_malformed` (not TOML or CSV at all), `rule_missing`, `rule_unknown`,
/// `rule_wrong_type`, `rule_no_source`, `rule_unknown_state`, `rule_gap`, `rule_overlap`, `rule_ends_before_it_begins`,
/// `rule_out_of_range`.
namespace spotme::store {

/// A rule pack such as `rules/federal.toml`, which documents the form. `file_name` only names it in refusals.
[[nodiscard]] base::Result<domain::RulePack> parse_rule_pack(std::string_view file_name, std::string_view toml);

/// A calendar from `holidays.csv` and `ramadan.csv`. It covers the years that `ramadan.csv` names, which must follow
/// each other; in each of them every state must have a holiday.
[[nodiscard]] base::Result<domain::Calendar> parse_calendar(std::string_view holidays_csv,
                                                            std::string_view ramadan_csv);

struct EvidenceRules {
  domain::EvidenceLimits evidence;
  domain::ClockLimits clock;
  bool operator==(const EvidenceRules&) const = default;
};
/// `rules/evidence.toml`.
[[nodiscard]] base::Result<EvidenceRules> parse_evidence_rules(std::string_view file_name, std::string_view toml);

/// Everything that is needed to judge a day and grade a press.
struct Rules {
  domain::RulePack pack;
  domain::Calendar calendar;
  EvidenceRules evidence;
  domain::CardRules card;
};
/// The rules that the build put into the binary. Throws std::runtime_error naming file and key when they cannot be
/// read: such a binary must not start.
[[nodiscard]] Rules builtin_rules();

}  // namespace spotme::store
