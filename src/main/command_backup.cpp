#include "main/command_backup.hpp"

#include "app/backup.hpp"
#include "base/log.hpp"
#include "main/config.hpp"
#include "main/operator_tools.hpp"

#include <fmt/format.h>

#include <filesystem>
#include <stdexcept>

namespace spotme::main {
namespace {

namespace fs = std::filesystem;

/// Of the work inside only trouble is told.
void keep_quiet() { base::set_log_level(base::Level::warning); }

Config read_settings(const std::string& file) {
  Config config;
  if (!file.empty()) read_config_file(file, config);
  read_config_environment(config);
  return config;
}

void over(std::string& setting, const std::string& given) {
  if (!given.empty()) setting = given;
}

void want(const std::string& value, std::string_view option) {
  if (value.empty()) throw std::runtime_error(fmt::format("{} is missing", option));
}

std::int64_t rows_of(const app::BackupManifest& manifest) {
  std::int64_t rows = 0;
  for (const auto& table : manifest.tables) rows += table.rows;
  return rows;
}

void print_manifest(const app::BackupManifest& manifest) {
  fmt::print("made_at: {}\nprogram: {}\nengine: {}\nschema: {}\ntables: {}\nrows: {}\ndatabase_bytes: {}\n",
             base::format_instant(manifest.made_at), manifest.program, manifest.engine, manifest.schema,
             manifest.tables.size(), rows_of(manifest), manifest.database_bytes);
  fmt::print("attachments: {}\nattachment_bytes: {}\nattachments_missing: {}\n", manifest.attachments,
             manifest.attachment_bytes, manifest.attachments_missing);
}

void print_table(const db::TableCopied& table) {
  fmt::print("{:<28} {:>12} {:>12}  {}  {}\n", table.source.table, table.source.rows, table.target.rows,
             base::to_hex(table.source.sha256).substr(0, 16), table.is_same() ? "=" : "DIFFERS");
}

int check(const std::string& folder, const base::Messages& messages) {
  const auto manifest = app::check_backup(folder);
  if (!manifest) return report_failure("backup", words_of(manifest.error(), messages));
  print_manifest(*manifest);
  return 0;
}

int backup(const BackupOptions& options) {
  const auto messages = base::Messages::load();
  if (!options.check.empty()) return check(options.check, messages);
  keep_quiet();
  auto config = read_settings(options.config_file);
  over(config.database, options.database);
  over(config.attachments, options.attachments);
  want(config.database, "--database");
  const base::SystemClock clock;
  app::BackupQuestion question{parse_database_url(config.database, messages), config.attachments, options.to};
  if (options.to.empty()) {
    want(config.backups, "--to");
    fs::create_directories(config.backups);
    question.to = fs::path(config.backups) / app::backup_name(clock.now());
  }
  const auto report = app::make_backup(question, clock);
  if (!report) return report_failure("backup", words_of(report.error(), messages));
  fmt::print("backup: {}\n", question.to.string());
  print_manifest(report->manifest);
  if (options.to.empty()) {
    for (const auto& gone : app::prune_backups(config.backups, static_cast<std::size_t>(config.backups_kept))) {
      fmt::print("removed: {}\n", gone.string());
    }
  }
  if (report->manifest.attachments_missing == 0) return 0;
  const base::MessageArgs args{{"count", std::to_string(report->manifest.attachments_missing)},
                               {"names", fmt::format("{}", fmt::join(report->missing, " "))}};
  return report_failure("backup", words_of({base::Code::conflict, "backup_contents_missing", "", args}, messages));
}

int restore(const RestoreOptions& options) {
  const auto messages = base::Messages::load();
  keep_quiet();
  auto config = read_settings(options.config_file);
  over(config.database, options.database);
  over(config.attachments, options.attachments);
  want(config.database, "--database");
  const app::RestoreQuestion question{options.from, parse_database_url(config.database, messages), config.attachments};
  const auto report = app::restore_backup(question, base::SystemClock{}, print_table);
  if (!report) return report_failure("restore", words_of(report.error(), messages));
  print_manifest(report->manifest);
  fmt::print("migrated: {}\n", report->migrated);
  return 0;
}

int copy(const CopyOptions& options) {
  const auto messages = base::Messages::load();
  keep_quiet();
  const app::CopyQuestion question{parse_database_url(options.from, messages), parse_database_url(options.to, messages),
                                   options.from_attachments, options.to_attachments};
  const auto report = app::copy_installation(question, base::SystemClock{}, print_table);
  if (!report) return report_failure("copy", words_of(report.error(), messages));
  std::int64_t rows = 0;
  for (const auto& table : report->tables) rows += table.target.rows;
  fmt::print("tables: {}\nrows: {}\nattachments: {}\nattachments_missing: {}\n", report->tables.size(), rows,
             report->contents.files, report->contents.missing_count);
  return report->contents.missing_count == 0 ? 0 : 1;
}

template <class Run, class Options>
int at_the_edge(Run run, const Options& options, const std::string& command) {
  try {
    return run(options);
  } catch (const std::exception& failure) {
    return report_failure(command, failure.what());
  }
}

}  // namespace

int run_backup(const BackupOptions& options) { return at_the_edge(backup, options, "backup"); }
int run_restore(const RestoreOptions& options) { return at_the_edge(restore, options, "restore"); }
int run_copy(const CopyOptions& options) { return at_the_edge(copy, options, "copy"); }

}  // namespace spotme::main
