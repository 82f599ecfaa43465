#include "main/operator_installation.hpp"

#include "main/operator_tools.hpp"
#include "store/sign_in_rules.hpp"

#include <fmt/format.h>

#include <cerrno>
#include <cstring>
#include <fstream>
#include <iterator>
#include <stdexcept>

namespace spotme::main {

OperatorInstallation::OperatorInstallation(const std::string& database, const base::Messages& messages, Access access)
    : rules_(store::builtin_rules()),
      rulebook_(rules_),
      sign_in_rules_(store::builtin_sign_in_rules()),
      common_passwords_(store::builtin_common_passwords()) {
  const auto url = parse_database_url(database, messages);
  if (access == Access::write) {
    database_ = db::Database::open(url, clock_);
    migrate_database(url, clock_);
  } else {
    database_ = db::Database::open_read_only(url, clock_);
  }
  auto key = app::load_installation_key(*database_);
  if (!key) throw std::runtime_error(words_of(key.error(), messages));
  context_ = std::make_unique<app::Context>(
      app::Context{*database_, clock_, rules_, rulebook_, sign_in_rules_, common_passwords_, std::move(*key)});
}

std::string read_whole_file(const std::string& file) {
  std::ifstream in(file, std::ios::binary);
  std::string text(std::istreambuf_iterator<char>(in), {});
  if (!in.is_open() || in.bad())
    throw std::runtime_error(fmt::format("cannot read {}: {}", file, std::strerror(errno)));
  return text;
}

void report_faults(const std::vector<app::ImportFault>& faults, std::size_t total, const base::Messages& messages) {
  const auto say = [&](std::string key, base::MessageArgs args) {
    fmt::print(stderr, "{}\n", words_of({base::Code::unprocessable, std::move(key), {}, std::move(args)}, messages));
  };
  for (const auto& fault : faults) {
    const auto& [code, key, column, args] = fault.error;
    const auto what = words_of({code, key, {}, args}, messages);
    base::MessageArgs named{{"line", std::to_string(fault.line)}, {"what", what}};
    if (column.empty()) {
      say("import_fault", std::move(named));
    } else {
      named.emplace_back("column", column);
      say("import_fault_column", std::move(named));
    }
  }
  if (total > faults.size()) say("import_more_faults", {{"count", std::to_string(total - faults.size())}});
  say("import_refused", {{"count", std::to_string(total)}});
}

}  // namespace spotme::main
