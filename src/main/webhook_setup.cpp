#include "main/webhook_setup.hpp"

#include "app/webhook_https.hpp"
#include "store/integration_rules.hpp"

#include <fstream>
#include <stdexcept>
#include <utility>

namespace spotme::main {

std::unique_ptr<app::WebhookRunner> start_webhooks(const Config& config, const app::Context& context) {
  app::WebhookHttpsSettings settings;
  for (const auto& entry : config.webhook_allow) {
    if (!domain::add_allowed(settings.guard, entry)) {
      throw std::runtime_error("settings: webhook_allow: '" + entry + "' is neither a network nor a host");
    }
  }
  settings.ca_file = config.webhook_ca_file;
  if (!settings.ca_file.empty() && !std::ifstream(settings.ca_file).good()) {
    throw std::runtime_error("settings: webhook_ca_file: " + settings.ca_file + " cannot be read");
  }
  app::WebhookRunner::Options options;
  options.sending.give_up = std::chrono::hours{store::builtin_integration_rules().webhook_give_up_hours};
  return std::make_unique<app::WebhookRunner>(
      context,
      [&settings](std::function<bool()> stopped) {
        return std::make_unique<app::WebhookHttps>(std::move(settings), std::move(stopped));
      },
      std::move(options));
}

}  // namespace spotme::main
