#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// Inside of app/ical: lines of RFC 5545, section 3.1.
namespace spotme::app {

/// One content line, unfolded: `DTSTART;VALUE=DATE:20261108`.
struct IcalLine {
  std::size_t number = 0;                                   ///< of the file, from 1, on which it begins
  std::string name;                                         ///< in capitals
  std::vector<std::pair<std::string, std::string>> params;  ///< names in capitals, values without quotes
  std::string value;

  /// Empty when it is not there.
  [[nodiscard]] std::string_view param(std::string_view wanted) const;
};

/// Physical lines joined to content lines; empty ones are left out. The number is that of the first.
[[nodiscard]] std::vector<std::pair<std::size_t, std::string>> unfold_ical(std::string_view text);
/// nullopt when it has not the form name, parameters, colon, value.
[[nodiscard]] std::optional<IcalLine> parse_ical_line(std::size_t number, std::string_view line);
/// A TEXT value without its escapes: `\\`, `\;`, `\,`, and `\n` as a space.
[[nodiscard]] std::string unescape_ical(std::string_view value);

}  // namespace spotme::app
