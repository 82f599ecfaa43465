#pragma once

#include "app/webhook_sender.hpp"

#include <functional>
#include <memory>
#include <string>

/// The way to a receiver by HTTPS, done by libcurl: HTTPS alone, certificates verified, no redirect followed, no proxy
/// of the environment. The address that a name leads to is checked as the connection is made, by
/// domain::may_deliver_to, so a name that leads elsewhere after it was looked up gains nothing.
namespace spotme::app {

struct WebhookHttpsSettings {
  domain::WebhookGuard guard = {};
  std::string ca_file = {};  ///< certificates of the authorities that are trusted; empty: those of the system
};

class WebhookHttps final : public WebhookTransport {
 public:
  /// `stopped` is asked every second and ends what is under way. Throws std::runtime_error when libcurl cannot start.
  explicit WebhookHttps(
      WebhookHttpsSettings settings, std::function<bool()> stopped = [] { return false; });
  ~WebhookHttps() override;
  WebhookHttps(const WebhookHttps&) = delete;
  WebhookHttps& operator=(const WebhookHttps&) = delete;

  [[nodiscard]] WebhookOutcome send(const OutgoingWebhook& webhook) override;

 private:
  class Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace spotme::app
