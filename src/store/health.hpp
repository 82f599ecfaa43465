#pragma once

#include "store/db.hpp"

#include <cstdint>
#include <optional>
#include <string>

/// What is asked of a database to know whether it is well.
namespace spotme::db {

/// What SQLite finds broken by a quick look over the file, in its words; empty when nothing is. PostgreSQL: always
/// empty.
[[nodiscard]] std::string find_damage_quickly(Connection& connection);

/// Settings of PostgreSQL on which it depends whether what was acknowledged outlives a crash, and damage is seen.
struct PostgresSafety {
  std::string version;
  bool syncs = true;           ///< fsync and full_page_writes
  bool has_checksums = false;  ///< data_checksums
};
[[nodiscard]] PostgresSafety load_postgres_safety(Connection& connection);

/// The database server's own clock; nullopt for SQLite, which has none.
[[nodiscard]] std::optional<base::Instant> load_database_time(Connection& connection);

/// Makes one small row durable, as a readiness probe does.
void write_probe(Connection& connection, base::Instant now);

/// Mail that was made and has not gone out yet.
struct WaitingMail {
  std::int64_t count = 0;
  std::optional<base::Instant> oldest = {};  ///< when the one that waits longest was made
};
[[nodiscard]] WaitingMail load_waiting_mail(Read& read);

}  // namespace spotme::db
