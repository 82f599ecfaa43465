#pragma once

#include "bench/figures.hpp"

#include <cstddef>
#include <string>

namespace spotme::bench {

/// Verdicts a second: the domain alone, and through `spotme judge`, the program `binary`, which reads and writes files
/// under a temporary folder. Both in lines or verdicts for each second of processor time, so that what else the machine
/// does counts little.
void measure_verdicts(const std::string& binary, Figures& figures);

/// The national month: every officer's days of November 2026, some twenty-one of them working days, through the
/// domain's function, made one by one and counted, on all cores. Adds how long it took and the most memory that the
/// process has had.
void measure_national_month(std::size_t officers, Figures& figures);

}  // namespace spotme::bench
