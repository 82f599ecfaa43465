#pragma once

#include "base/result.hpp"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

/// How long each kind of record is kept (tempoh simpanan), and what becomes of it then: rules/retention.toml, and what
/// an agency set over it.
namespace spotme::domain {

enum class RetentionKind : std::uint8_t {
  transactions,       ///< attendance transactions: their hashes chain, so one that is gone breaks what follows
  presses,            ///< clock events
  cases,              ///< what was asked for, when it is decided
  letters,            ///<
  tasks,              ///< verified and cancelled ones
  audit,              ///< the audit trail: never destroyed by this program
  attachments,        ///< files that were submitted
  press_positions,    ///< coordinates of presses; the press itself, its place and grade stay
  notices,            ///< that were read
  mails,              ///< that were settled
  sessions,           ///< that ran out
  clock_keys,         ///< by which a repeated press is known
  loose_attachments,  ///< files that nobody submitted
};
inline constexpr std::size_t retention_kind_count = 13;
[[nodiscard]] std::string_view retention_kind_name(RetentionKind kind);
[[nodiscard]] std::optional<RetentionKind> parse_retention_kind(std::string_view name);

enum class RetentionWay : std::uint8_t {
  listed,     ///< never destroyed here; a list for Borang Arkib 3/08
  approval,   ///< destroyed with the approval of Arkib Negara, after a second administrator confirmed it
  automatic,  ///< erased every night
};
[[nodiscard]] std::string_view retention_way_name(RetentionWay way);
[[nodiscard]] std::optional<RetentionWay> parse_retention_way(std::string_view name);

struct RetentionTerm {
  RetentionKind kind = RetentionKind::transactions;
  RetentionWay way = RetentionWay::listed;
  std::int64_t rule_days = 0;                 ///< of rules/retention.toml: the least
  bool fixed = false;                         ///< an agency cannot change it
  std::string source = {};                    ///< of rule_days
  std::string certainty = {};                 ///< of rule_days
  std::optional<std::int64_t> own_days = {};  ///< what the agency set
  [[nodiscard]] std::int64_t days() const { return own_days.value_or(rule_days); }
};
/// One for each kind, in the order of the enumeration.
using RetentionTerms = std::array<RetentionTerm, retention_kind_count>;
[[nodiscard]] const RetentionTerm& term_of(const RetentionTerms& terms, RetentionKind kind);

/// A hundred years.
inline constexpr std::int64_t most_retention_days = 36'525;
/// Refuses (`unprocessable`, field `days`) `retention_fixed`, and `retention_out_of_range` (args `least`, `most`) for
/// what is shorter than the rule or longer than a hundred years.
[[nodiscard]] base::Result<void> check_retention_days(const RetentionTerm& term, std::int64_t days);

}  // namespace spotme::domain
