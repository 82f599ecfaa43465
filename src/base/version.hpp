#pragma once

#include <string_view>

namespace spotme::base {

/// The version of this program, as CMake's project has it: `0.1.0`.
[[nodiscard]] std::string_view program_version();

}  // namespace spotme::base
