#include "http/origin.hpp"

#include "http/cookie.hpp"

#include <array>

namespace spotme::http {
namespace {

constexpr std::array<std::string_view, 3> loopback{"http://127.0.0.1", "http://localhost", "http://[::1]"};

bool starts_host(std::string_view origin, std::string_view host) {
  return origin.starts_with(host) && (origin.size() == host.size() || origin[host.size()] == ':');
}

/// `:8080` of a loopback origin; nullopt when it is none.
std::optional<std::string_view> loopback_port(std::string_view origin) {
  for (const auto host : loopback) {
    if (starts_host(origin, host)) return origin.substr(host.size());
  }
  return std::nullopt;
}

}  // namespace

bool ServiceOptions::secure_cookies() const { return !loopback_port(public_origin).has_value(); }

base::Result<void> check_origin(const ServiceOptions& options, const Request& request) {
  const base::Error refused{base::Code::forbidden, "origin_refused", ""};
  const auto site = request.header("sec-fetch-site");
  if (!site.empty() && site != "same-origin") return refused;
  const auto origin = request.header("origin");
  if (origin.empty()) {
    if (!request.cookie(session_cookie_name).empty()) return refused;
    return {};
  }
  if (origin == options.public_origin) return {};
  const auto own = loopback_port(options.public_origin);
  if (own && loopback_port(origin) == own) return {};
  return refused;
}

}  // namespace spotme::http
