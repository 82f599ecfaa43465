#pragma once

#include "main/config.hpp"

namespace spotme::main {

/// Serves until SIGTERM or SIGINT, then lets requests under way finish. Returns the exit status: 0 after a stop, 1 when
/// it could not start.
[[nodiscard]] int run_serve(const Config& config);

}  // namespace spotme::main
