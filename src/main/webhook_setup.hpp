#pragma once

#include "app/context.hpp"
#include "app/webhook_runner.hpp"
#include "main/config.hpp"

#include <memory>

namespace spotme::main {

/// The runner that sends webhooks, as the settings want it. Throws std::runtime_error naming a setting that cannot be
/// meant, or a file that cannot be read.
[[nodiscard]] std::unique_ptr<app::WebhookRunner> start_webhooks(const Config& config, const app::Context& context);

}  // namespace spotme::main
