#pragma once

#include "bench/figures.hpp"

#include <cstddef>
#include <string>

namespace spotme::bench {

/// One agency's November 2026 in a database of its own, that `binary` sets up: how long its days take to be closed,
/// which makes a transaction of each officer's day, and to be recomputed from what is stored; and the reports
/// of it. Throws std::runtime_error when recomputing finds anything else than closing did.
void measure_month(const std::string& binary, bool on_postgres, std::size_t officers, Figures& figures);

}  // namespace spotme::bench
