#pragma once

#include "app/transaction_export.hpp"

#include <array>
#include <memory>
#include <string>
#include <string_view>
#include <variant>

/// The three forms of an export. Inside of app/transaction_export.
namespace spotme::app {

/// One cell: nothing, a number or a text.
using Cell = std::variant<std::monostate, std::int64_t, std::string>;

inline constexpr std::array<std::string_view, 25> export_columns{
    "agency",         "number",     "reference",    "version",       "date",
    "user_id",        "name",       "unit",         "state",         "scheme",
    "day_type",       "status",     "first_in",     "last_out",      "effective_start",
    "may_leave_from", "office_end", "late_minutes", "early_minutes", "worked_minutes",
    "issues",         "reasons",    "pack",         "previous_hash", "hash"};
using ExportRow = std::array<Cell, export_columns.size()>;

class ExportWriter {
 public:
  virtual ~ExportWriter() = default;
  virtual void row(const ExportRow& cells) = 0;
  /// Returns when everything is in the file. Throws std::runtime_error where it is not.
  virtual void finish() = 0;
};
/// Opens `path` anew, with the line of titles where the form has one. Throws std::runtime_error.
[[nodiscard]] std::unique_ptr<ExportWriter> make_export_writer(ExportFormat format, const std::string& path);

/// A workbook with one sheet, which keeps one line in memory. Its documents carry a fixed date.
[[nodiscard]] std::unique_ptr<ExportWriter> make_sheet_writer(const std::string& path);

}  // namespace spotme::app
