#pragma once

#include "http/routes.hpp"

#include <span>

namespace spotme::http {

/// The second part of THE route table: the addresses of one agency and of all of them, for those who keep them.
[[nodiscard]] std::span<const Route> agency_routes();

}  // namespace spotme::http
