#pragma once

#include "base/id.hpp"
#include "store/db.hpp"

#include <optional>
#include <string>

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

}  // namespace spotme::store
