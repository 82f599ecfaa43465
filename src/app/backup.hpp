#pragma once

#include "app/backup_manifest.hpp"
#include "app/installation_copy.hpp"
#include "base/clock.hpp"
#include "base/result.hpp"
#include "store/database.hpp"

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

/// Backups: a folder that holds the database as one SQLite file whatever the engine, the contents of attachments that
/// lie in a folder, `manifest.json`, and `SHA256SUMS` over all of it. It holds every secret of the installation, so its
/// owner alone may read it.
namespace spotme::app {

struct BackupQuestion {
  db::Url database;
  std::string attachments = {};  ///< the folder, where the bytes of attachments lie in one
  std::filesystem::path to;      ///< a new folder
};
/// Made beside running servers, which never wait for it: one snapshot of the database, which has whatever was
/// acknowledged before the call, and the contents that the snapshot speaks of. The folder has its name only when
/// everything was read back, compared and is on stable storage. Contents that are lost or altered in the folder do not
/// keep the rest from being saved; the manifest counts them. Refuses `backup_exists`, `attachments_folder_missing` and
/// what copy_tables refuses.
struct BackupReport {
  BackupManifest manifest;
  std::vector<std::string> missing;  ///< see ContentsCopied
};
[[nodiscard]] base::Result<BackupReport> make_backup(const BackupQuestion& question, const base::Clock& clock);

/// Reads all of a backup: every file by its hash, the database by SQLite's own check and table by table. Refuses
/// `backup_not_found`, `backup_altered` (argument `file`), `backup_damaged` and `backup_format_unknown`.
[[nodiscard]] base::Result<BackupManifest> check_backup(const std::filesystem::path& folder);

struct RestoreQuestion {
  std::filesystem::path from;
  db::Url database;              ///< an empty one, of either engine
  std::string attachments = {};  ///< the folder, where the backup has contents of attachments beside the database
};
struct RestoreReport {
  BackupManifest manifest;
  std::int64_t migrated = 0;  ///< migrations that ran after it, since this program is newer
};
/// Checks the backup, fills the database, compares what stands there with the manifest, and brings it to the newest
/// version. Refuses what check_backup and copy_tables refuse, and `attachments_folder_missing`.
[[nodiscard]] base::Result<RestoreReport> restore_backup(const RestoreQuestion& question, const base::Clock& clock,
                                                         const TableTold& told);

/// The name of a backup in a folder of many: `spotme-20261126T041500Z`.
[[nodiscard]] std::string backup_name(base::Instant at);
/// Whole backups that are called so, the oldest first.
[[nodiscard]] std::vector<std::filesystem::path> list_backups(const std::filesystem::path& folder);
/// Removes the oldest of them but for `keep`; returns what was removed.
std::vector<std::filesystem::path> prune_backups(const std::filesystem::path& folder, std::size_t keep);

}  // namespace spotme::app
