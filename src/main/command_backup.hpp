#pragma once

#include <string>

namespace spotme::main {

struct BackupOptions {
  std::string config_file;  ///< gives what is not given here: database, attachments, backups, backups_kept
  std::string database;
  std::string attachments;
  std::string to;     ///< a new folder; empty: a new one in the folder of the setting `backups`, whose oldest then go
  std::string check;  ///< a backup to check; nothing is made
};
/// `spotme backup`: makes a backup beside whatever runs, or checks one. Prints what it holds. Returns the exit status;
/// 1 also where contents of attachments were missing, though all else was saved.
[[nodiscard]] int run_backup(const BackupOptions& options);

struct RestoreOptions {
  std::string config_file;
  std::string from;
  std::string database;  ///< an empty one
  std::string attachments;
};
/// `spotme restore`: fills an empty database of either engine from a backup and brings it to the newest version.
[[nodiscard]] int run_restore(const RestoreOptions& options);

struct CopyOptions {
  std::string from;
  std::string to;
  std::string from_attachments;
  std::string to_attachments;
};
/// `spotme copy`: copies an installation into an empty database and compares, table by table.
[[nodiscard]] int run_copy(const CopyOptions& options);

}  // namespace spotme::main
