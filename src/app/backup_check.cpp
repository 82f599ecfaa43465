#include "app/backup.hpp"
#include "app/backup_file.hpp"
#include "store/attachment_content.hpp"
#include "store/connect.hpp"
#include "store/migrate.hpp"
#include "store/sqlite.hpp"

#include <algorithm>
#include <optional>

namespace spotme::app {
namespace {

namespace fs = std::filesystem;

base::Error altered(const std::string& file) { return {base::Code::conflict, "backup_altered", "", {{"file", file}}}; }

/// Every file by its hash. Returns the manifest.
base::Result<BackupManifest> check_files(const fs::path& folder) {
  if (!fs::exists(folder / "SHA256SUMS")) {
    return base::Error{base::Code::not_found, "backup_not_found", "", {{"path", folder.string()}}};
  }
  SPOTME_TRY(const auto listed, parse_sums(read_text_file(folder / "SHA256SUMS")));
  std::int64_t attachment_bytes = 0;
  std::int64_t database_bytes = -1;
  bool described = false;
  for (const auto& file : listed) {
    if (!fs::is_regular_file(folder / file.path)) return altered(file.path);
    const auto sum = sum_file(folder, file.path);
    if (base::to_hex(sum.sha256) != file.sha256) return altered(file.path);
    if (file.path == "manifest.json") {
      described = true;
    } else if (file.path == "spotme.db") {
      database_bytes = sum.bytes;
    } else {
      attachment_bytes += sum.bytes;
    }
  }
  if (!described || database_bytes < 0) return altered("SHA256SUMS");
  SPOTME_TRY(auto manifest, parse_manifest(read_text_file(folder / "manifest.json")));
  const bool complete = manifest.database_bytes == database_bytes && manifest.attachment_bytes == attachment_bytes &&
                        manifest.attachments + 2 == static_cast<std::int64_t>(listed.size());
  if (!complete) return altered("SHA256SUMS");
  return manifest;
}

/// The database within, by SQLite's check and table by table.
base::Result<void> check_database(db::Connection& saved, const BackupManifest& manifest) {
  if (const auto damage = db::find_damage(saved); !damage.empty()) {
    return base::Error{base::Code::conflict, "backup_damaged", "", {{"what", damage}}};
  }
  if (db::schema_version(saved) != manifest.schema) return altered("manifest.json");
  std::vector<db::TableSum> tables;
  saved.begin(db::Mode::read_only);
  for (const auto& table : db::load_tables(saved)) tables.push_back(db::sum_table(saved, table));
  db::ReadOnly read(saved, {});
  const auto contents = store::count_folder_contents(read);
  saved.rollback();
  if (tables != manifest.tables || contents != manifest.attachments + manifest.attachments_missing) {
    return altered("manifest.json");
  }
  return {};
}

std::unique_ptr<db::Connection> open_saved(const fs::path& folder) {
  return db::connect({db::Engine::sqlite, (folder / "spotme.db").string()}, db::Use::read);
}

}  // namespace

base::Result<BackupManifest> check_backup(const fs::path& folder) {
  SPOTME_TRY(auto manifest, check_files(folder));
  try {
    const auto saved = open_saved(folder);
    SPOTME_CHECK(check_database(*saved, manifest));
  } catch (const db::StorageFailure& failure) {
    return base::Error{base::Code::conflict, "backup_damaged", "", {{"what", failure.what()}}};
  }
  return manifest;
}

base::Result<RestoreReport> restore_backup(const RestoreQuestion& question, const base::Clock& clock,
                                           const TableTold& told) {
  RestoreReport report;
  SPOTME_TRY(report.manifest, check_backup(question.from));
  if (report.manifest.attachments > 0 && question.attachments.empty()) {
    return base::Error{base::Code::conflict, "attachments_folder_missing", "attachments"};
  }
  const auto saved = open_saved(question.from);
  SPOTME_CHECK(check_version(*saved));
  std::optional<db::SqliteOwnership> owned;
  if (question.database.engine == db::Engine::sqlite) owned.emplace(question.database.target);
  const auto target = db::connect(question.database, db::Use::write);
  if (report.manifest.attachments > 0) {
    // The files first: no row may speak of what is not there yet.
    db::ReadOnly read(*saved, clock.now());
    const auto load = [&](base::AgencyId agency, const base::Digest& sha256) {
      return read_text_file(question.from / content_path(agency, sha256));
    };
    (void)copy_contents(read, load, store::AttachmentFolder(question.attachments));
  }
  SPOTME_TRY(const auto copied, copy_tables(*saved, *target, clock, told));
  const bool same =
      std::equal(copied.begin(), copied.end(), report.manifest.tables.begin(), report.manifest.tables.end(),
                 [](const auto& one, const auto& sum) { return one.target == sum; });
  if (!same) return altered("spotme.db");
  report.migrated = db::migrate(*target, clock.now(), db::embedded_migrations(question.database.engine));
  return report;
}

}  // namespace spotme::app
