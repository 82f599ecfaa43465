#pragma once

#include "base/time.hpp"

#include <string>

namespace spotme::http {

/// When the first certificate of a PEM file ends. Throws std::runtime_error naming the file when there is none.
[[nodiscard]] base::Instant certificate_end(const std::string& file);

}  // namespace spotme::http
