#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace spotme::base {

/// Valid UTF-8 without NUL: what may be stored. PostgreSQL refuses a NUL in text, SQLite would cut at it.
[[nodiscard]] bool is_storable_text(std::string_view text);
/// Code points, not bytes. `text` must be valid UTF-8.
[[nodiscard]] std::size_t count_characters(std::string_view text);
/// Drops white space at both ends.
[[nodiscard]] std::string_view trimmed(std::string_view text);
/// Lower-cases A to Z only: for keys such as user IDs and codes, never for names.
[[nodiscard]] std::string ascii_lower(std::string_view text);
[[nodiscard]] std::vector<std::string_view> split(std::string_view text, char separator);
/// The whole of `text` as a decimal number within the type; no sign but '-', no spaces.
[[nodiscard]] std::optional<std::int64_t> parse_integer(std::string_view text);

}  // namespace spotme::base
