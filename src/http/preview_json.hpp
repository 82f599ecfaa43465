#pragma once

#include "app/preview.hpp"

#include <boost/json/object.hpp>

#include <optional>

namespace spotme::http {

/// A preview in the form of `docs/api/openapi.yaml`, Preview.
[[nodiscard]] boost::json::object to_json(const app::Preview& preview);
/// Null for an edit that touches no day that is over.
[[nodiscard]] boost::json::value to_json(const std::optional<app::Preview>& preview);

}  // namespace spotme::http
