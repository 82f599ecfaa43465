#pragma once

#include "http/routes.hpp"

/// The handlers of introductions.
namespace spotme::http {

[[nodiscard]] base::Result<Response> list_tours(const Call& call);
[[nodiscard]] base::Result<Response> put_tour(const Call& call);

}  // namespace spotme::http
