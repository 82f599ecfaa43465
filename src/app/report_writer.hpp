#pragma once

#include "app/report_table.hpp"

#include <cstdio>
#include <functional>
#include <memory>
#include <string>
#include <vector>

/// The forms of a report. Inside of app/report_making. Each keeps a line or a page in memory, whatever the length.
namespace spotme::app {

/// What stands above the rows, in words.
struct ReportHead {
  std::string agency;
  std::string title;
  std::vector<std::string> lines;  ///< period, units, purpose and recipient, what is not final: a line each
  std::string note;                ///< what the reader must know of it; may be empty
  std::string foot;                ///< on every page of paper: when it was made, and for whom
  std::function<std::string(int)> page_words = {};
  base::Day dated{};
  std::string empty;  ///< what is said where there is no row
  domain::ReportKind kind = domain::ReportKind::daily_attendance;
  domain::ReportLanguage language = domain::ReportLanguage::ms;
  std::vector<std::string> titles;  ///< of the columns
};

class ReportWriter {
 public:
  virtual ~ReportWriter() = default;
  virtual void row(const ReportRow& cells) = 0;
  /// The sums of all rows, behind the last of them.
  virtual void total(const ReportRow& cells) { row(cells); }
  /// Returns when everything is in the file. Throws std::runtime_error where it is not.
  virtual void finish() = 0;
};
/// Opens `path` anew. Throws std::runtime_error when it cannot be written, as every call may.
[[nodiscard]] std::unique_ptr<ReportWriter> make_report_writer(domain::ReportForm form, const ReportHead& head,
                                                               const std::string& path);

[[nodiscard]] std::unique_ptr<ReportWriter> make_report_sheet(const ReportHead& head, const std::string& path);
[[nodiscard]] std::unique_ptr<ReportWriter> make_report_paper(const ReportHead& head, const std::string& path);

/// A file whose every write is checked.
class ReportFile {
 public:
  explicit ReportFile(std::string path);
  ~ReportFile();
  ReportFile(const ReportFile&) = delete;
  ReportFile& operator=(const ReportFile&) = delete;
  void write(std::string_view text);
  void close();

 private:
  [[noreturn]] void fail() const;
  std::string path_;
  std::FILE* file_;
};

}  // namespace spotme::app
