#pragma once

#include "base/clock.hpp"
#include "base/result.hpp"
#include "store/database.hpp"

#include <string>
#include <vector>

/// Setting up an installation, once.
namespace spotme::app {

struct FirstAdministrator {
  std::string user_id;
  std::string temporary_password;  ///< the only copy
};

/// In a migrated, empty database: the key of the installation, the agency of its operator (`SPOTME`) and its first
/// system administrator with a temporary password good for `temporary` hours. All or nothing. Refusals:
/// `already_initialised` (conflict), `user_id_invalid` (field `admin`).
[[nodiscard]] base::Result<FirstAdministrator> initialise(db::Database& database, const std::string& admin,
                                                          std::chrono::hours temporary);

}  // namespace spotme::app
