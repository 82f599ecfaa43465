#pragma once

#include <string>

namespace spotme::main {

struct InitOptions {
  std::string database;
  std::string admin;
  bool demo = false;
};
/// `spotme init`: migrates an empty database and makes its first system administrator. Prints `user_id: …` and
/// `temporary_password: …`, once; with `demo` also the accounts of the demonstration ministry. Returns the exit status.
[[nodiscard]] int run_init(const InitOptions& options);

}  // namespace spotme::main
