#pragma once

#include <string>

namespace spotme::main {

struct CloseOptions {
  std::string database;
  std::string agency;  ///< its code; empty: every agency
  std::string
      from;  ///< the first day to close, for agencies whose closing has not begun; empty: that on which it was made
  std::string until;       ///< no day after this one; empty: whatever is due
  bool take_over = false;  ///< the process that holds the lease is known to be gone
};
/// `spotme close`: closes the days that are due and computes again what waits. Prints what was done. Returns the exit
/// status: 1 also where another process was closing.
[[nodiscard]] int run_close(const CloseOptions& options);

struct RecomputeOptions {
  std::string database;
  std::string agency;
  std::string from;
  std::string to;
  std::string reason;  ///< empty: only shows what would change
};
/// `spotme recompute`: shows the closed days that would change, and with a reason makes their next versions.
[[nodiscard]] int run_recompute(const RecomputeOptions& options);

struct ExportOptions {
  std::string database;
  std::string agency;
  std::string from;
  std::string to;
  std::string unit;  ///< its path; empty: all
  std::string format = "csv";
  std::string out;  ///< the new file
};
/// `spotme export transactions`: writes the file in bounded memory, also beside a running server.
[[nodiscard]] int run_export_transactions(const ExportOptions& options);

}  // namespace spotme::main
