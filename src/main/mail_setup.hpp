#pragma once

#include "app/context.hpp"
#include "app/mail_runner.hpp"
#include "base/messages.hpp"
#include "main/config.hpp"

#include <memory>
#include <string>

namespace spotme::main {

/// The runner that mails notices, as the settings want it; null without `smtp_url`. `origin` stands before the links in
/// a mail. Throws std::runtime_error with the words for a setting that cannot be meant and for a password file that
/// cannot be read.
[[nodiscard]] std::unique_ptr<app::MailRunner> start_mail(const Config& config, const app::Context& context,
                                                          const base::Messages& messages, const std::string& origin);

}  // namespace spotme::main
