#include "app/report_writer.hpp"
#include "app/transaction_export.hpp"

#include <xlsxwriter.h>

#include <filesystem>
#include <stdexcept>
#include <utility>

/// A workbook of one sheet, as a clerk prints it: the head above, titles that stay, a page wide, marks in red. One line
/// is kept in memory; its documents carry a fixed date, so the same rows give the same bytes.
namespace spotme::app {
namespace {

constexpr std::time_t fixed_date = 946'684'800;  // 1 January 2000
constexpr double share_width = 9;
constexpr double number_width = 12;
constexpr lxw_color_t mark_colour = 0xC00D0D;
constexpr lxw_color_t title_colour = 0xEAEAEA;
constexpr double note_size = 9;
constexpr double title_size = 14;

void check(lxw_error error) {
  if (error != LXW_NO_ERROR) throw std::runtime_error(std::string("cannot write the workbook: ") + lxw_strerror(error));
}

class SheetReport final : public ReportWriter {
 public:
  SheetReport(const ReportHead& head, const std::string& path)
      : folder_(std::filesystem::path(path).parent_path().string()), columns_(head.titles.size()), empty_(head.empty) {
    if (folder_.empty()) folder_.assign(1, '.');
    lxw_workbook_options options{};
    options.constant_memory = LXW_TRUE;
    options.tmpdir = folder_.data();
    book_ = workbook_new_opt(path.c_str(), &options);
    if (book_ == nullptr) throw std::runtime_error("cannot write " + path);
    lxw_doc_properties properties{};
    properties.created = fixed_date;
    check(workbook_set_properties(book_, &properties));
    sheet_ = workbook_add_worksheet(book_, "laporan");
    if (sheet_ == nullptr) throw std::runtime_error("cannot write " + path);
    make_formats();
    lay_out(head);
    write_head(head);
  }
  ~SheetReport() override {
    if (book_ != nullptr) lxw_workbook_free(book_);
  }
  SheetReport(const SheetReport&) = delete;
  SheetReport& operator=(const SheetReport&) = delete;

  void row(const ReportRow& cells) override {
    if (row_ >= LXW_ROW_MAX - 1) throw std::runtime_error("a report of more rows than a sheet can hold");
    for (std::size_t i = 0; i < cells.size(); ++i) {
      const auto column = static_cast<lxw_col_t>(i);
      auto* const format = cells[i].marked ? marked_ : plain_;
      if (const auto* number = std::get_if<std::int64_t>(&cells[i].value)) {
        check(worksheet_write_number(sheet_, row_, column, static_cast<double>(*number), format));
      } else if (const auto* text = std::get_if<std::string>(&cells[i].value)) {
        check(worksheet_write_string(sheet_, row_, column, neutral_cell(*text).c_str(), format));
      } else {
        check(worksheet_write_blank(sheet_, row_, column, plain_));
      }
    }
    ++row_;
  }
  void finish() override {
    if (row_ == titles_row_ + 1) {
      check(worksheet_write_string(sheet_, row_, 0, empty_.c_str(), nullptr));
    } else {
      check(worksheet_autofilter(sheet_, titles_row_, 0, row_ - 1, static_cast<lxw_col_t>(columns_ - 1)));
    }
    auto* const book = std::exchange(book_, nullptr);
    check(workbook_close(book));
  }

 private:
  void make_formats() {
    plain_ = workbook_add_format(book_);
    format_set_border(plain_, LXW_BORDER_HAIR);
    marked_ = workbook_add_format(book_);
    format_set_border(marked_, LXW_BORDER_HAIR);
    format_set_font_color(marked_, mark_colour);
    titles_ = workbook_add_format(book_);
    format_set_bold(titles_);
    format_set_border(titles_, LXW_BORDER_THIN);
    format_set_bg_color(titles_, title_colour);
    format_set_text_wrap(titles_);
    format_set_align(titles_, LXW_ALIGN_VERTICAL_TOP);
    heading_ = workbook_add_format(book_);
    format_set_bold(heading_);
    format_set_font_size(heading_, title_size);
    note_ = workbook_add_format(book_);
    format_set_italic(note_);
    format_set_font_size(note_, note_size);
  }

  void lay_out(const ReportHead& head) {
    const auto terms = domain::terms_of(head.kind).columns;
    for (std::size_t i = 0; i < terms.size(); ++i) {
      const auto column = static_cast<lxw_col_t>(i);
      const auto width = terms[i].number ? number_width : terms[i].share * share_width;  // titles wrap
      check(worksheet_set_column(sheet_, column, column, width, nullptr));
    }
    worksheet_set_landscape(sheet_);
    worksheet_set_paper(sheet_, 9);  // A4
    worksheet_fit_to_pages(sheet_, 1, 0);
    check(worksheet_set_footer(sheet_, "&L&8SPOT-Me&R&8&P / &N"));
  }

  void write_head(const ReportHead& head) {
    const auto line = [&](const std::string& text, lxw_format* format) {
      check(worksheet_write_string(sheet_, row_++, 0, neutral_cell(text).c_str(), format));
    };
    line(head.agency, nullptr);
    line(head.title, heading_);
    for (const auto& text : head.lines) line(text, nullptr);
    if (!head.note.empty()) line(head.note, note_);
    line(head.foot, note_);
    ++row_;
    titles_row_ = row_;
    for (std::size_t i = 0; i < head.titles.size(); ++i) {
      check(worksheet_write_string(sheet_, row_, static_cast<lxw_col_t>(i), head.titles[i].c_str(), titles_));
    }
    check(worksheet_repeat_rows(sheet_, titles_row_, titles_row_));
    worksheet_freeze_panes(sheet_, titles_row_ + 1, 0);
    ++row_;
  }

  std::string folder_;
  std::size_t columns_;
  std::string empty_;
  lxw_workbook* book_ = nullptr;
  lxw_worksheet* sheet_ = nullptr;
  lxw_format* plain_ = nullptr;
  lxw_format* marked_ = nullptr;
  lxw_format* titles_ = nullptr;
  lxw_format* heading_ = nullptr;
  lxw_format* note_ = nullptr;
  lxw_row_t row_ = 0;
  lxw_row_t titles_row_ = 0;
};

}  // namespace

std::unique_ptr<ReportWriter> make_report_sheet(const ReportHead& head, const std::string& path) {
  return std::make_unique<SheetReport>(head, path);
}

}  // namespace spotme::app
