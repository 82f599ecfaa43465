#pragma once

#include <cstdint>
#include <string>

namespace spotme::main {

struct TokenOptions {
  std::string database;
  std::string users;  ///< file of user IDs
  std::int64_t hours = 12;
  std::string out;  ///< the new file for the tokens
  bool activate = false;
};
/// `spotme token issue`. Returns the exit status.
[[nodiscard]] int run_token_issue(const TokenOptions& options);

}  // namespace spotme::main
