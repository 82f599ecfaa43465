#include "app/report_writer.hpp"
#include "app/transaction_export.hpp"
#include "app/workbook.hpp"

#include <algorithm>
#include <array>
#include <filesystem>
#include <stdexcept>
#include <utility>

/// A workbook of one sheet, as a clerk prints it: the head above, titles that stay, a page wide, marks in red. One line
/// is kept in memory; its documents carry a fixed date, so the same rows give the same bytes.
///
/// Text wraps, and each row is as high as its text: LibreOffice finds no height by itself for a row that brings none,
/// and no program does for cells that are merged.
namespace spotme::app {
namespace {

constexpr std::time_t fixed_date = 946'684'800;  // 1 January 2000
constexpr double share_width = 9.6;              // a day in words fits into the least share that a day has
constexpr double number_width = 12;
constexpr lxw_color_t mark_colour = 0xC00D0D;
constexpr lxw_color_t title_colour = 0xEAEAEA;
/// Every office has it or a font of the same widths (Liberation Sans), which is not so of the one that is usual.
constexpr const char* font = "Arial";
constexpr double note_size = 9;
constexpr double row_size = 10;
constexpr double title_size = 14;
constexpr double bold_share = 1.08;    // how much wider bold text is
constexpr double width_points = 5.25;  // of a digit of the usual font, by which columns are measured
constexpr double line_share = 1.27;    // from line to line, of the size
constexpr double row_space = 2;
constexpr double most_height = 409;  // of a row, in Excel
constexpr double sheet_side = 0.4;   // inches
constexpr double sheet_top = 0.6;

/// How wide a byte of text is at most, in ems; those that go on with a character are nothing.
double width_of(char c) {
  const auto byte = static_cast<unsigned char>(c);
  if (byte >= 0xE3) return 1;  // no longer Latin
  if (byte >= 0xC0) return 0.6;
  if (byte >= 0x80) return 0;
  if (std::string_view("ijlI.,:;'|!()[]/ft r-").find(c) != std::string_view::npos) return 0.31;
  if (std::string_view("mMW@%").find(c) != std::string_view::npos) return 0.92;
  return (c >= 'A' && c <= 'Z') || c == 'w' ? 0.72 : 0.556;
}
double width_of(std::string_view text) {
  double width = 0;
  for (const char c : text) width += width_of(c);
  return width;
}

/// How many lines a text takes up where one holds `room` ems: broken between words, and within one that is longer.
int lines_of(std::string_view text, double room) {
  int lines = 1;
  double at = 0;
  for (std::size_t begin = 0; begin < text.size();) {
    const auto end = std::min(text.find_first_of(" \n", begin), text.size());
    const auto word = width_of(text.substr(begin, end - begin));
    if (at > 0 && at + word > room) {
      ++lines;
      at = 0;
    }
    for (at += word; at > room; at -= room) ++lines;
    if (end < text.size() && text[end] == '\n') {
      ++lines;
      at = 0;
    } else {
      at += width_of(' ');
    }
    begin = end + 1;
  }
  return lines;
}

/// As a spreadsheet counts days.
double number_of(base::Day day) {
  constexpr base::Day first{std::chrono::year{1899} / 12 / 30};
  return static_cast<double>((day - first).count());
}
double number_of(base::Minutes span) {
  constexpr double minutes_of_day = 24 * 60;
  return static_cast<double>(span.count()) / minutes_of_day;
}

class SheetReport final : public ReportWriter {
 public:
  SheetReport(const ReportHead& head, const std::string& path)
      : folder_(std::filesystem::path(path).parent_path().string()), empty_(head.empty) {
    if (folder_.empty()) folder_.assign(1, '.');
    lxw_workbook_options options{};
    options.constant_memory = LXW_TRUE;
    options.tmpdir = folder_.data();
    book_ = workbook_new_opt(path.c_str(), &options);
    if (book_ == nullptr) throw std::runtime_error("cannot write " + path);
    lxw_doc_properties properties{};
    properties.created = fixed_date;
    check_workbook(workbook_set_properties(book_, &properties));
    sheet_ = workbook_add_worksheet(book_, "laporan");
    if (sheet_ == nullptr) throw std::runtime_error("cannot write " + path);
    make_formats(head.language);
    lay_out(head);
    write_head(head);
  }
  ~SheetReport() override {
    if (book_ != nullptr) lxw_workbook_free(book_);
  }
  SheetReport(const SheetReport&) = delete;
  SheetReport& operator=(const SheetReport&) = delete;

