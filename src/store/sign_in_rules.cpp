#include "store/sign_in_rules.hpp"

#include "base/embedded.hpp"

#include <fmt/format.h>
#include <toml++/toml.h>

#include <stdexcept>

namespace spotme::store {
namespace {

constexpr std::string_view rules_file = "rules/sign_in.toml";

}  // namespace

domain::SignInRules parse_sign_in_rules(std::string_view file_name, std::string_view toml) {
  const auto table = toml::parse(toml, file_name);
  const auto number = [&](std::string_view section, std::string_view key, std::int64_t least, std::int64_t most) {
    const auto value = table[section][key].value<std::int64_t>();
    if (!value || *value < least || *value > most) {
      throw std::runtime_error(
          fmt::format("{}: {}.{} must be a number from {} to {}", file_name, section, key, least, most));
    }
    return *value;
  };
  domain::SignInRules rules;
  rules.least_characters = number("password", "least_characters", 8, 64);
  rules.most_characters = number("password", "most_characters", 64, 256);
  rules.least_different_characters = number("password", "least_different_characters", 1, 64);
  rules.temporary_password = std::chrono::hours{number("password", "temporary_hours", 1, 24 * 30)};
  rules.session_idle = std::chrono::minutes{number("session", "idle_minutes", 1, 60 * 24)};
  rules.session_absolute = std::chrono::hours{number("session", "absolute_hours", 1, 24 * 7)};
  rules.trusted_session = std::chrono::hours{number("session", "trusted_hours", 1, 24 * 90)};
  rules.free_failures = number("failures", "free", 1, 100);
  rules.first_wait = std::chrono::seconds{number("failures", "first_wait_seconds", 1, 3600)};
  rules.lock_after = number("failures", "lock_after", 2, 100);
  rules.lock = std::chrono::minutes{number("failures", "lock_minutes", 1, 60 * 24)};
  rules.forget_failures = std::chrono::hours{number("failures", "forget_hours", 1, 24 * 30)};
  if (rules.lock_after <= rules.free_failures || rules.lock_after - rules.free_failures > 20) {
    throw std::runtime_error(fmt::format("{}: failures.lock_after must be 1 to 20 above failures.free", file_name));
  }
  return rules;
}

domain::SignInRules builtin_sign_in_rules() {
  return parse_sign_in_rules(rules_file, base::embedded_file(rules_file).value());
}

domain::CommonPasswords builtin_common_passwords() {
  return domain::CommonPasswords(base::embedded_file("rules/common_passwords.txt").value());
}

}  // namespace spotme::store
