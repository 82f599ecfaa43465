#pragma once

#include "base/id.hpp"
#include "store/audit.hpp"
#include "store/db.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// Looks at somebody's data (capaian rekod): entries of the audit trail that name whose data it was, so that he can
/// read who looked.
namespace spotme::store {

struct Look {
  base::OfficerId owner;
  base::Uuid subject;  ///< what was looked at: the officer himself, a paper, a case
  std::string detail = {};
};
/// As insert_audit_entries, by one statement; looks of the actor at his own data are left out.
void insert_looks(db::Write& write, base::AgencyId agency, const Actor& actor, std::string_view action,
                  const std::vector<Look>& looks);

/// A look at a list of many people: one entry for the actor, the action, what was looked at and the civil day, however
/// often it is opened. It names no owner (docs/decisions/0028).
void insert_list_look(db::Write& write, base::AgencyId agency, const Actor& actor, std::string_view action,
                      std::string_view detail);

struct LookEntry {
  base::Uuid id;  ///< sorts by time
  base::Instant at;
  std::string action;
  std::optional<base::OfficerId> by = {};
  std::string by_name = {};                ///< empty for an operator's command
  std::vector<std::string> by_roles = {};  ///< his roles of that day; `supervisor` too for who led the owner
  std::string detail = {};
};
/// The looks of others at this officer's data, the latest first; those before `before` when it is given.
[[nodiscard]] std::vector<LookEntry> list_looks(db::Read& read, base::AgencyId agency, base::OfficerId owner,
                                                const std::optional<base::Uuid>& before, std::int64_t limit);

}  // namespace spotme::store
