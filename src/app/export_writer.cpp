#include "app/export_writer.hpp"

#include "base/json_text.hpp"

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <stdexcept>

namespace spotme::app {
namespace {

/// A file whose every write is checked.
class OutFile {
 public:
  explicit OutFile(std::string path) : path_(std::move(path)), file_(std::fopen(path_.c_str(), "wb")) {
    if (file_ == nullptr) fail();
  }
  ~OutFile() {
    if (file_ != nullptr) (void)std::fclose(file_);
  }
  OutFile(const OutFile&) = delete;
  OutFile& operator=(const OutFile&) = delete;

  void write(std::string_view text) {
    if (std::fwrite(text.data(), 1, text.size(), file_) != text.size()) fail();
  }
  void close() {
    auto* const file = std::exchange(file_, nullptr);
    if (std::fclose(file) != 0) fail();
  }

 private:
  [[noreturn]] void fail() const { throw std::runtime_error("cannot write " + path_ + ": " + std::strerror(errno)); }

  std::string path_;
  std::FILE* file_;
};

/// RFC 4180.
class CsvWriter final : public ExportWriter {
 public:
  explicit CsvWriter(const std::string& path) : file_(path) {
    std::string line;
    for (const auto name : export_columns) line.append(line.empty() ? "" : ",").append(name);
    file_.write(line + "\r\n");
  }
  void row(const ExportRow& cells) override {
    line_.clear();
    for (std::size_t i = 0; i < cells.size(); ++i) {
      if (i != 0) line_ += ',';
      if (const auto* number = std::get_if<std::int64_t>(&cells.at(i))) line_ += std::to_string(*number);
      if (const auto* text = std::get_if<std::string>(&cells.at(i))) add(neutral_cell(*text));
    }
    file_.write(line_ += "\r\n");
  }
  void finish() override { file_.close(); }

 private:
  void add(const std::string& text) {
    if (text.find_first_of(",\"\r\n") == std::string::npos) {
      line_ += text;
      return;
    }
    line_ += '"';
    for (const char c : text) line_.append(c == '"' ? 2 : 1, c);
    line_ += '"';
  }

  OutFile file_;
  std::string line_;
};

class JsonLinesWriter final : public ExportWriter {
 public:
  explicit JsonLinesWriter(const std::string& path) : file_(path) {}
  void row(const ExportRow& cells) override {
    line_.assign(1, '{');
    for (std::size_t i = 0; i < cells.size(); ++i) {
      line_.append(i == 0 ? "\"" : ",\"").append(export_columns.at(i)).append("\":");
      if (const auto* number = std::get_if<std::int64_t>(&cells.at(i))) {
        line_ += std::to_string(*number);
      } else if (const auto* text = std::get_if<std::string>(&cells.at(i))) {
        base::append_json_string(line_, *text);
      } else {
        line_ += "null";
      }
    }
    file_.write(line_ += "}\n");
  }
  void finish() override { file_.close(); }

 private:
  OutFile file_;
  std::string line_;
};

}  // namespace

std::unique_ptr<ExportWriter> make_export_writer(ExportFormat format, const std::string& path) {
  switch (format) {
    case ExportFormat::csv: return std::make_unique<CsvWriter>(path);
    case ExportFormat::jsonl: return std::make_unique<JsonLinesWriter>(path);
    case ExportFormat::xlsx: return make_sheet_writer(path);
  }
  throw std::logic_error("an export format that is none");
}

}  // namespace spotme::app
