#pragma once

#include "base/id.hpp"
#include "domain/role.hpp"
#include "store/db.hpp"

#include <vector>

/// Introductions (lawatan ringkas) that an officer has seen, one a role.
namespace spotme::store {

[[nodiscard]] std::vector<domain::Role> load_seen_tours(db::Read& read, base::AgencyId agency, base::OfficerId officer);
/// Seen again changes nothing.
void insert_seen_tour(db::Write& write, base::AgencyId agency, base::OfficerId officer, domain::Role role);

}  // namespace spotme::store
