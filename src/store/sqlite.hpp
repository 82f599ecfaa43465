#pragma once

#include "store/db.hpp"

#include <cstdint>
#include <filesystem>
#include <memory>

namespace spotme::db {

struct SqliteOptions {
  std::filesystem::path file;
  bool writer = false;                     ///< the one connection that writes and checkpoints; others open read-only
  std::int64_t cache_kib = 64 * 1024;      ///< page cache of this connection
  std::int64_t checkpoint_pages = 16'000;  ///< the WAL is folded back after so many pages (64 MB) at the latest,
  std::int64_t soonest_pages = 1'000;      ///< and after so many at the soonest; see the driver
};

/// Opens one connection. WAL, synchronous=FULL, foreign keys on. Throws Unavailable when the file cannot be opened.
[[nodiscard]] std::unique_ptr<Connection> open_sqlite(const SqliteOptions& options);

/// Holds a file for one writing process, by a lock beside it (`<file>.lock`). SQLite 3.40 may corrupt a WAL file that
/// two connections write or checkpoint at once, so a second writer is refused before it opens anything.
class SqliteOwnership {
 public:
  /// Throws Unavailable naming the file when another process owns it.
  explicit SqliteOwnership(const std::filesystem::path& file);
  ~SqliteOwnership();
  SqliteOwnership(const SqliteOwnership&) = delete;
  SqliteOwnership& operator=(const SqliteOwnership&) = delete;

 private:
  int descriptor_ = -1;
};

}  // namespace spotme::db
