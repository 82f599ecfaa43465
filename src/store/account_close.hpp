#pragma once

#include "base/id.hpp"
#include "store/db.hpp"

#include <string>
#include <vector>

/// Sessions and wrong tries of many accounts at once.
namespace spotme::store {

/// Ends all sessions of these officers.
void end_sessions_of(db::Write& write, base::AgencyId agency, const std::vector<base::OfficerId>& officers);
/// Forgets the wrong passwords of these user IDs, so that a lock ends.
void delete_attempts_of(db::Write& write, const std::vector<std::string>& user_ids);

}  // namespace spotme::store
