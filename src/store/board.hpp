#pragma once

#include "store/clock_event.hpp"
#include "store/db.hpp"

#include <cstdint>
#include <vector>

/// What the live board asks again and again.
namespace spotme::store {

/// How many presses are stored of each of these days, in the order of the question. Presses are only ever added:
/// another number means that something came in.
[[nodiscard]] std::vector<std::int64_t> count_presses(db::Read& read, const std::vector<OfficerDay>& days);

}  // namespace spotme::store
