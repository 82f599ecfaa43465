#pragma once

#include "store/database.hpp"

#include <filesystem>
#include <memory>
#include <string>

/// Work on a whole database by one connection: migrations, copies, backups.
namespace spotme::db {

enum class Use { read, write };

/// A connection by itself. `write` on SQLite makes the file where there is none; whoever writes holds its ownership.
/// Throws Unavailable.
[[nodiscard]] std::unique_ptr<Connection> connect(const Url& url, Use use);

/// SQLite: writes one snapshot of the database into a new file, beside whoever else reads and writes it. Nobody waits
/// for it; the write-ahead log grows meanwhile, since it cannot begin anew.
void write_snapshot(Connection& source, const std::filesystem::path& file);
/// SQLite: folds the write-ahead log back for good, so that the database is one file when the connection is closed.
void make_single_file(Connection& connection);
/// What is broken in the file or points nowhere, in SQLite's words; empty when it is sound. Reads all of it. PostgreSQL
/// looks after its own pages: always empty.
[[nodiscard]] std::string find_damage(Connection& connection);

}  // namespace spotme::db
