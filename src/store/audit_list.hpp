#pragma once

#include "base/crypto.hpp"
#include "base/id.hpp"
#include "domain/holiday.hpp"
#include "store/db.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

/// The audit trail (jejak audit) as an auditor asks it, and what was taken out of it. Each question is served by an
/// index that leads with the agency; it never walks more of the trail than its days hold.
namespace spotme::store {

struct AuditFilter {
  domain::DayRange days;                               ///< civil days
  std::optional<base::OfficerId> actor = {};           ///< who did it
  std::optional<base::OfficerId> officer = {};         ///< whom it concerned: its subject, or whose data was looked at
  std::optional<std::vector<std::string>> words = {};  ///< the actions; nullopt: all of them
  /// Part of the detail, in small letters; no index serves it, so that all entries of the days (and of the officer, the
  /// actor or the actions) are read: keep them few.
  std::string text = {};
};

struct AuditEntry {
  base::Uuid id;  ///< sorts by time
  base::Instant at;
  std::string action;
  std::optional<base::OfficerId> actor = {};    ///< nullopt: the system itself, or an operator's command
  std::string actor_name = {};                  ///< empty when he is no officer of this agency
  std::string actor_unit = {};                  ///< the path of his unit on that day
  std::vector<std::string> actor_roles = {};    ///< his roles on that day
  std::optional<base::OfficerId> officer = {};  ///< whom it concerned
  std::string officer_name = {};
  std::string officer_unit = {};           ///< on that day
  std::optional<base::Uuid> subject = {};  ///< what it concerned: an officer, a paper, a case, a unit
  std::string address = {};
  std::string request_id = {};
  std::string detail = {};
};
/// The latest first; those before the entry `before` when it is given. At most `limit`.
[[nodiscard]] std::vector<AuditEntry> list_audit_entries(db::Read& read, base::AgencyId agency,
                                                         const AuditFilter& filter,
                                                         const std::optional<base::Uuid>& before, std::int64_t limit);

/// Ids of entries are of version 7: the least one of the moment at which a civil day begins, and the moment of one.
[[nodiscard]] base::Uuid first_audit_id(base::Day day);
[[nodiscard]] base::Instant instant_of_id(const base::Uuid& id);

/// A file that was taken out of the trail.
struct AuditExport {
  base::AgencyId agency;
  base::Uuid id;
  base::Instant made_at;
  base::OfficerId made_by;
  std::string made_by_name = {};  ///< read with it
  std::string asked = {};         ///< the question, in the words of its query
  domain::DayRange days;
  std::string file_name = {};
  std::string purpose = {};
  std::string recipient = {};
  std::int64_t entries = 0;
  base::Digest sha256 = {};
};
void insert_audit_export(db::Write& write, const AuditExport& made);
[[nodiscard]] std::optional<AuditExport> find_audit_export(db::Read& read, base::AgencyId agency, const base::Uuid& id);
/// The latest first.
[[nodiscard]] std::vector<AuditExport> list_audit_exports(db::Read& read, base::AgencyId agency,
                                                          const std::optional<base::Uuid>& before, std::int64_t limit);

}  // namespace spotme::store
