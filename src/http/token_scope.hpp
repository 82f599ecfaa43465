#pragma once

#include "base/result.hpp"
#include "domain/access.hpp"
#include "http/routes.hpp"

#include <optional>
#include <span>
#include <string_view>

/// What a token for programs must be good for at each route. The table is beside that of the routes, so that a route
/// that nobody thought of is closed to programs; a test asks that every route stands here on purpose.
namespace spotme::http {

struct RouteScope {
  Method method;
  std::string_view path;                    ///< as the route table writes it
  std::optional<domain::Scope> scope = {};  ///< nullopt: for persons alone
};
/// Every route that wants a caller.
[[nodiscard]] std::span<const RouteScope> route_scopes();

/// For a caller with a token for programs: refuses `persons_only` and `scope_missing` (forbidden, args `scope`).
[[nodiscard]] base::Result<void> check_scope(const Route& route, const std::vector<domain::Scope>& scopes);

}  // namespace spotme::http
