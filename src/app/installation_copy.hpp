#pragma once

#include "base/clock.hpp"
#include "base/result.hpp"
#include "store/attachment_folder.hpp"
#include "store/database.hpp"
#include "store/table_copy.hpp"

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

/// A whole installation into another database: `spotme copy`, and both directions of a backup.
namespace spotme::app {

/// Hears of each table when it is through.
using TableTold = std::function<void(const db::TableCopied&)>;

/// The version of a database that this program can read: its newest or an older one. Refuses `database_empty` and
/// `database_newer`.
[[nodiscard]] base::Result<std::int64_t> check_version(db::Connection& source);

/// Makes the tables of the target as the source has them and copies every row, in one transaction that ends only when
/// what is read back is the same, table by table. Refuses, with nothing of it stored, `copy_target_not_empty`,
/// `copy_target_foreign` (tables that are none of ours), `copy_target_version`, `copy_tables_differ`,
/// `copy_not_the_same` and what check_version refuses.
[[nodiscard]] base::Result<std::vector<db::TableCopied>> copy_tables(db::Connection& source, db::Connection& target,
                                                                     const base::Clock& clock, const TableTold& told);

/// What became of the contents of attachments that lie in a folder.
struct ContentsCopied {
  std::int64_t files = 0;
  std::int64_t bytes = 0;
  std::vector<std::string> missing = {};  ///< not there or altered: agency and hash, at most 20 of them
  std::int64_t missing_count = 0;
};
/// The bytes of one; throws db::Unavailable when they are not there.
using LoadContent = std::function<std::string(base::AgencyId, const base::Digest&)>;
/// Copies those that the database behind `read` speaks of into a folder. `told` hears of each, with its size.
[[nodiscard]] ContentsCopied copy_contents(
    db::Read& read, const LoadContent& load, const store::AttachmentFolder& to,
    const std::function<void(base::AgencyId, const base::Digest&, std::size_t)>& told = [](auto, const auto&, auto) {});
/// Out of a folder that is in use, which must outlive it.
[[nodiscard]] LoadContent load_from(const store::AttachmentFolder& folder);

struct CopyQuestion {
  db::Url from;
  db::Url to;
  std::string from_attachments = {};  ///< the folders, where the bytes of attachments lie in one
  std::string to_attachments = {};
};
struct CopyReport {
  std::vector<db::TableCopied> tables;
  ContentsCopied contents;
};
/// Nobody may write to the source meanwhile: what he writes would be left behind. On SQLite a running server is
/// refused. Also refuses `attachments_folder_missing`.
[[nodiscard]] base::Result<CopyReport> copy_installation(const CopyQuestion& question, const base::Clock& clock,
                                                         const TableTold& told);

}  // namespace spotme::app
