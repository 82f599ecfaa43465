#pragma once

#include <string>
#include <string_view>

namespace spotme::base {

/// Appends a count as both languages write it: `12,345` for `12345`. Anything but digits is appended as it is.
void append_count(std::string& out, std::string_view digits);

}  // namespace spotme::base
