#include "app/report_writer.hpp"

#include "app/document.hpp"
#include "app/transaction_export.hpp"

#include <cerrno>
#include <cstring>
#include <stdexcept>
#include <utility>

namespace spotme::app {
namespace {

std::string text_of(const ReportCell& cell) {
  if (const auto* number = std::get_if<std::int64_t>(&cell.value)) return std::to_string(*number);
  if (const auto* text = std::get_if<std::string>(&cell.value)) return *text;
  return {};
}

/// RFC 4180: the titles and the rows, and nothing a program would stumble over.
class CsvReport final : public ReportWriter {
 public:
  CsvReport(const ReportHead& head, const std::string& path) : file_(path) {
    std::string line;
    for (const auto& title : head.titles) {
      if (!line.empty()) line += ',';
      add(line, title);
    }
    file_.write(line + "\r\n");
  }
  void row(const ReportRow& cells) override {
    line_.clear();
    for (std::size_t i = 0; i < cells.size(); ++i) {
      if (i != 0) line_ += ',';
      add(line_, neutral_cell(text_of(cells[i])));
    }
    file_.write(line_ += "\r\n");
  }
  void finish() override { file_.close(); }

 private:
  static void add(std::string& line, const std::string& text) {
    if (text.find_first_of(",\"\r\n") == std::string::npos) {
      line += text;
      return;
    }
    line += '"';
    for (const char c : text) line.append(c == '"' ? 2 : 1, c);
    line += '"';
  }

  ReportFile file_;
  std::string line_;
};

constexpr double wide = 841.89;  // A4, lying
constexpr double high = 595.276;
constexpr double paper_margin = 34;
constexpr double title_size = 14;
constexpr double head_size = 10;
constexpr double row_size = 8;

class PaperReport final : public ReportWriter {
 public:
  PaperReport(const ReportHead& head, const std::string& path)
      : file_(path), empty_(head.empty), paper_(options(head), [this](std::string_view bytes) {
          file_.write(bytes);
          return true;
        }) {
    TextStyle style;
    style.size = head_size;
    style.bold = true;
    style.after = 2;
    paper_.paragraph(head.agency, style);
    style.size = title_size;
    paper_.paragraph(head.title, style);
    style.size = head_size;
    style.bold = false;
    for (const auto& line : head.lines) paper_.paragraph(line, style);
    if (!head.note.empty()) {
      style.italic = true;
      paper_.paragraph(head.note, style);
    }
    paper_.space(6);
    std::vector<DocumentColumn> columns;
    const auto terms = domain::terms_of(head.kind).columns;
    for (std::size_t i = 0; i < terms.size(); ++i) {
      columns.push_back({head.titles.at(i), terms[i].share, terms[i].number ? TextAlign::right : TextAlign::left});
    }
    paper_.begin_table(std::move(columns), row_size);
  }
  void row(const ReportRow& cells) override {
    std::vector<DocumentCell> line;
    line.reserve(cells.size());
    for (const auto& cell : cells) line.push_back({text_of(cell), cell.marked});
    paper_.row(line);
    any_ = true;
  }
  void finish() override {
    paper_.end_table();
    if (!any_) paper_.paragraph(empty_);
    (void)paper_.finish();
    file_.close();
  }

 private:
  static DocumentOptions options(const ReportHead& head) {
    DocumentOptions options;
    options.title = head.title;
    options.author = head.agency;
    options.dated = head.dated;
    options.width = wide;
    options.height = high;
    options.margin = paper_margin;
    options.foot = head.foot;
    options.page_words = head.page_words;
    return options;
  }

  ReportFile file_;
  std::string empty_;
  DocumentWriter paper_;
  bool any_ = false;
};

}  // namespace

ReportFile::ReportFile(std::string path) : path_(std::move(path)), file_(std::fopen(path_.c_str(), "wb")) {
  if (file_ == nullptr) fail();
}
ReportFile::~ReportFile() {
  if (file_ != nullptr) (void)std::fclose(file_);
}
void ReportFile::write(std::string_view text) {
  if (std::fwrite(text.data(), 1, text.size(), file_) != text.size()) fail();
}
void ReportFile::close() {
  auto* const file = std::exchange(file_, nullptr);
  if (std::fclose(file) != 0) fail();
}
void ReportFile::fail() const { throw std::runtime_error("cannot write " + path_ + ": " + std::strerror(errno)); }

std::unique_ptr<ReportWriter> make_report_paper(const ReportHead& head, const std::string& path) {
  return std::make_unique<PaperReport>(head, path);
}

std::unique_ptr<ReportWriter> make_report_writer(domain::ReportForm form, const ReportHead& head,
                                                 const std::string& path) {
  switch (form) {
    case domain::ReportForm::csv: return std::make_unique<CsvReport>(head, path);
    case domain::ReportForm::xlsx: return make_report_sheet(head, path);
    case domain::ReportForm::pdf: return make_report_paper(head, path);
  }
  throw std::logic_error("a form of a report that is none");
}

}  // namespace spotme::app
