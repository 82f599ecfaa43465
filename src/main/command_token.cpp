#include "main/command_token.hpp"

#include "app/token.hpp"
#include "main/operator_installation.hpp"
#include "main/operator_tools.hpp"
#include "main/secret_file.hpp"

#include <fmt/format.h>

namespace spotme::main {
namespace {

std::string tokens_csv(const std::vector<app::IssuedToken>& tokens) {
  std::string text = "user_id,token\n";
  for (const auto& [user_id, token] : tokens) text += fmt::format("{},{}\n", user_id, token);
  return text;
}

int issue_tokens(const TokenOptions& options) {
  const auto messages = base::Messages::load();
  const auto users = read_whole_file(options.users);
  OperatorInstallation installation(options.database, messages);
  SecretFile out(options.out);
  const auto keep = [&](const auto& tokens) { out.write(tokens_csv(tokens)); };
  try {
    const auto answer = app::issue_tokens(installation.context(), {users, options.hours, options.activate}, keep);
    if (!answer) return report_failure("token issue", words_of(answer.error(), messages));
    if (answer->faults_total != 0) {
      report_faults(answer->faults, answer->faults_total, messages);
      return 1;
    }
    out.keep();
    const base::MessageArgs counts{{"count", std::to_string(answer->tokens.size())}};
    fmt::print("{}\n", words_of({base::Code::invalid, "token_done", {}, counts}, messages));
    return 0;
  } catch (const db::CommitUnknown&) {
    out.keep();  // they may be stored
    return report_failure("token issue", words_of({base::Code::unavailable, "import_commit_unknown", {}}, messages));
  }
}

}  // namespace

int run_token_issue(const TokenOptions& options) {
  try {
    return issue_tokens(options);
  } catch (const std::exception& failure) {
    return report_failure("token issue", failure.what());
  }
}

}  // namespace spotme::main
