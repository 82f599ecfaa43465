#pragma once

#include "app/webhook_https.hpp"
#include "base/clock.hpp"
#include "base/messages.hpp"
#include "http/server.hpp"
#include "tests/support/process.hpp"

#include <fmt/format.h>

#include <cstdint>
#include <deque>
#include <memory>
#include <mutex>
#include <string>
#include <utility>
#include <vector>

namespace spotme::test {

/// A program that webhooks are sent to: a real HTTPS server on loopback with a certificate of its own for `localhost`
/// and 127.0.0.1, which keeps what it gets and answers as it is told.
class Receiver {
 public:
  struct Got {
    std::string id;
    std::string timestamp;
    std::string signature;
    std::string body;
  };

  Receiver() {
    run({"openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days",
         "30000", "-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost,IP:127.0.0.1", "-keyout", key(),
         "-out", ca_file()},
        folder_.path() / "log");
    http::ServerOptions options;
    options.listen.port = 0;
    options.listen.tls_cert = ca_file();
    options.listen.tls_key = key();
    options.threads = 1;
    server_ = std::make_unique<http::Server>(
        options, clock_, messages_, [this](std::shared_ptr<const http::Request> request, http::Responder respond) {
          take(*request, std::move(respond));
        });
  }

  /// How the next requests are answered, in order; 200 when nothing is left.
  void answer(std::vector<int> statuses) {
    const std::lock_guard lock(mutex_);
    answers_.assign(statuses.begin(), statuses.end());
  }
  void say(std::string body) {
    const std::lock_guard lock(mutex_);
    body_ = std::move(body);
  }
  [[nodiscard]] std::vector<Got> got() const {
    const std::lock_guard lock(mutex_);
    return got_;
  }
  [[nodiscard]] std::string url(const std::string& host = "localhost") const {
    return fmt::format("https://{}:{}/pintu", host, server_->port());
  }
  [[nodiscard]] std::string ca_file() const { return (folder_.path() / "cert.pem").string(); }
  /// What reaches it.
  [[nodiscard]] app::WebhookHttpsSettings settings(const std::vector<std::string>& allowed = {"127.0.0.1"}) const {
    app::WebhookHttpsSettings settings;
    for (const auto& entry : allowed) (void)domain::add_allowed(settings.guard, entry);
    settings.ca_file = ca_file();
    return settings;
  }

 private:
  [[nodiscard]] std::string key() const { return (folder_.path() / "key.pem").string(); }
  void take(const http::Request& request, http::Responder respond) {
    http::Response response;
    {
      const std::lock_guard lock(mutex_);
      got_.push_back({std::string(request.header("webhook-id")), std::string(request.header("webhook-timestamp")),
                      std::string(request.header("webhook-signature")), request.body});
      if (!answers_.empty()) {
        response.status = answers_.front();
        answers_.pop_front();
      }
      response.body = body_;
    }
    response.headers = {{"Content-Type", "text/plain"}};
    if (response.status == 302) response.headers.emplace_back("Location", url() + "/lain");
    respond(std::move(response));
  }

  Folder folder_;
  base::SystemClock clock_;
  base::Messages messages_ = base::Messages::load();
  mutable std::mutex mutex_;
  std::deque<int> answers_;
  std::string body_ = "terima kasih";
  std::vector<Got> got_;
  std::unique_ptr<http::Server> server_;
};

}  // namespace spotme::test
