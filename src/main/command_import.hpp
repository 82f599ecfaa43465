#pragma once

#include <string>

namespace spotme::main {

struct ImportOptions {
  std::string database;
  std::string file;
  std::string passwords;  ///< the new file for temporary passwords; empty: they are told to nobody
};
/// `spotme import officers`. Names every bad line on standard error, up to a hundred. Returns the exit status.
[[nodiscard]] int run_import_officers(const ImportOptions& options);

}  // namespace spotme::main
