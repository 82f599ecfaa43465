#pragma once

#include "base/result.hpp"
#include "domain/calendar.hpp"
#include "domain/card_rule.hpp"
#include "domain/clock.hpp"
#include "domain/evidence.hpp"
#include "domain/substitute.hpp"
#include "domain/worktime/rule_pack.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// Reads the files of `rules/` into domain values. Text in, value out; the caller brings the text, so a pack of an
/// agency's own is read like the built-in one. Every refusal has code `invalid`, the field `<file>: <key>` and the
/// arguments `file` and `key`: `rule_file_malformed` (not TOML or CSV at all), `rule_missing`, `rule_unknown`,
/// `rule_wrong_type`, `rule_no_source`, `rule_unknown_state`, `rule_gap`, `rule_overlap`, `rule_ends_before_it_begins`,
/// `rule_out_of_range`.
namespace spotme::store {

/// One value that was set in the application: what a table of the rule file would say.
struct RuleEdit {
  std::string key;                   ///< the list, such as `wbf_window`
  std::string states;                ///< `all` or `kedah;kelantan`; empty where the key does not differ by state
  base::Day from;                    ///< its first day
  std::optional<base::Day> to = {};  ///< its last day; nullopt: until the next value
  std::string value;                 ///< the fields of the key as TOML: `opens = "07:30"\ndeadline = "09:00"`
  std::string source;
  std::string certainty;  ///< the word, such as `official`
  bool operator==(const RuleEdit&) const = default;
};

/// National values go among those of the file, by their first day; one with the same first day and state takes the
/// place of the file's. An agency's values hold on the days on which the national value is unsure
/// (domain::is_unsure).
struct RuleEdits {
  std::vector<RuleEdit> national = {};
  std::vector<RuleEdit> agency = {};
};

/// A rule pack such as `rules/federal.toml`, which documents the form, with edits on top. `file_name` only names it in
/// refusals; an edit is named as `wbf_window[2027-01-01].deadline`.
[[nodiscard]] base::Result<domain::RulePack> parse_rule_pack(std::string_view file_name, std::string_view toml,
                                                             const RuleEdits& edits = {});
/// The pack that the build put into the binary, with edits on top. Edits of the card are left to the next function.
[[nodiscard]] base::Result<domain::RulePack> parse_builtin_pack(const RuleEdits& edits = {});
/// The card's rules that the build put into the binary, with edits on top; edits of the pack are left out.
[[nodiscard]] base::Result<domain::CardRules> parse_builtin_card_rules(const RuleEdits& edits = {});

/// A calendar from `holidays.csv` and `ramadan.csv`. It covers the years that `ramadan.csv` names, which must follow
/// each other; in each of them every state must have a holiday.
[[nodiscard]] base::Result<domain::Calendar> parse_calendar(std::string_view holidays_csv,
                                                            std::string_view ramadan_csv);

/// `rules/substitutes.toml`: which weekly rest day is replaced in which state. Every state must have a value from the
/// first day on.
[[nodiscard]] base::Result<domain::SubstituteRules> parse_substitute_rules(std::string_view file_name,
                                                                           std::string_view toml);

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
  domain::SubstituteRules substitutes;
  domain::LetterDefaults letters;
};
/// The rules that the build put into the binary. Throws std::runtime_error naming file and key when they cannot be
/// read: such a binary must not start.
[[nodiscard]] Rules builtin_rules();

}  // namespace spotme::store
