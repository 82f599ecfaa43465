#include "main/command_import.hpp"

#include "app/import_officers.hpp"
#include "main/operator_installation.hpp"
#include "main/operator_tools.hpp"
#include "main/secret_file.hpp"

#include <fmt/format.h>

#include <optional>

namespace spotme::main {
namespace {

std::string passwords_csv(const std::vector<app::NewPassword>& passwords) {
  std::string text = "user_id,temporary_password\n";
  for (const auto& [user_id, password] : passwords) text += fmt::format("{},{}\n", user_id, password);
  return text;
}

int import_officers(const ImportOptions& options) {
  const auto messages = base::Messages::load();
  const auto csv = read_whole_file(options.file);
  OperatorInstallation installation(options.database, messages);
  std::optional<SecretFile> out;
  if (!options.passwords.empty()) out.emplace(options.passwords);
  const auto keep = [&](const auto& passwords) {
    if (out) out->write(passwords_csv(passwords));
  };
  app::ImportOutcome outcome;
  try {
    outcome = app::import_officers(installation.context(), csv, keep);
  } catch (const db::CommitUnknown&) {
    // It may be stored; then the passwords are needed.
    if (out) out->keep();
    return report_failure("import officers",
                          words_of({base::Code::unavailable, "import_commit_unknown", {}}, messages));
  }
  if (outcome.faults_total != 0) {
    report_faults(outcome.faults, outcome.faults_total, messages);
    return 1;
  }
  if (out) out->keep();
  const base::MessageArgs counts{{"created", std::to_string(outcome.created)},
                                 {"updated", std::to_string(outcome.updated)},
                                 {"unchanged", std::to_string(outcome.unchanged)},
                                 {"agencies", std::to_string(outcome.agencies)},
                                 {"units", std::to_string(outcome.units)}};
  fmt::print("{}\n", words_of({base::Code::invalid, "import_done", {}, counts}, messages));
  return 0;
}

}  // namespace

int run_import_officers(const ImportOptions& options) {
  try {
    return import_officers(options);
  } catch (const std::exception& failure) {
    return report_failure("import officers", failure.what());
  }
}

}  // namespace spotme::main
