#pragma once

#include "app/context.hpp"
#include "bench/figures.hpp"

#include <string>

namespace spotme::bench {

/// Reports of a month that is closed: the summary of all its officers in each form, and their cards as one document,
/// with how much the memory of the process grew while it was made. Prints the sizes as well.
void measure_reports(const app::Context& context, const std::string& engine, base::AgencyId agency,
                     const domain::DayRange& month, Figures& figures);

}  // namespace spotme::bench
