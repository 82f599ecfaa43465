#pragma once

#include "app/session.hpp"
#include "http/server.hpp"
#include "http/service.hpp"

#include <string>
#include <string_view>

/// The cookie that carries a session's token.
namespace spotme::http {

inline constexpr std::string_view session_cookie_name = "spotme_session";

/// `Set-Cookie` for an opened session: HttpOnly, SameSite=Strict, Secure unless on loopback. It outlives the browser
/// only on a trusted device.
[[nodiscard]] std::string session_cookie(const ServiceOptions& options, const app::OpenedSession& opened);
/// `Set-Cookie` that takes it away.
[[nodiscard]] std::string expired_cookie(const ServiceOptions& options);

/// The key of a device that is a kiosk.
inline constexpr std::string_view kiosk_cookie_name = "spotme_kiosk";
/// `Set-Cookie` for such a key; it lives as long as browsers keep cookies.
[[nodiscard]] std::string kiosk_cookie(const ServiceOptions& options, std::string_view key);

/// The token of a request: of `Authorization: Bearer …`, else of the cookie; empty when there is none.
[[nodiscard]] std::string_view token_of(const Request& request);

}  // namespace spotme::http
