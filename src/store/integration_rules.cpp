#include "store/integration_rules.hpp"

#include "base/embedded.hpp"

#include <fmt/format.h>
#include <toml++/toml.h>

#include <stdexcept>

namespace spotme::store {
namespace {

constexpr std::string_view rules_file = "rules/integration.toml";

}  // namespace

domain::IntegrationRules parse_integration_rules(std::string_view file_name, std::string_view toml) {
  const auto table = toml::parse(toml, file_name);
  const auto number = [&](std::string_view section, std::string_view key, std::int64_t least, std::int64_t most) {
    const auto value = table[section][key].value<std::int64_t>();
    if (!value || *value < least || *value > most) {
      throw std::runtime_error(
          fmt::format("{}: {}.{} must be a number from {} to {}", file_name, section, key, least, most));
    }
    return *value;
  };
  domain::IntegrationRules rules;
  rules.token_most_days = number("token", "most_days", 1, 366);
  rules.token_usual_days = number("token", "usual_days", 1, rules.token_most_days);
  rules.most_tokens = number("token", "most_living", 1, 1000);
  rules.most_webhooks = number("webhook", "most_living", 1, 100);
  rules.webhook_give_up_hours = number("webhook", "give_up_hours", 1, 720);
  rules.webhook_overlap_hours = number("webhook", "overlap_hours", 0, 720);
  return rules;
}

const domain::IntegrationRules& builtin_integration_rules() {
  static const auto rules = parse_integration_rules(rules_file, base::embedded_file(rules_file).value());
  return rules;
}

}  // namespace spotme::store
