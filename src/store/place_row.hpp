#pragma once

#include "domain/place.hpp"
#include "store/value.hpp"

#include <array>
#include <cstddef>

/// Inside of store/place and store/place_version: an area as four columns, latitude, longitude, radius_m and polygon.
namespace spotme::store {

/// From the column `first` on. Throws db::Fault when the text of a polygon cannot be read.
[[nodiscard]] domain::Area to_area(const db::Row& row, std::size_t first);
[[nodiscard]] std::array<db::Value, 4> area_values(const domain::Area& area);

}  // namespace spotme::store
