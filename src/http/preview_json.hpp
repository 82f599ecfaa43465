#pragma once

#include "app/preview.hpp"

#include <boost/json/object.hpp>

namespace spotme::http {

/// A preview in the form of `docs/api/openapi.yaml`, Preview.
[[nodiscard]] boost::json::object to_json(const app::Preview& preview);

}  // namespace spotme::http
