#include "app/document.hpp"

#include "app/document_page.hpp"

#include <algorithm>
#include <stdexcept>
#include <utility>

namespace spotme::app {

namespace {

constexpr double cell_padding = 3;

}  // namespace

struct DocumentWriter::State {
  explicit State(DocumentOptions options, Sink sink) : page(std::move(options), std::move(sink)) {}

  /// Draws one row at the top of what is free; the caller has made room.
  void draw_row(const std::vector<PageLayout>& cells, double height, bool title,
                const std::vector<DocumentCell>* marks = nullptr) {
    const auto left = page.options().margin;
    auto x = left;
    if (title) page.fill(left, page.y(), page.text_width(), height);
    for (std::size_t i = 0; i < cells.size(); ++i) {
      const bool marked = marks != nullptr && i < marks->size() && (*marks)[i].marked;
      page.draw(cells[i], x + cell_padding, page.y() + cell_padding, marked);
      page.frame(x, page.y(), widths[i], height);
      x += widths[i];
    }
    page.advance(height);
  }

  std::vector<PageLayout> lay_out(const std::vector<std::string>& texts, bool bold, double& height) {
    std::vector<PageLayout> cells;
    height = 0;
    const auto most = page.room_of_a_page() / 2;
    for (std::size_t i = 0; i < columns.size(); ++i) {
      TextStyle style;
      style.size = size;
      style.bold = bold;
      style.align = columns[i].align;
      cells.push_back(page.lay_out(i < texts.size() ? texts[i] : "", style, widths[i] - 2 * cell_padding));
      cells.back().limit_height(most);
      height = std::max(height, cells.back().height() + 2 * cell_padding);
    }
    return cells;
  }

  void draw_titles() {
    std::vector<std::string> titles;
    for (const auto& column : columns) titles.push_back(column.title);
    double height = 0;
    const auto cells = lay_out(titles, true, height);
    draw_row(cells, height, true);
  }

  DocumentPage page;
  std::vector<DocumentColumn> columns;
  std::vector<double> widths;
  double size = 9;
  bool titles_due = false;
};

DocumentWriter::DocumentWriter(DocumentOptions options, Sink sink)
    : state_(std::make_unique<State>(std::move(options), std::move(sink))) {}
DocumentWriter::~DocumentWriter() = default;

void DocumentWriter::paragraph(std::string_view text, const TextStyle& style) {
  auto& page = state_->page;
  const auto layout = page.lay_out(text, style, page.text_width() - style.indent);
  page.ink(style.colour);
  page.draw_over_pages(layout, page.options().margin + style.indent);
  page.ink(0);
  page.advance(style.after);
}

void DocumentWriter::field(std::string_view label, std::string_view value, double left, double label_width) {
  auto& page = state_->page;
  const auto at = page.options().margin + left;
  const auto name = page.lay_out(label, {}, label_width);
  const auto words = page.lay_out(value, {}, page.text_width() - left - label_width);
  const auto height = std::max(name.height(), words.height());
  page.keep(height);
  page.draw(name, at, page.y());
  page.draw(words, at + label_width, page.y());
  page.advance(height + 2);
}

void DocumentWriter::space(double points) { state_->page.advance(points); }
void DocumentWriter::rule(std::uint32_t colour) {
  state_->page.ink(colour);
  state_->page.rule();
  state_->page.ink(0);
}
void DocumentWriter::picture(std::string_view png, double height) { state_->page.picture(png, height); }
void DocumentWriter::keep(double points) { state_->page.keep(points); }

void DocumentWriter::begin_table(std::vector<DocumentColumn> columns, double size) {
  auto& state = *state_;
  state.columns = std::move(columns);
  state.size = size;
  state.widths.clear();
  double shares = 0;
  for (const auto& column : state.columns) shares += column.share;
  for (const auto& column : state.columns) state.widths.push_back(state.page.text_width() * column.share / shares);
  state.titles_due = true;
}

void DocumentWriter::row(const std::vector<std::string>& cells) {
  std::vector<DocumentCell> plain;
  plain.reserve(cells.size());
  for (const auto& cell : cells) plain.push_back({cell});
  row(plain);
}

void DocumentWriter::row(const std::vector<DocumentCell>& cells) {
  auto& state = *state_;
  std::vector<std::string> texts;
  texts.reserve(cells.size());
  for (const auto& cell : cells) texts.push_back(cell.text);
  double height = 0;
  const auto laid_out = state.lay_out(texts, false, height);
  const auto titles_room = state.titles_due ? 4 * state.size : 0;  // so that titles never stand alone
  if (height + titles_room > state.page.room()) {
    state.page.next_page();
    state.titles_due = true;
  }
  if (std::exchange(state.titles_due, false)) state.draw_titles();
  state.draw_row(laid_out, height, false, &cells);
}

void DocumentWriter::end_table() {
  if (std::exchange(state_->titles_due, false)) state_->draw_titles();
  state_->columns.clear();
  state_->page.advance(10);
}

void DocumentWriter::signatures(const std::vector<std::string>& words, double size) {
  if (words.empty()) return;
  constexpr double room_to_sign = 38;
  constexpr double gap = 24;
  auto& page = state_->page;
  const auto count = static_cast<double>(words.size());
  const auto width = (page.text_width() - gap * (count - 1)) / count;
  TextStyle style;
  style.size = size;
  std::vector<PageLayout> below;
  double height = 0;
  for (const auto& text : words) {
    below.push_back(page.lay_out(text, style, width));
    height = std::max(height, below.back().height());
  }
  page.keep(room_to_sign + cell_padding + height);
  auto x = page.options().margin;
  for (const auto& layout : below) {
    page.line(x, page.y() + room_to_sign, width);
    page.draw(layout, x, page.y() + room_to_sign + cell_padding);
    x += width + gap;
  }
  page.advance(room_to_sign + cell_padding + height);
}

void DocumentWriter::new_page() { state_->page.next_page(); }

int DocumentWriter::finish() { return state_->page.finish(); }
int DocumentWriter::pages() const { return state_->page.number(); }
double DocumentWriter::text_width() const { return state_->page.text_width(); }

}  // namespace spotme::app
