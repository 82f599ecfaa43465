#pragma once

#include "base/id.hpp"
#include "store/db.hpp"

#include <compare>
#include <cstdint>

namespace spotme::store {

/// Which edits of the rules count: those made in the application up to and including these revisions. 0 = none yet,
/// only the files of `rules/`. Each rises by one with every transaction that changes a rule, a holiday or a Ramadan
/// period
/// (`national`), or an agency's own rules or days (`agency`), and is never used again.
struct RuleRevision {
  std::int64_t national = 0;
  std::int64_t agency = 0;
  auto operator<=>(const RuleRevision&) const = default;  // NOLINT(modernize-use-nullptr): it means another 0
};

[[nodiscard]] std::int64_t load_national_revision(db::Read& read);
/// Both, by one statement. An agency that does not exist has revision 0.
[[nodiscard]] RuleRevision load_rule_revision(db::Read& read, base::AgencyId agency);

/// The next revision, to be called once in the transaction that makes the change; the rows added or withdrawn carry it.
[[nodiscard]] std::int64_t raise_rule_revision(db::Write& write);
/// Throws db::Fault when there is no such agency.
[[nodiscard]] std::int64_t raise_rule_revision(db::Write& write, base::AgencyId agency);

}  // namespace spotme::store
