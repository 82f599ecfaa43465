#include "http/cookie.hpp"

#include "domain/kiosk.hpp"

#include <fmt/format.h>

namespace spotme::http {
namespace {

std::string attributes(const ServiceOptions& options) {
  return options.secure_cookies() ? "; Path=/; HttpOnly; SameSite=Strict; Secure"
                                  : "; Path=/; HttpOnly; SameSite=Strict";
}

}  // namespace

std::string session_cookie(const ServiceOptions& options, const app::OpenedSession& opened) {
  auto cookie = fmt::format("{}={}{}", session_cookie_name, opened.token, attributes(options));
  if (opened.session.trusted) {
    const auto life = std::chrono::floor<std::chrono::seconds>(opened.session.expires_at - opened.session.created_at);
    cookie += fmt::format("; Max-Age={}", life.count());
  }
  return cookie;
}

std::string expired_cookie(const ServiceOptions& options) {
  return fmt::format("{}={}; Max-Age=0", session_cookie_name, attributes(options));
}

std::string kiosk_cookie(const ServiceOptions& options, std::string_view key) {
  return fmt::format("{}={}{}; Max-Age={}", kiosk_cookie_name, key, attributes(options),
                     std::chrono::seconds(domain::kiosk_key_life).count());
}

std::string_view token_of(const Request& request) {
  constexpr std::string_view scheme = "Bearer ";
  const auto authorization = request.header("authorization");
  if (authorization.starts_with(scheme)) return authorization.substr(scheme.size());
  return request.cookie(session_cookie_name);
}

}  // namespace spotme::http
