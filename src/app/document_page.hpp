#pragma once

#include "app/document.hpp"

#include <cstdint>
#include <memory>
#include <string_view>

// The library's own types, so that its headers stay inside document_page.cpp.
typedef struct _cairo cairo_t;                  // NOLINT(modernize-use-using)
typedef struct _cairo_surface cairo_surface_t;  // NOLINT(modernize-use-using)
typedef struct _PangoLayout PangoLayout;        // NOLINT(modernize-use-using)
typedef struct _PangoContext PangoContext;      // NOLINT(modernize-use-using)

/// Inside of app/document: the page that is being filled, and text that was measured for it.
namespace spotme::app {

/// Text set into lines of some width.
class PageLayout {
 public:
  [[nodiscard]] double height() const;
  /// Cuts what is higher, with an ellipsis.
  void limit_height(double points);

 private:
  friend class DocumentPage;
  struct Free {
    void operator()(PangoLayout* layout) const;
  };
  std::unique_ptr<PangoLayout, Free> layout_;
};

class DocumentPage {
 public:
  DocumentPage(DocumentOptions options, DocumentWriter::Sink sink);
  ~DocumentPage();
  DocumentPage(const DocumentPage&) = delete;
  DocumentPage& operator=(const DocumentPage&) = delete;

  [[nodiscard]] PageLayout lay_out(std::string_view text, const TextStyle& style, double width) const;
  void draw(const PageLayout& layout, double x, double y, bool marked = false);
  /// Line by line from the top of what is free, on as many pages as it takes.
  void draw_over_pages(const PageLayout& layout, double x);
  void frame(double x, double y, double width, double height);
  void fill(double x, double y, double width, double height);
  void rule();
  /// The colour (0xRRGGBB) of what is drawn from here on.
  void ink(std::uint32_t colour);
  void picture(std::string_view png, double height);
  void line(double x, double y, double width);

  void keep(double points) {
    if (points > room()) next_page();
  }
  void advance(double points) { y_ += points; }
  void next_page();
  int finish();

  [[nodiscard]] const DocumentOptions& options() const { return options_; }
  [[nodiscard]] int number() const { return number_; }
  [[nodiscard]] double y() const { return y_; }
  [[nodiscard]] double text_width() const { return options_.width - 2 * options_.margin; }
  /// What is left of this page, and what a whole one has.
  [[nodiscard]] double room() const { return bottom() - y_; }
  [[nodiscard]] double room_of_a_page() const { return bottom() - options_.margin; }

 private:
  [[nodiscard]] double bottom() const { return options_.height - options_.margin; }
  void end_page();
  void draw_watermark();
  void check() const;

  struct FreeSurface {
    void operator()(cairo_surface_t* surface) const;
  };
  struct FreeCairo {
    void operator()(cairo_t* cairo) const;
  };
  struct FreeContext {
    void operator()(PangoContext* context) const;
  };
  DocumentOptions options_;
  DocumentWriter::Sink sink_;
  std::unique_ptr<cairo_surface_t, FreeSurface> surface_;
  std::unique_ptr<cairo_t, FreeCairo> cairo_;
  std::unique_ptr<PangoContext, FreeContext> context_;
  double y_;
  int number_ = 1;
};

}  // namespace spotme::app
