#pragma once

#include "store/value.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace spotme::store {

/// `AND (…)` for lists: the unit path in `column` is one of `reach` or lies below one. Parameters are added to
/// `params`. An empty path in `reach` sees everything and gives an empty text; an empty `reach` sees nothing.
[[nodiscard]] std::string reach_condition(std::string_view column, const std::vector<std::string>& reach,
                                          std::vector<db::Value>& params);

}  // namespace spotme::store
