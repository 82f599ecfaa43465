#pragma once

#include "base/result.hpp"
#include "http/server.hpp"
#include "http/service.hpp"

namespace spotme::http {

/// A write that comes from a browser must come from our own page: `Origin` is the public origin (on loopback also by
/// the other name of the host), `Sec-Fetch-Site` is same-origin. A program sends no Origin and proves itself by its
/// token; a session cookie without Origin is refused. Refuses with `origin_refused` (forbidden).
[[nodiscard]] base::Result<void> check_origin(const ServiceOptions& options, const Request& request);

}  // namespace spotme::http