  void row(const ReportRow& cells) override { write_row(cells, cells_, row_size); }
  /// Behind an empty row: Excel would take what follows the filter without a gap into it, and sort it.
  void total(const ReportRow& cells) override {
    filter_rows();
    ++row_;
    write_row(cells, sums_, row_size * bold_share);
  }
  void finish() override {
    if (row_ == titles_row_ + 1) {
      write_line(empty_, plain_, row_size);
    } else {
      filter_rows();
    }
    auto* const book = std::exchange(book_, nullptr);
    check_workbook(workbook_close(book));
  }

 private:
  /// Of cells in a frame: plain, and marked.
  using RowFormats = std::array<lxw_format*, 2>;

  [[nodiscard]] lxw_format* make_format(double size) {
    auto* const format = workbook_add_format(book_);
    format_set_font_name(format, font);
    format_set_font_size(format, size);
    format_set_text_wrap(format);
    format_set_align(format, LXW_ALIGN_VERTICAL_TOP);
    return format;
  }
  [[nodiscard]] RowFormats make_row_formats(const char* number) {
    RowFormats formats{};
    for (auto*& format : formats) {
      format = make_format(row_size);
      format_set_border(format, LXW_BORDER_HAIR);
      if (number == nullptr) continue;
      format_set_num_format(format, number);
      format_set_align(format, LXW_ALIGN_LEFT);  // as on paper
    }
    format_set_font_color(formats[1], mark_colour);
    return formats;
  }
  void make_formats(domain::ReportLanguage language) {
    cells_ = make_row_formats(nullptr);
    days_ = make_row_formats(language == domain::ReportLanguage::ms ? "[$-43E]d mmm yyyy" : "[$-409]d mmm yyyy");
    spans_ = make_row_formats("[h]:mm");
    sums_ = make_row_formats(nullptr);
    for (auto* const format : sums_) format_set_bold(format);
    titles_ = make_format(row_size);
    format_set_bold(titles_);
    format_set_border(titles_, LXW_BORDER_THIN);
    format_set_bg_color(titles_, title_colour);
    plain_ = make_format(row_size);
    heading_ = make_format(title_size);
    format_set_bold(heading_);
    note_ = make_format(note_size);
    format_set_italic(note_);
  }

  void lay_out(const ReportHead& head) {
    for (const auto& column : domain::terms_of(head.kind).columns) {
      const auto at = static_cast<lxw_col_t>(widths_.size());
      widths_.push_back(column.number ? number_width : column.share * share_width);
      check_workbook(worksheet_set_column(sheet_, at, at, widths_.back(), nullptr));
      whole_width_ += widths_.back();
    }
    worksheet_set_landscape(sheet_);
    worksheet_set_paper(sheet_, 9);  // A4
    worksheet_set_margins(sheet_, sheet_side, sheet_side, sheet_top, sheet_top);
    worksheet_fit_to_pages(sheet_, 1, 0);
    check_workbook(worksheet_set_footer(sheet_, "&L&8SPOT-Me&R&8&P / &N"));
  }

  void write_head(const ReportHead& head) {
    write_line(head.agency, plain_, row_size);
    write_line(head.title, heading_, title_size * bold_share);
    for (const auto& text : head.lines) write_line(text, plain_, row_size);
    if (!head.note.empty()) write_line(head.note, note_, note_size);
    write_line(head.foot, note_, note_size);
    ++row_;
    titles_row_ = row_;
    int lines = 1;
    for (std::size_t i = 0; i < head.titles.size(); ++i) {
      check_workbook(worksheet_write_string(sheet_, row_, static_cast<lxw_col_t>(i), head.titles[i].c_str(), titles_));
      lines = std::max(lines, lines_of(head.titles[i], room(widths_[i], row_size * bold_share)));
    }
    check_workbook(worksheet_repeat_rows(sheet_, titles_row_, titles_row_));
    worksheet_freeze_panes(sheet_, titles_row_ + 1, 0);
    end_row(lines, row_size);
  }

