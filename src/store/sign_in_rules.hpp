#pragma once

#include "domain/password.hpp"

#include <string_view>

namespace spotme::store {

/// Reads `rules/sign_in.toml`. Throws std::runtime_error naming file and key when a value is missing or out of its
/// range.
[[nodiscard]] domain::SignInRules parse_sign_in_rules(std::string_view file_name, std::string_view toml);
/// The rules and the list of common passwords that the build put into the binary.
[[nodiscard]] domain::SignInRules builtin_sign_in_rules();
[[nodiscard]] domain::CommonPasswords builtin_common_passwords();

}  // namespace spotme::store
