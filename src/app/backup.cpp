#include "app/backup.hpp"

#include "app/backup_file.hpp"
#include "base/version.hpp"
#include "store/attachment_content.hpp"
#include "store/connect.hpp"
#include "store/migrate.hpp"

#include <fmt/chrono.h>
#include <fmt/format.h>

#include <algorithm>
#include <optional>

namespace spotme::app {
namespace {

namespace fs = std::filesystem;

constexpr const char* database_file = "spotme.db";

[[noreturn]] void fail(std::string_view what, const fs::path& path, const std::error_code& failure) {
  throw db::Unavailable(fmt::format("cannot {} {}: {}", what, path.string(), failure.message()));
}

void remove_folder(const fs::path& folder) {
  std::error_code failure;
  fs::remove_all(folder, failure);
  if (failure) fail("remove", folder, failure);
}

/// The folder while it is not whole: `NAME.part`, which goes away unless it is kept.
class Unfinished {
 public:
  explicit Unfinished(const fs::path& whole) : whole_(whole), part_(whole.string() + ".part") {
    remove_folder(part_);  // of a backup that was killed
    std::error_code failure;
    fs::create_directory(part_, failure);
    if (failure) fail("make", part_, failure);
    fs::permissions(part_, fs::perms::owner_all, failure);
    if (failure) fail("protect", part_, failure);
  }
  ~Unfinished() {
    std::error_code ignored;
    if (!kept_) fs::remove_all(part_, ignored);
  }
  Unfinished(const Unfinished&) = delete;
  Unfinished& operator=(const Unfinished&) = delete;

  [[nodiscard]] const fs::path& path() const { return part_; }
  void keep() {
    std::error_code failure;
    fs::rename(part_, whole_, failure);
    if (failure) fail("rename", part_, failure);
    kept_ = true;
    sync_path(whole_.has_parent_path() ? whole_.parent_path() : ".");
  }

 private:
  fs::path whole_;
  fs::path part_;
  bool kept_ = false;
};

/// One snapshot of the database as a SQLite file, on stable storage.
base::Result<void> save_database(const db::Url& from, const fs::path& file, const base::Clock& clock) {
  const auto source = db::connect(from, db::Use::read);
  SPOTME_CHECK(check_version(*source));
  if (from.engine == db::Engine::sqlite) {
    db::write_snapshot(*source, file);
  } else {
    const auto target = db::connect({db::Engine::sqlite, file.string()}, db::Use::write);
    SPOTME_CHECK(copy_tables(*source, *target, clock, [](const auto&) {}));
    db::make_single_file(*target);
  }
  std::error_code failure;
  fs::permissions(file, fs::perms::owner_read | fs::perms::owner_write, failure);
  if (failure) fail("protect", file, failure);
  sync_path(file);
  return {};
}

/// Takes along the contents that the saved database speaks of.
ContentsCopied save_contents(const fs::path& folder, db::Read& read, const store::AttachmentFolder& from,
                             std::vector<FileSum>& sums) {
  const auto beside = folder / "attachments";
  const store::AttachmentFolder to(beside.string());
  auto copied = copy_contents(read, load_from(from), to, [&](auto agency, const auto& sha256, std::size_t bytes) {
    sums.push_back({content_path(agency, sha256), static_cast<std::int64_t>(bytes), sha256});
  });
  std::error_code failure;
  fs::remove(beside / "lock", failure);
  if (failure) fail("remove", beside / "lock", failure);
  sync_path(beside);
  return copied;
}

/// What stands in the saved database, for the manifest.
void describe_database(db::Connection& saved, BackupManifest& manifest) {
  manifest.schema = db::schema_version(saved);
  saved.begin(db::Mode::read_only);
  for (const auto& table : db::load_tables(saved)) manifest.tables.push_back(db::sum_table(saved, table));
  saved.rollback();
}

}  // namespace

base::Result<BackupReport> make_backup(const BackupQuestion& question, const base::Clock& clock) {
  const auto to = question.to.has_filename() ? question.to : question.to.parent_path();  // `backup/` is `backup`
  if (fs::exists(to)) return base::Error{base::Code::conflict, "backup_exists", "", {{"path", to.string()}}};
  BackupReport report;
  auto& manifest = report.manifest;
  manifest.made_at = clock.now();
  manifest.program = std::string(base::program_version());
  manifest.engine = question.database.engine == db::Engine::sqlite ? "sqlite" : "postgresql";
  Unfinished folder(to);
  const auto& part = folder.path();
  std::optional<store::AttachmentFolder> contents;
  std::optional<store::AttachmentFolder::Hold> hold;  // from before the snapshot: nothing that it names is swept away
  if (!question.attachments.empty()) {
    contents.emplace(question.attachments);
    hold.emplace(contents->hold());
  }
  SPOTME_CHECK(save_database(question.database, part / database_file, clock));
  std::vector<FileSum> sums{sum_file(part, database_file)};
  manifest.database_bytes = sums[0].bytes;
  {
    const auto saved = db::connect({db::Engine::sqlite, (part / database_file).string()}, db::Use::read);
    describe_database(*saved, manifest);
    db::ReadOnly read(*saved, clock.now());
    if (store::count_folder_contents(read) > 0) {
      if (!contents) return base::Error{base::Code::conflict, "attachments_folder_missing", "attachments"};
      auto copied = save_contents(part, read, *contents, sums);
      manifest.attachments = copied.files;
      manifest.attachment_bytes = copied.bytes;
      manifest.attachments_missing = copied.missing_count;
      report.missing = std::move(copied.missing);
    }
  }
  write_new_file(part / "manifest.json", format_manifest(manifest));
  sums.insert(sums.begin(), sum_file(part, "manifest.json"));
  write_new_file(part / "SHA256SUMS", format_sums(sums));
  sync_path(part);
  SPOTME_CHECK(check_backup(part));
  folder.keep();
  return report;
}

std::string backup_name(base::Instant at) {
  const auto seconds = std::chrono::floor<std::chrono::seconds>(at);
  return fmt::format("spotme-{:%Y%m%dT%H%M%SZ}", fmt::gmtime(std::chrono::system_clock::to_time_t(seconds)));
}

std::vector<fs::path> list_backups(const fs::path& folder) {
  std::vector<fs::path> found;
  std::error_code failure;
  for (fs::directory_iterator at(folder, failure); !failure && at != fs::directory_iterator{}; at.increment(failure)) {
    const auto name = at->path().filename().string();
    const bool called_so = name.starts_with("spotme-") && name.size() == backup_name({}).size() && name.ends_with('Z');
    if (called_so && fs::exists(at->path() / "SHA256SUMS")) found.push_back(at->path());
  }
  if (failure) fail("list", folder, failure);
  std::sort(found.begin(), found.end());
  return found;
}

std::vector<fs::path> prune_backups(const fs::path& folder, std::size_t keep) {
  auto backups = list_backups(folder);
  backups.resize(backups.size() - std::min(backups.size(), keep));
  for (const auto& backup : backups) {
    // Its list goes first: what is left of a removal that was killed is no whole backup.
    std::error_code failure;
    fs::remove(backup / "SHA256SUMS", failure);
    if (failure) fail("remove", backup, failure);
    remove_folder(backup);
  }
  return backups;
}

}  // namespace spotme::app