  /// A line of text over all columns, so that it makes the sheet no wider than its table.
  void write_line(const std::string& text, lxw_format* format, double size) {
    check_workbook(worksheet_merge_range(sheet_, row_, 0, row_, last_column(), neutral_cell(text).c_str(), format));
    end_row(lines_of(text, room(whole_width_, size)), size);
  }

  /// Over the rows so far, once: a book of constant memory takes no filter that ends before its last row.
  void filter_rows() {
    if (filtered_) return;
    check_workbook(worksheet_autofilter(sheet_, titles_row_, 0, row_ - 1, last_column()));
    filtered_ = true;
  }
  void write_row(const ReportRow& cells, const RowFormats& plain, double size) {
    if (row_ >= LXW_ROW_MAX - 1) throw std::runtime_error("a report of more rows than a sheet can hold");
    int lines = 1;
    for (std::size_t i = 0; i < cells.size(); ++i) {
      write_cell(static_cast<lxw_col_t>(i), cells[i], plain);
      const auto* text = std::get_if<std::string>(&cells[i].value);
      if (text != nullptr) lines = std::max(lines, lines_of(*text, room(widths_[i], size)));
    }
    end_row(lines, row_size);
  }
  void write_cell(lxw_col_t column, const ReportCell& cell, const RowFormats& plain) {
    const std::size_t mark = cell.marked ? 1 : 0;
    if (const auto* day = std::get_if<base::Day>(&cell.exact)) {
      check_workbook(worksheet_write_number(sheet_, row_, column, number_of(*day), days_.at(mark)));
    } else if (const auto* span = std::get_if<base::Minutes>(&cell.exact)) {
      check_workbook(worksheet_write_number(sheet_, row_, column, number_of(*span), spans_.at(mark)));
    } else if (const auto* number = std::get_if<std::int64_t>(&cell.value)) {
      check_workbook(worksheet_write_number(sheet_, row_, column, static_cast<double>(*number), plain.at(mark)));
    } else if (const auto* text = std::get_if<std::string>(&cell.value)) {
      check_workbook(worksheet_write_string(sheet_, row_, column, neutral_cell(*text).c_str(), plain.at(mark)));
    } else {
      check_workbook(worksheet_write_blank(sheet_, row_, column, plain.front()));
    }
  }

  /// Gives the row its height, which must be done before the next begins.
  void end_row(int lines, double size) {
    const auto height = std::min(most_height, lines * size * line_share + row_space);
    if (height > LXW_DEF_ROW_HEIGHT) check_workbook(worksheet_set_row(sheet_, row_, height, nullptr));
    ++row_;
  }

  /// How many ems of that size a line of that width holds.
  static double room(double width, double size) { return width * width_points / size; }
  [[nodiscard]] lxw_col_t last_column() const { return static_cast<lxw_col_t>(widths_.size() - 1); }

  std::string folder_;
  std::string empty_;
  lxw_workbook* book_ = nullptr;
  lxw_worksheet* sheet_ = nullptr;
  RowFormats cells_{};
  RowFormats days_{};
  RowFormats spans_{};
  RowFormats sums_{};  ///< of the total
  lxw_format* titles_ = nullptr;
  lxw_format* plain_ = nullptr;
  lxw_format* heading_ = nullptr;
  lxw_format* note_ = nullptr;
  std::vector<double> widths_;  ///< of the columns, in digits
  double whole_width_ = 0;
  lxw_row_t row_ = 0;
  lxw_row_t titles_row_ = 0;
  bool filtered_ = false;
};

}  // namespace

std::unique_ptr<ReportWriter> make_report_sheet(const ReportHead& head, const std::string& path) {
  return std::make_unique<SheetReport>(head, path);
}

}  // namespace spotme::app
