#include "app/table_file.hpp"

#include "app/sheet.hpp"
#include "base/messages.hpp"
#include "base/text.hpp"

#include <utf8.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <iterator>
#include <optional>

namespace spotme::app {
namespace {

using base::Code;
using base::Error;

Error refusal(std::string key, base::MessageArgs args = {}) {
  return {Code::unprocessable, std::move(key), "file", std::move(args)};
}

/// What the bytes 0x80 to 0x9F mean in Windows-1252; 0 for those that mean nothing.
constexpr std::array<char32_t, 32> windows_1252{0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
                                                0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0,      0x017D, 0,
                                                0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
                                                0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};

std::optional<std::string> from_windows_1252(std::string_view bytes) {
  std::string text;
  text.reserve(bytes.size() + bytes.size() / 8);
  for (const char c : bytes) {
    char32_t point = static_cast<std::uint8_t>(c);
    if (point >= 0x80 && point < 0xA0) point = windows_1252.at(point - 0x80);
    if (point == 0) return std::nullopt;
    utf8::append(point, std::back_inserter(text));
  }
  return text;
}

/// `high` is where the higher byte of each unit stands: 1 in little endian.
std::optional<std::string> from_utf16(std::string_view bytes, std::size_t high) {
  if (bytes.size() % 2 != 0) return std::nullopt;
  std::u16string units;
  units.reserve(bytes.size() / 2);
  for (std::size_t i = 0; i < bytes.size(); i += 2) {
    const auto upper = static_cast<std::uint8_t>(bytes[i + high]);
    const auto lower = static_cast<std::uint8_t>(bytes[i + 1 - high]);
    units.push_back(static_cast<char16_t>(upper << 8U | lower));
  }
  try {
    return utf8::utf16to8(units);
  } catch (const utf8::exception&) {
    return std::nullopt;
  }
}

/// The text of the file as UTF-8 without a byte order mark; nullopt when it is no text.
std::optional<std::string> text_of(std::string_view bytes) {
  constexpr std::string_view utf8_mark = "\xEF\xBB\xBF";
  std::optional<std::string> text;
  if (bytes.starts_with("\xFF\xFE")) {
    text = from_utf16(bytes.substr(2), 1);
  } else if (bytes.starts_with("\xFE\xFF")) {
    text = from_utf16(bytes.substr(2), 0);
  } else {
    // Some programs put the mark in front of what is no UTF-8 all the same.
    if (bytes.starts_with(utf8_mark)) bytes.remove_prefix(utf8_mark.size());
    text = base::is_storable_text(bytes) ? std::string(bytes) : from_windows_1252(bytes);
  }
  if (!text || !base::is_storable_text(*text)) return std::nullopt;
  return text;
}

/// The separator that stands most often in the first line.
char separator_of(std::string_view text) {
  const auto line = text.substr(0, text.find_first_of("\r\n"));
  char best = ',';
  std::ptrdiff_t most = 0;
  for (const char candidate : {',', ';', '\t'}) {
    const auto count = std::count(line.begin(), line.end(), candidate);
    if (count > most) {
      best = candidate;
      most = count;
    }
  }
  return best;
}

base::Result<Table> read_text(std::string_view bytes) {
  const auto text = text_of(bytes);
  if (!text) return refusal("table_unknown");
  auto read = read_separated(*text);
  if (!read.faults.empty()) {
    return refusal("table_csv_malformed", {{"line", std::to_string(read.faults.front().line)}});
  }
  return Table{TableFormat::csv, std::move(read.records)};
}

bool is_empty(const CsvRecord& record) {
  return std::all_of(record.fields.begin(), record.fields.end(),
                     [](const auto& field) { return base::trimmed(field).empty(); });
}

base::Result<void> check_size(const Table& table) {
  if (table.rows.empty()) return refusal("table_empty");
  if (table.rows.size() > most_table_rows + 1) {
    return refusal("table_too_many_rows", {{"limit", std::to_string(most_table_rows)}});
  }
  for (const auto& record : table.rows) {
    if (record.fields.size() > most_table_columns) {
      return refusal("table_too_wide", {{"limit", std::to_string(most_table_columns)}});
    }
    for (std::size_t i = 0; i < record.fields.size(); ++i) {
      if (record.fields[i].size() <= most_cell_bytes) continue;
      return refusal("table_cell_too_long",
                     {{"cell", cell_name(i, record.line)}, {"limit", std::to_string(most_cell_bytes)}});
    }
  }
  return {};
}

base::Result<Table> read_any(std::string_view bytes) {
  constexpr std::string_view old_workbook = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";  // OLE: XLS, and XLSX under a password
  if (bytes.empty()) return refusal("table_empty");
  if (bytes.starts_with(old_workbook)) return refusal("table_old_workbook");
  if (!bytes.starts_with("PK")) return read_text(bytes);
  SPOTME_TRY(auto rows, read_sheet(bytes));
  if (!rows.empty()) {
    const auto width = rows.front().fields.size();
    for (auto& row : rows) row.fields.resize(std::max(row.fields.size(), width));
  }
  return Table{TableFormat::xlsx, std::move(rows)};
}

}  // namespace

CsvText read_separated(std::string_view text) {
  auto read = read_csv(text, separator_of(text));
  if (!read.records.empty() && read.records.front().fields.front().starts_with("sep=")) {
    read.records.erase(read.records.begin());
  }
  return read;
}

base::Result<Table> read_table_file(std::string_view bytes) {
  SPOTME_TRY(auto table, read_any(bytes));
  std::erase_if(table.rows, is_empty);
  SPOTME_CHECK(check_size(table));
  return table;
}

}  // namespace spotme::app
