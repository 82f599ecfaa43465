#pragma once

#include "domain/api_token.hpp"

#include <string_view>

namespace spotme::store {

/// Reads `rules/integration.toml`. Throws std::runtime_error naming file and key when a value is missing or out of its
/// range.
[[nodiscard]] domain::IntegrationRules parse_integration_rules(std::string_view file_name, std::string_view toml);
/// Those that the build put into the binary.
[[nodiscard]] const domain::IntegrationRules& builtin_integration_rules();

}  // namespace spotme::store
