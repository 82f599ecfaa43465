#pragma once

#include "app/csv.hpp"
#include "base/result.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

/// A table that somebody sends as a file, made by whatever program: rows of text, whether it came as XLSX or as CSV.
namespace spotme::app {

enum class TableFormat : std::uint8_t { csv, xlsx };

/// What a table may hold. Project defaults: a large agency in one file, and no more memory than that asks for.
inline constexpr std::size_t most_table_rows = 20'000;  ///< that hold something, without the line of titles
inline constexpr std::size_t most_table_columns = 64;
inline constexpr std::size_t most_cell_bytes = 4'000;

struct Table {
  TableFormat format = TableFormat::csv;
  /// Those that hold something, the titles first; `line` is the line of the CSV or the row of the sheet, from 1. Rows
  /// of a sheet are as wide as its first one at the least, since a sheet does not keep empty cells at the end of a row.
  std::vector<CsvRecord> rows;
};

/// read_csv of text with commas, semicolons or tabs between its fields, whichever stands most often in the first line;
/// a first line `sep=;` is left out.
[[nodiscard]] CsvText read_separated(std::string_view text);

/// Reads XLSX (its first sheet, see app/sheet) or CSV, told apart by the bytes alone. CSV may be UTF-8 with or without
/// a byte order mark, UTF-16 with one, or Windows-1252, separated as read_separated reads it. All or nothing. Refuses,
/// field `file`: `table_empty`, `table_unknown` for what is neither, `table_old_workbook` for XLS and what is protected
/// by a password, `table_csv_malformed` (args `line`), `table_too_many_rows`, `table_too_wide`, `table_cell_too_long`
/// (args `limit`; the last with `cell`), and what read_sheet refuses.
[[nodiscard]] base::Result<Table> read_table_file(std::string_view bytes);

}  // namespace spotme::app
