#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace spotme::app {

using CsvCell = std::variant<std::int64_t, std::string>;

/// A table as comma-separated text (RFC 4180), the titles first. A text that a spreadsheet would take for a formula
/// gets an apostrophe in front (neutral_cell).
[[nodiscard]] std::string write_csv(const std::vector<std::string_view>& titles,
                                    const std::vector<std::vector<CsvCell>>& rows);

}  // namespace spotme::app
