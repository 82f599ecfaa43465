#include "main/operation_commands.hpp"

#include "main/command_backup.hpp"
#include "main/command_doctor.hpp"

#include <memory>

namespace spotme::main {
namespace {

constexpr const char* database_help = "sqlite:PATH or postgresql://…";
constexpr const char* config_help = "TOML file with settings, for what is not given here";

void add_backup(CLI::App& app, int& status) {
  auto options = std::make_shared<BackupOptions>();
  auto* backup = app.add_subcommand("backup", "Make a backup beside a running server, or check one");
  backup->add_option("--config", options->config_file, config_help);
  backup->add_option("--database", options->database, database_help);
  backup->add_option("--attachments", options->attachments, "Folder of the attachments, where they lie in one");
  backup->add_option("--to", options->to, "New folder (default: a new one in the folder of the setting `backups`)");
  backup->add_option("--check", options->check, "Check this backup instead of making one");
  backup->callback([options, &status] { status = run_backup(*options); });
}

void add_restore(CLI::App& app, int& status) {
  auto options = std::make_shared<RestoreOptions>();
  auto* restore = app.add_subcommand("restore", "Fill an empty database from a backup");
  restore->add_option("--config", options->config_file, config_help);
  restore->add_option("--database", options->database, "Empty database: sqlite:PATH or postgresql://…");
  restore->add_option("--attachments", options->attachments, "Folder for the attachments, where they lie in one");
  restore->add_option("backup", options->from, "Folder of the backup")->required();
  restore->callback([options, &status] { status = run_restore(*options); });
}

void add_copy(CLI::App& app, int& status) {
  auto options = std::make_shared<CopyOptions>();
  auto* copy = app.add_subcommand("copy", "Copy an installation into an empty database of either engine, and compare");
  copy->add_option("--from", options->from, database_help)->required();
  copy->add_option("--to", options->to, "Empty database: sqlite:PATH or postgresql://…")->required();
  copy->add_option("--from-attachments", options->from_attachments, "Folder of the attachments, to copy them too");
  copy->add_option("--to-attachments", options->to_attachments, "Folder for the attachments");
  copy->callback([options, &status] { status = run_copy(*options); });
}

void add_doctor(CLI::App& app, int& status) {
  auto options = std::make_shared<DoctorOptions>();
  auto* doctor = app.add_subcommand("doctor", "Examine an installation and say what to do");
  doctor->add_option("--config", options->config_file, "TOML file with the settings of the server");
  doctor->add_option("--database", options->database, database_help);
  doctor->add_option("--attachments", options->attachments, "Folder of the attachments, where they lie in one");
  doctor->add_option("--backups", options->backups, "Folder of the backups");
  doctor->add_flag("--json", options->json, "Print one JSON object");
  doctor->callback([options, &status] { status = run_doctor(*options); });
}

}  // namespace

void add_operation_commands(CLI::App& app, int& status) {
  add_backup(app, status);
  add_restore(app, status);
  add_copy(app, status);
  add_doctor(app, status);
}

}  // namespace spotme::main
