#pragma once

#include <string>

namespace spotme::app {

/// Connects to a mail server as it would be done to send, to the end of TLS and its greeting, and hangs up. Nothing is
/// sent and nobody signs in. `url` as the setting `smtp_url` has it. Returns why it did not go; empty when it did.
[[nodiscard]] std::string probe_mail_server(const std::string& url);

}  // namespace spotme::app
