#include "main/command_init.hpp"

#include "app/demonstration.hpp"
#include "app/installation.hpp"
#include "main/operator_installation.hpp"
#include "main/operator_tools.hpp"
#include "store/sign_in_rules.hpp"

#include <fmt/format.h>

namespace spotme::main {
namespace {

int initialise(const InitOptions& options, const base::Messages& messages) {
  const auto url = parse_database_url(options.database, messages);
  const base::SystemClock clock;
  const auto database = db::Database::open(url, clock);
  migrate_database(url, clock);
  const auto first = app::initialise(*database, options.admin, store::builtin_sign_in_rules().temporary_password);
  if (!first) return report_failure("init", words_of(first.error(), messages));
  fmt::print("user_id: {}\ntemporary_password: {}\n", first->user_id, first->temporary_password);
  return 0;
}

/// Lists the accounts that may be tried out, one a line: user ID, password, who it is.
int add_demonstration(const InitOptions& options, const base::Messages& messages) {
  const OperatorInstallation installation(options.database, messages);
  const auto accounts = app::insert_demonstration(installation.context());
  if (!accounts) return report_failure("init", words_of(accounts.error(), messages));
  fmt::print("demonstration_accounts:\n");
  for (const auto& account : *accounts) {
    fmt::print("  {:<18} {}  {} / {}\n", account.user_id, account.password, account.who.ms, account.who.en);
  }
  return 0;
}

int init(const InitOptions& options) {
  const auto messages = base::Messages::load();
  const int status = initialise(options, messages);
  return status == 0 && options.demo ? add_demonstration(options, messages) : status;
}

}  // namespace

int run_init(const InitOptions& options) {
  try {
    return init(options);
  } catch (const std::exception& failure) {
    return report_failure("init", failure.what());
  }
}

}  // namespace spotme::main
