#pragma once

#include "store/rota.hpp"

#include <boost/json/object.hpp>

namespace spotme::http {

/// A changed day in the form of `docs/api/openapi.yaml`, DutyChange.
[[nodiscard]] boost::json::object to_json(const store::RotaChange& change);

}  // namespace spotme::http
