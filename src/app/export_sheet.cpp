#include "app/export_writer.hpp"
#include "app/workbook.hpp"

#include <filesystem>
#include <stdexcept>

namespace spotme::app {
namespace {

/// 1 January 2000, in every workbook: the date on which a file was made is no part of what it says.
constexpr std::time_t fixed_date = 946'684'800;
constexpr double usual_width = 14;

class SheetWriter final : public ExportWriter {
 public:
  explicit SheetWriter(const std::string& path) : folder_(std::filesystem::path(path).parent_path().string()) {
    if (folder_.empty()) folder_.assign(1, '.');
    lxw_workbook_options options{};
    options.constant_memory = LXW_TRUE;
    options.tmpdir = folder_.data();  // beside the file, which its owner chose for what it holds
    book_ = workbook_new_opt(path.c_str(), &options);
    if (book_ == nullptr) throw std::runtime_error("cannot write " + path);
    lxw_doc_properties properties{};
    properties.created = fixed_date;
    check_workbook(workbook_set_properties(book_, &properties));
    sheet_ = workbook_add_worksheet(book_, "transaksi");
    if (sheet_ == nullptr) throw std::runtime_error("cannot write " + path);
    auto* const bold = workbook_add_format(book_);
    format_set_bold(bold);
    const auto last = static_cast<lxw_col_t>(export_columns.size() - 1);
    check_workbook(worksheet_set_column(sheet_, 0, last, usual_width, nullptr));
    worksheet_freeze_panes(sheet_, 1, 0);
    for (std::size_t i = 0; i < export_columns.size(); ++i) {
      check_workbook(worksheet_write_string(sheet_, 0, static_cast<lxw_col_t>(i),
                                            std::string(export_columns.at(i)).c_str(), bold));
    }
  }
  ~SheetWriter() override {
    if (book_ != nullptr) lxw_workbook_free(book_);
  }
  SheetWriter(const SheetWriter&) = delete;
  SheetWriter& operator=(const SheetWriter&) = delete;

  void row(const ExportRow& cells) override {
    ++row_;
    for (std::size_t i = 0; i < cells.size(); ++i) {
      const auto column = static_cast<lxw_col_t>(i);
      if (const auto* number = std::get_if<std::int64_t>(&cells.at(i))) {
        check_workbook(worksheet_write_number(sheet_, row_, column, static_cast<double>(*number), nullptr));
      } else if (const auto* text = std::get_if<std::string>(&cells.at(i))) {
        check_workbook(worksheet_write_string(sheet_, row_, column, neutral_cell(*text).c_str(), nullptr));
      }
    }
  }
  void finish() override {
    auto* const book = std::exchange(book_, nullptr);
    check_workbook(workbook_close(book));
  }

 private:
  std::string folder_;
  lxw_workbook* book_ = nullptr;
  lxw_worksheet* sheet_ = nullptr;
  lxw_row_t row_ = 0;
};

}  // namespace

std::unique_ptr<ExportWriter> make_sheet_writer(const std::string& path) { return std::make_unique<SheetWriter>(path); }

}  // namespace spotme::app
