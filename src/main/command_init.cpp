#include "main/command_init.hpp"

#include "app/installation.hpp"
#include "main/operator_tools.hpp"
#include "store/sign_in_rules.hpp"

#include <fmt/format.h>

namespace spotme::main {
namespace {

int init(const InitOptions& options) {
  const auto messages = base::Messages::load();
  const auto url = parse_database_url(options.database, messages);
  const base::SystemClock clock;
  const auto database = db::Database::open(url, clock);
  migrate_database(url, clock);
  const auto first = app::initialise(*database, options.admin, store::builtin_sign_in_rules().temporary_password);
  if (!first) return report_failure("init", words_of(first.error(), messages));
  fmt::print("user_id: {}\ntemporary_password: {}\n", first->user_id, first->temporary_password);
  return 0;
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
