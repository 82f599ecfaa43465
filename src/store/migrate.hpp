#pragma once

#include "base/time.hpp"
#include "store/db.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace spotme::db {

/// One file of `migrations/`: `NNNN_words.sql`, numbered from 1 without gaps, forward only.
struct Migration {
  std::int64_t version = 0;
  std::string_view name;
  std::string_view sql;
};

/// Those embedded in this binary, ascending. Where a statement must differ, `NNNN_words.sqlite.sql` and
/// `NNNN_words.postgres.sql` stand beside each other instead of one file.
[[nodiscard]] std::vector<Migration> embedded_migrations(Engine engine);

/// Brings the database to the newest version, each migration in a transaction of its own; other processes wait. Returns
/// how many ran. Throws Fault when the database is newer than this binary, or when a migration that ran has other words
/// now.
std::int64_t migrate(Connection& connection, base::Instant now, const std::vector<Migration>& migrations);
/// The version the database has; 0 when it is empty.
[[nodiscard]] std::int64_t schema_version(Connection& connection);

}  // namespace spotme::db
