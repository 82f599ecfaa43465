#pragma once

#include <CLI/CLI.hpp>

namespace spotme::main {

/// Adds the subcommands of whoever keeps the installation: backup, restore, copy, doctor. What one of them ends with is
/// written to `status`.
void add_operation_commands(CLI::App& app, int& status);

}  // namespace spotme::main
