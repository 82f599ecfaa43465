#pragma once

#include <string>
#include <string_view>

namespace spotme::base {

/// Appends `text`, which must be valid UTF-8, as the inside of a JSON string: quote, backslash and control characters
/// escaped, without the quotes around it.
void append_json_escaped(std::string& out, std::string_view text);
/// The same with its quotes.
void append_json_string(std::string& out, std::string_view text);

}  // namespace spotme::base
