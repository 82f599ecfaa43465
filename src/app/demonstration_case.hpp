#pragma once

#include "app/context.hpp"
#include "app/demonstration_history.hpp"

#include <vector>

/// Reasons of the demonstration: `demonstration/cases.toml`. They are submitted, asked about and decided by the same
/// functions as everywhere, each by the person who may.
namespace spotme::app {

/// Once all days are closed. Throws std::runtime_error naming the file where it cannot be read.
void make_cases(const Context& context, const std::vector<DemonstrationOfficer>& officers);

}  // namespace spotme::app
