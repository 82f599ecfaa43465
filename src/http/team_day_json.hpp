#pragma once

#include "app/team_day.hpp"
#include "http/server.hpp"

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>

#include <vector>

namespace spotme::http {

/// `filter` of the query; refuses `parameter_invalid`.
[[nodiscard]] base::Result<app::TeamDayFilter> read_team_filter(const Request& request);
[[nodiscard]] boost::json::array units_json(const std::vector<store::TeamUnit>& units);
/// `TeamDay` of the description.
[[nodiscard]] boost::json::object to_json(const app::TeamDay& day);

}  // namespace spotme::http
