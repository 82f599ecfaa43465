#pragma once

#include "http/routes.hpp"

/// The handlers for programs: their tokens, webhooks, and the description of the API.
namespace spotme::http {

// api_token.cpp
[[nodiscard]] base::Result<Response> list_api_tokens(const Call& call);
[[nodiscard]] base::Result<Response> post_api_token(const Call& call);
[[nodiscard]] base::Result<Response> post_api_token_ending(const Call& call);

// webhook.cpp
[[nodiscard]] base::Result<Response> list_webhooks(const Call& call);
[[nodiscard]] base::Result<Response> post_webhook(const Call& call);
[[nodiscard]] base::Result<Response> put_webhook(const Call& call);
[[nodiscard]] base::Result<Response> post_webhook_ending(const Call& call);
[[nodiscard]] base::Result<Response> post_webhook_resumption(const Call& call);
[[nodiscard]] base::Result<Response> post_webhook_secret(const Call& call);
[[nodiscard]] base::Result<Response> post_webhook_ping(const Call& call);
[[nodiscard]] base::Result<Response> post_webhook_redelivery(const Call& call);
[[nodiscard]] base::Result<Response> list_webhook_deliveries(const Call& call);
[[nodiscard]] base::Result<Response> post_webhook_delivery_redelivery(const Call& call);

// api_description.cpp
[[nodiscard]] base::Result<Response> show_api_description(const Call& call);

}  // namespace spotme::http
