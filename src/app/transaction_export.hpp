#pragma once

#include "app/context.hpp"
#include "domain/access.hpp"
#include "store/audit.hpp"
#include "store/transaction.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

/// Transactions as a file for payroll and personnel systems: the version that holds of each day, one a line, by day and
/// officer. docs/transactions.md names the columns. The same records give the same bytes, whenever and wherever the
/// file is made. Read page by page from one snapshot, so memory does not grow with the file.
namespace spotme::app {

enum class ExportFormat : std::uint8_t { csv, jsonl, xlsx };
/// `csv`, `jsonl`, `xlsx`.
[[nodiscard]] std::string_view export_format_name(ExportFormat format);
[[nodiscard]] std::optional<ExportFormat> parse_export_format(std::string_view text);

/// What one sheet of a workbook can hold, without the line of titles.
inline constexpr std::int64_t most_sheet_rows = 1'048'575;
/// What is handed out over HTTP; more is for `spotme export transactions`.
inline constexpr std::int64_t most_download_rows = 50'000;

struct TransactionExport {
  base::AgencyId agency;
  store::TransactionFilter filter;
  ExportFormat format = ExportFormat::csv;
  std::optional<std::int64_t> most = {};  ///< refuse to hand out more rows than this
};
/// Writes the file `path` anew; returns the number of rows. Refuses `export_too_large` (too_large; args `limit`) before
/// anything is written. Throws std::runtime_error when the file cannot be written; it then holds nothing of use.
[[nodiscard]] base::Result<std::int64_t> export_transactions(const Context& context, const TransactionExport& what,
                                                             const std::string& path);

/// The file as bytes, for a caller within his reach; audited.
struct Download {
  std::string bytes;
  std::string file_name;  ///< `transaksi-AG1-2026-11-01-2026-11-30.csv`
  std::string content_type;
};
[[nodiscard]] base::Result<Download> download_transactions(const Context& context, const domain::Caller& caller,
                                                           store::TransactionFilter filter, ExportFormat format,
                                                           const store::Actor& actor);

/// What may be put into a cell: a text that a spreadsheet would take for a formula gets an apostrophe in front.
[[nodiscard]] std::string neutral_cell(std::string_view text);

}  // namespace spotme::app
