#include "main/command_judge.hpp"

#include "app/judge_line.hpp"
#include "app/verdict_writer.hpp"
#include "main/line_stream.hpp"
#include "main/operator_installation.hpp"
#include "main/operator_tools.hpp"
#include "store/rule_pack.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <csignal>

namespace spotme::main {
namespace {

/// One run: the rules, and where the cases come from and the verdicts go.
class Judge {
 public:
  Judge(const store::Rules& rules, const base::Messages& messages)
      : rules_(rules), writer_(messages), in_(STDIN_FILENO, app::longest_case_line), out_(STDOUT_FILENO) {}

  int run() {
    bool all_judged = true;
    while (const auto line = in_.next([this] { out_.flush(); })) {
      if (!judge(*line)) all_judged = false;
      out_.text().push_back('\n');
      out_.flush_if_large();
      if (out_.closed()) return 1;
    }
    out_.flush();
    return all_judged && !out_.closed() ? 0 : 1;
  }

 private:
  bool judge(const LineReader::Line& line) {
    const auto read = line.too_long ? app::CaseLine{std::nullopt, app::line_too_long()} : app::read_case(line.text);
    if (!read.facts) return refuse(read.id, read.facts.error());
    const auto verdict = domain::judge(rules_.pack, rules_.calendar, *read.facts);
    if (!verdict) return refuse(read.id, verdict.error());
    writer_.append_verdict(out_.text(), *read.id, *verdict);
    return true;
  }

  bool refuse(const std::optional<std::string>& id, const base::Error& error) {
    writer_.append_refusal(out_.text(), id, error);
    return false;
  }

  const store::Rules& rules_;
  app::VerdictWriter writer_;
  LineReader in_;
  TextWriter out_;
};

/// False after saying why the file cannot be used.
bool use_pack(const std::string& file, store::Rules& rules, const base::Messages& messages) {
  std::string why;
  try {
    auto pack = store::parse_rule_pack(file, read_whole_file(file));
    if (pack) {
      rules.pack = std::move(*pack);
      return true;
    }
    auto error = pack.error();
    error.field.clear();  // its words name file and key
    why = words_of(error, messages);
  } catch (const std::exception& failure) {
    why = failure.what();
  }
  fmt::print(stderr, "spotme judge: {}\n", why);
  return false;
}

}  // namespace

int run_judge(const JudgeOptions& options) {
  std::signal(SIGPIPE, SIG_IGN);  // a reader that has seen enough ends the run, with a status of its own
  try {
    const auto messages = base::Messages::load();
    auto rules = store::builtin_rules();
    if (options.pack && !use_pack(*options.pack, rules, messages)) return 2;
    return Judge(rules, messages).run();
  } catch (const std::exception& failure) {
    return report_failure("judge", failure.what());
  }
}

}  // namespace spotme::main
