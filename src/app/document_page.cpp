#include "app/document_page.hpp"

#include <cairo-pdf.h>
#include <fmt/format.h>
#include <pango/pangocairo.h>

#include <algorithm>
#include <numbers>
#include <stdexcept>
#include <utility>

namespace spotme::app {
namespace {

/// Arial's measures, as the service's letters have; the second knows more alphabets. docs/decisions names the packages.
constexpr const char* family = "Liberation Sans, DejaVu Sans, sans-serif";
constexpr double hairline = 0.5;
constexpr double foot_size = 8;

double points(int units) { return static_cast<double>(units) / PANGO_SCALE; }

struct FreeDescription {
  void operator()(PangoFontDescription* description) const { pango_font_description_free(description); }
};
struct FreeIterator {
  void operator()(PangoLayoutIter* iterator) const { pango_layout_iter_free(iterator); }
};

/// The library calls from C: nothing may be thrown through it.
cairo_status_t hand_over(void* sink, const unsigned char* data, unsigned int length) noexcept {
  try {
    const auto& take = *static_cast<const DocumentWriter::Sink*>(sink);
    // NOLINTNEXTLINE(cppcoreguidelines-pro-type-reinterpret-cast): bytes are bytes
    return take(std::string_view(reinterpret_cast<const char*>(data), length)) ? CAIRO_STATUS_SUCCESS
                                                                               : CAIRO_STATUS_WRITE_ERROR;
  } catch (const std::exception&) {
    return CAIRO_STATUS_WRITE_ERROR;
  }
}

/// Gives the next bytes of a std::string_view, which is moved behind them.
cairo_status_t take_from(void* bytes, unsigned char* data, unsigned int length) noexcept {
  auto& left = *static_cast<std::string_view*>(bytes);
  if (length > left.size()) return CAIRO_STATUS_READ_ERROR;
  std::copy_n(left.begin(), length, data);
  left.remove_prefix(length);
  return CAIRO_STATUS_SUCCESS;
}

void check_status(cairo_status_t status) {
  if (status != CAIRO_STATUS_SUCCESS) {
    throw std::runtime_error(std::string("cannot write the document: ") + cairo_status_to_string(status));
  }
}

PangoAlignment alignment(TextAlign align) {
  switch (align) {
    case TextAlign::centre: return PANGO_ALIGN_CENTER;
    case TextAlign::right: return PANGO_ALIGN_RIGHT;
    default: return PANGO_ALIGN_LEFT;
  }
}

/// A font map of its own, so that nothing is shared between threads and nothing kept after the document.
PangoContext* make_context() {
  auto* const fonts = pango_cairo_font_map_new();
  pango_cairo_font_map_set_resolution(PANGO_CAIRO_FONT_MAP(fonts), 72);
  auto* const context = pango_font_map_create_context(fonts);
  g_object_unref(fonts);
  auto* const options = cairo_font_options_create();
  cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
  pango_cairo_context_set_font_options(context, options);
  cairo_font_options_destroy(options);
  pango_context_set_round_glyph_positions(context, FALSE);
  return context;
}

}  // namespace

void PageLayout::Free::operator()(PangoLayout* layout) const { g_object_unref(layout); }
void DocumentPage::FreeSurface::operator()(cairo_surface_t* surface) const { cairo_surface_destroy(surface); }
void DocumentPage::FreeCairo::operator()(cairo_t* cairo) const { cairo_destroy(cairo); }
void DocumentPage::FreeContext::operator()(PangoContext* context) const { g_object_unref(context); }

bool is_drawable(std::string_view png) {
  auto* const image = cairo_image_surface_create_from_png_stream(take_from, &png);
  const bool drawable = cairo_surface_status(image) == CAIRO_STATUS_SUCCESS;
  cairo_surface_destroy(image);
  return drawable;
}

double PageLayout::height() const {
  PangoRectangle logical{};
  pango_layout_get_extents(layout_.get(), nullptr, &logical);
  return points(logical.height);
}

void PageLayout::limit_height(double most) {
  if (height() <= most) return;
  pango_layout_set_height(layout_.get(), static_cast<int>(most * PANGO_SCALE));
  pango_layout_set_ellipsize(layout_.get(), PANGO_ELLIPSIZE_END);
}

DocumentPage::DocumentPage(DocumentOptions options, DocumentWriter::Sink sink)
    : options_(std::move(options)), sink_(std::move(sink)), y_(options_.margin) {
  surface_.reset(cairo_pdf_surface_create_for_stream(hand_over, &sink_, options_.width, options_.height));
  check_status(cairo_surface_status(surface_.get()));
  const auto set = [&](cairo_pdf_metadata_t what, const std::string& text) {
    cairo_pdf_surface_set_metadata(surface_.get(), what, text.c_str());
  };
  const auto dated = base::format_day(options_.dated) + "T00:00:00+08:00";
  set(CAIRO_PDF_METADATA_TITLE, options_.title);
  set(CAIRO_PDF_METADATA_AUTHOR, options_.author);
  set(CAIRO_PDF_METADATA_CREATOR, "SPOT-Me");
  set(CAIRO_PDF_METADATA_CREATE_DATE, dated);
  set(CAIRO_PDF_METADATA_MOD_DATE, dated);
  cairo_.reset(cairo_create(surface_.get()));
  context_.reset(make_context());
  draw_watermark();
  check();
}

DocumentPage::~DocumentPage() = default;

void DocumentPage::check() const { check_status(cairo_status(cairo_.get())); }

PageLayout DocumentPage::lay_out(std::string_view text, const TextStyle& style, double width) const {
  PageLayout made;
  made.layout_.reset(pango_layout_new(context_.get()));
  auto* const layout = made.layout_.get();
  const std::unique_ptr<PangoFontDescription, FreeDescription> font(pango_font_description_from_string(family));
  pango_font_description_set_absolute_size(font.get(), style.size * PANGO_SCALE);
  pango_font_description_set_weight(font.get(), style.bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
  pango_font_description_set_style(font.get(), style.italic ? PANGO_STYLE_ITALIC : PANGO_STYLE_NORMAL);
  pango_layout_set_font_description(layout, font.get());
  pango_layout_set_width(layout, static_cast<int>(width * PANGO_SCALE));
  pango_layout_set_wrap(layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_alignment(layout, alignment(style.align));
  pango_layout_set_justify(layout, style.align == TextAlign::justified ? TRUE : FALSE);
  if (style.hang > 0) {
    const auto at = static_cast<int>(style.hang * PANGO_SCALE);
    auto* const tabs = pango_tab_array_new_with_positions(1, FALSE, PANGO_TAB_LEFT, at);
    pango_layout_set_tabs(layout, tabs);
    pango_tab_array_free(tabs);
    if (style.hanging) pango_layout_set_indent(layout, -at);
  }
  pango_layout_set_text(layout, text.data(), static_cast<int>(text.size()));
  return made;
}

void DocumentPage::draw(const PageLayout& layout, double x, double y, bool marked) {
  if (marked) ink(mark_colour);
  cairo_move_to(cairo_.get(), x, y);
  pango_cairo_show_layout(cairo_.get(), layout.layout_.get());
  if (marked) ink(0);
}

void DocumentPage::draw_over_pages(const PageLayout& layout, double x) {
  const std::unique_ptr<PangoLayoutIter, FreeIterator> line(pango_layout_get_iter(layout.layout_.get()));
  const int lines = pango_layout_get_line_count(layout.layout_.get());
  bool first = true;
  do {
    PangoRectangle logical{};
    pango_layout_iter_get_line_extents(line.get(), nullptr, &logical);
    const auto height = points(logical.height);
    keep(first && lines > 1 ? 2 * height : height);  // a first line never stands alone
    cairo_move_to(cairo_.get(), x + points(logical.x),
                  y_ + points(pango_layout_iter_get_baseline(line.get()) - logical.y));
    pango_cairo_show_layout_line(cairo_.get(), pango_layout_iter_get_line_readonly(line.get()));
    advance(height);
    first = false;
  } while (pango_layout_iter_next_line(line.get()) != FALSE);
}

void DocumentPage::frame(double x, double y, double width, double height) {
  cairo_set_line_width(cairo_.get(), hairline);
  cairo_rectangle(cairo_.get(), x, y, width, height);
  cairo_stroke(cairo_.get());
}

void DocumentPage::fill(double x, double y, double width, double height) {
  cairo_save(cairo_.get());
  cairo_set_source_rgb(cairo_.get(), 0.92, 0.92, 0.92);
  cairo_rectangle(cairo_.get(), x, y, width, height);
  cairo_fill(cairo_.get());
  cairo_restore(cairo_.get());
}

void DocumentPage::rule() {
  cairo_set_line_width(cairo_.get(), 2 * hairline);
  cairo_move_to(cairo_.get(), options_.margin, y_);
  cairo_line_to(cairo_.get(), options_.margin + text_width(), y_);
  cairo_stroke(cairo_.get());
}

void DocumentPage::ink(std::uint32_t colour) {
  const auto part = [&](unsigned shift) { return ((colour >> shift) & 0xffU) / 255.0; };
  cairo_set_source_rgb(cairo_.get(), part(16), part(8), part(0));
}

void DocumentPage::picture(std::string_view png, double height) {
  const std::unique_ptr<cairo_surface_t, FreeSurface> image(
      cairo_image_surface_create_from_png_stream(take_from, &png));
  check_status(cairo_surface_status(image.get()));
  const double wide = cairo_image_surface_get_width(image.get());
  const double high = cairo_image_surface_get_height(image.get());
  const auto scale = std::min({height / high, text_width() / 2 / wide, 1.0});
  keep(high * scale);
  cairo_save(cairo_.get());
  cairo_translate(cairo_.get(), (options_.width - wide * scale) / 2, y_);
  cairo_scale(cairo_.get(), scale, scale);
  cairo_set_source_surface(cairo_.get(), image.get(), 0, 0);
  cairo_paint(cairo_.get());
  cairo_restore(cairo_.get());
  check();
  advance(high * scale);
}

void DocumentPage::line(double x, double y, double width) {
  cairo_set_line_width(cairo_.get(), hairline);
  cairo_move_to(cairo_.get(), x, y);
  cairo_line_to(cairo_.get(), x + width, y);
  cairo_stroke(cairo_.get());
}

void DocumentPage::draw_watermark() {
  if (options_.watermark.empty()) return;
  TextStyle style;
  style.size = 72;
  style.bold = true;
  style.align = TextAlign::centre;
  const auto layout = lay_out(options_.watermark, style, options_.height);
  cairo_save(cairo_.get());
  cairo_set_source_rgb(cairo_.get(), 0.85, 0.85, 0.85);
  cairo_translate(cairo_.get(), options_.width / 2, options_.height / 2);
  cairo_rotate(cairo_.get(), -std::numbers::pi / 4);
  draw(layout, -options_.height / 2, -layout.height() / 2);
  cairo_restore(cairo_.get());
}

void DocumentPage::end_page() {
  cairo_save(cairo_.get());
  ink(0);
  TextStyle style;
  style.size = foot_size;
  const auto y = options_.height - options_.margin / 2;
  const auto left = lay_out(options_.foot, style, text_width() * 0.7);
  draw(left, options_.margin, y - left.height());
  if (options_.page_words) {
    style.align = TextAlign::right;
    const auto right = lay_out(options_.page_words(number_), style, text_width() * 0.3);
    draw(right, options_.margin + text_width() * 0.7, y - right.height());
  }
  cairo_restore(cairo_.get());
  cairo_show_page(cairo_.get());
  check();
}

void DocumentPage::next_page() {
  end_page();
  ++number_;
  y_ = options_.margin;
  draw_watermark();
}

int DocumentPage::finish() {
  end_page();
  cairo_.reset();
  cairo_surface_finish(surface_.get());
  check_status(cairo_surface_status(surface_.get()));
  return number_;
}

}  // namespace spotme::app
