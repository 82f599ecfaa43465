#pragma once

#include <optional>
#include <string>

namespace spotme::main {

struct JudgeOptions {
  std::optional<std::string> pack = {};  ///< a file in the form of rules/federal.toml; without: the built-in pack
};
/// `spotme judge`: a case a line from standard input, its verdict or refusal a line on standard output, in the same
/// order and in bounded memory. Returns the exit status: 0 when every line was judged, 1 when any was refused, when the
/// input or output failed (told on standard error) or when nobody read the output to its end (told to nobody), 2 for a
/// rule pack that cannot be used.
[[nodiscard]] int run_judge(const JudgeOptions& options);

}  // namespace spotme::main
