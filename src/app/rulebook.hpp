#pragma once

#include "base/id.hpp"
#include "domain/calendar.hpp"
#include "domain/worktime/rule_pack.hpp"
#include "store/db.hpp"
#include "store/rule_pack.hpp"
#include "store/rule_revision.hpp"

#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>

namespace spotme::app {

using store::RuleRevision;

/// What decides the days of one agency under one revision. Immutable. The pack's version names the revision: `2026.1`
/// where nothing was edited, `2026.1+3` with the third national edit, `2026.1+3.2` with the agency's second.
struct AgencyRules {
  domain::RulePack pack;
  std::shared_ptr<const domain::Calendar> calendar;
  RuleRevision revision;
  domain::CardRules card;
};

/// `2026.1+3.2`; `file_version` is that of the rule files.
[[nodiscard]] std::string pack_version(std::string_view file_version, RuleRevision revision);

/// The rules in memory, held to what is stored by their revision: the caller reads the revision in his own transaction,
/// so an edit is seen by the next press on every server. Thread-safe; hands out shared values, so that one which is
/// being used outlives a newer one. Agencies that never edited anything share the national value.
///
/// Throws db::Fault when what is stored cannot be read: edits are checked before they are stored.
class Rulebook {
 public:
  /// `base` are the rules of the files in the binary.
  explicit Rulebook(const store::Rules& base);
  Rulebook(const Rulebook&) = delete;
  Rulebook& operator=(const Rulebook&) = delete;

  /// Whether edits fit the files and each other, by the same reading; the refusals are those of store/rule_pack.
  [[nodiscard]] static base::Result<void> check(const store::RuleEdits& edits);

  /// Whether all that is stored fits the files of this binary, of which an update may have brought others. Refuses as
  /// `check`; the field is the code of the agency whose values do not fit, empty for the national ones.
  [[nodiscard]] static base::Result<void> check_stored(db::Read& read);

  /// The rules of an agency under a revision that was read in this transaction. Loads through `read` what is not held.
  [[nodiscard]] std::shared_ptr<const AgencyRules> find(db::Read& read, base::AgencyId agency, RuleRevision revision);
  /// As they stand in this transaction; of an agency that is not stored yet, the national ones.
  [[nodiscard]] std::shared_ptr<const AgencyRules> current(db::Read& read, base::AgencyId agency);
  /// The national rules as they stand in this transaction, for what belongs to no agency yet.
  [[nodiscard]] std::shared_ptr<const AgencyRules> national(db::Read& read);
  /// Those of any past revision, made anew and not kept: for an auditor who computes a day again.
  [[nodiscard]] std::shared_ptr<const AgencyRules> at(db::Read& read, base::AgencyId agency,
                                                      RuleRevision revision) const;

 private:
  using Shared = std::shared_ptr<const AgencyRules>;
  [[nodiscard]] Shared make_national(db::Read& read, std::int64_t revision) const;
  [[nodiscard]] Shared make_own(db::Read& read, base::AgencyId agency, RuleRevision revision,
                                const AgencyRules& national) const;
  [[nodiscard]] Shared find_national(db::Read& read, std::int64_t revision);

  std::string file_version_;
  std::shared_ptr<const domain::Calendar> calendar_;
  std::mutex mutex_;
  std::map<std::int64_t, Shared> national_;  ///< the newest few: transactions may still see the one before
  std::unordered_map<base::AgencyId, Shared, base::IdHash> own_;
};

}  // namespace spotme::app
