#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace spotme::app {

struct CsvRecord {
  std::size_t line = 0;  ///< the line of the file on which it begins, from 1
  std::vector<std::string> fields;
};
struct CsvFault {
  std::size_t line = 0;
  std::string key;  ///< `csv_not_utf8`, or `csv_malformed`, behind which nothing is read any more
};
struct CsvText {
  std::vector<CsvRecord> records;
  std::vector<CsvFault> faults;
};

/// Reads comma-separated text as spreadsheets write it (RFC 4180): quotes, line ends inside them, LF, CRLF or CR, a
/// byte order mark, empty lines skipped. Lines that are not UTF-8 or hold a NUL are named and their records left out.
/// `separator` stands between fields.
[[nodiscard]] CsvText read_csv(std::string_view text, char separator = ',');

}  // namespace spotme::app
