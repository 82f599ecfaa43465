#pragma once

#include "domain/verdict.hpp"

#include <cstdint>

namespace spotme::bench {

/// One officer's day as a nightly closing sees it: mostly ordinary, some late, some with a grant, some with nothing.
/// The same officer and day always give the same case. Officers are spread over the states and schemes of the service.
[[nodiscard]] domain::Case sample_case(std::uint64_t officer, base::Day day);

}  // namespace spotme::bench
