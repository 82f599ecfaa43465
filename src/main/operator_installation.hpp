#pragma once

#include "app/context.hpp"
#include "app/import_row.hpp"
#include "base/clock.hpp"
#include "base/messages.hpp"
#include "store/database.hpp"

#include <memory>
#include <string>
#include <vector>

namespace spotme::main {

/// An initialised installation that a command of the operator works on, alone: on SQLite a running server is refused.
class OperatorInstallation {
 public:
  /// `write` brings the database to the newest version; `read` works beside a running server and cannot write.
  enum class Access { write, read };
  /// Opens the database. Throws std::runtime_error with the words of the refusal.
  OperatorInstallation(const std::string& database, const base::Messages& messages, Access access = Access::write);
  OperatorInstallation(const OperatorInstallation&) = delete;
  OperatorInstallation& operator=(const OperatorInstallation&) = delete;

  [[nodiscard]] const app::Context& context() const { return *context_; }

 private:
  base::SystemClock clock_;
  store::Rules rules_;
  app::Rulebook rulebook_;
  domain::SignInRules sign_in_rules_;
  domain::CommonPasswords common_passwords_;
  std::unique_ptr<db::Database> database_;
  std::unique_ptr<app::Context> context_;
};

/// The content of a file. Throws std::runtime_error naming it.
[[nodiscard]] std::string read_whole_file(const std::string& file);

/// Names the faults of a file line by line on standard error.
void report_faults(const std::vector<app::ImportFault>& faults, std::size_t total, const base::Messages& messages);

}  // namespace spotme::main
