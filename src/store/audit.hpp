#pragma once

#include "base/id.hpp"
#include "store/db.hpp"

#include <optional>
#include <string>
#include <vector>

namespace spotme::store {

/// Who acts, from where, under which request. Commands of the operator have no officer and no address.
struct Actor {
  std::optional<base::OfficerId> officer = {};
  std::string address = {};
  std::string request_id = {};
};

/// Adds what was done to the audit trail of the agency it concerns, in the same transaction. `action` is a fixed word
/// such as `account_opened`; `detail` is for the eyes of an auditor and never holds a secret.
void insert_audit_entry(db::Write& write, base::AgencyId agency, const Actor& actor, std::string_view action,
                        std::optional<base::Uuid> subject, std::string_view detail);

/// The same for several subjects at once, each with its own detail, by one statement.
struct AuditSubject {
  base::Uuid subject;
  std::string detail;
};
void insert_audit_entries(db::Write& write, base::AgencyId agency, const Actor& actor, std::string_view action,
                          const std::vector<AuditSubject>& subjects);

}  // namespace spotme::store
