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

/// The token of a request: of `Authorization: Bearer …`, else of the cookie; empty when there is none.
[[nodiscard]] std::string_view token_of(const Request& request);

}  // namespace spotme::http
