#pragma once

#include "base/id.hpp"
#include "store/database.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace spotme::test {

/// An officer who is signed in.
struct SignedIn {
  base::AgencyId agency;
  base::OfficerId officer;
  base::SessionId session;
  std::string token;
};

/// Fills an installation with agencies of one unit and officers in them, each with an account and a session good for a
/// day, made without Argon2id. Once for each database.
[[nodiscard]] std::vector<SignedIn> populate(db::Database& database, std::size_t officers,
                                             std::size_t officers_per_agency);

}  // namespace spotme::test
