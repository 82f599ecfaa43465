#pragma once

#include "http/token_scope.hpp"

#include <span>

namespace spotme::http {

/// The routes that no token for programs opens, on purpose: what is somebody's own, what he decides or answers for,
/// what opens doors or gives power, and what changes the ground on which an agency stands.
[[nodiscard]] std::span<const RouteScope> persons_only_routes();

}  // namespace spotme::http
