#pragma once

#include "app/board.hpp"

#include <boost/json/object.hpp>

/// The live board in the form of `docs/api/openapi.yaml`.
namespace spotme::http {

[[nodiscard]] boost::json::object to_json(const domain::Presence& presence);
/// Each status with how many have it.
[[nodiscard]] boost::json::object to_json(const app::BoardCounts& counts);
[[nodiscard]] boost::json::object to_json(const app::BoardUnit& unit);
/// The unit that the board is of, with its id; null for everybody whom the caller follows.
[[nodiscard]] boost::json::value unit_json(const app::BoardScope& scope);

}  // namespace spotme::http
