#pragma once

#include "app/csv.hpp"
#include "base/result.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

/// The first sheet of a workbook (XLSX, ECMA-376), read in one pass within bounds whatever the file says of itself.
/// What is written is taken, as text: numbers as they would be typed. What is only computed is not: a formula's
/// result may be of another day.
namespace spotme::app {

/// What a workbook may unpack to. Ten thousand officers take 3 MB; a million empty rows that a program left behind
/// take 20 to 60 MB. Project defaults.
struct SheetLimits {
  std::size_t entries = 2'000;                               ///< files inside
  std::size_t unpacked_bytes = std::size_t{64} * 1'048'576;  ///< of all parts that are read together
  std::size_t ratio = 400;                                   ///< unpacked to packed, of a part beyond `small_bytes`
  std::size_t small_bytes = std::size_t{4} * 1'048'576;
  std::size_t text_bytes = std::size_t{32} * 1'048'576;  ///< of all cells, and of all shared texts
  std::size_t rows = 20'001;                             ///< that hold something
  std::size_t columns = 64;
};

/// Rows that hold something, each with its number in the sheet. Refuses, field `file`: `sheet_damaged` for what is no
/// workbook or breaks its form; `sheet_bomb` for what unpacks to more than the limits; `sheet_formulas` and
/// `sheet_errors` (args `cells`), `sheet_merged` (args `ranges`), each naming the first few; `table_too_many_rows`,
/// `table_too_wide` (args `limit`).
[[nodiscard]] base::Result<std::vector<CsvRecord>> read_sheet(std::string_view bytes, const SheetLimits& limits = {});

/// `A1` for column 0 in row 1.
[[nodiscard]] std::string cell_name(std::size_t column, std::size_t row);

}  // namespace spotme::app
