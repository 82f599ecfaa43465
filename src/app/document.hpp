#pragma once

#include "base/time.hpp"

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// Pages for paper: a PDF that is written from top to bottom, page after page, by letters and reports. What is on a
/// page leaves memory when the page is full, so a document of thousands of pages needs no more than one of two. Text is
/// set as it is given: there is no markup in it that could break out. The same calls give the same bytes. Fonts are
/// embedded. Lengths are points, 1/72 of an inch.
namespace spotme::app {

/// What is marked: dark enough to read on white, and grey enough to be seen in a copy.
inline constexpr std::uint32_t mark_colour = 0xc00d0d;

enum class TextAlign { left, centre, right, justified };

struct TextStyle {
  double size = 11;
  bool bold = false;
  bool italic = false;
  TextAlign align = TextAlign::left;
  double indent = 0;  ///< of the whole paragraph, from the left margin
  double hang = 0;    ///< a tab in the text leads here; every line but the first begins here too when `hanging`
  bool hanging = false;
  double after = 6;          ///< space below
  std::uint32_t colour = 0;  ///< 0xRRGGBB; black
};

struct DocumentColumn {
  std::string title;
  double share = 1;  ///< of the width, in proportion to the others
  TextAlign align = TextAlign::left;
};

/// A cell of a row; `marked`: in red.
struct DocumentCell {
  std::string text = {};
  bool marked = false;
};

struct DocumentOptions {
  std::string title;
  std::string author;
  base::Day dated;         ///< the file carries this as its date, never the time of its making
  double width = 595.276;  ///< A4; exchange the two for a wide page
  double height = 841.89;
  double margin = 68;                               ///< left, right and top; the foot has its own place below
  std::string foot = {};                            ///< at the left of every page's foot
  std::function<std::string(int)> page_words = {};  ///< at its right, from the number of the page
  std::string watermark = {};                       ///< across every page, such as that it was cancelled
};

/// True when `picture` can draw it: its content is read from the first to the last line.
[[nodiscard]] bool is_drawable(std::string_view png);

class DocumentWriter {
 public:
  /// Gets the bytes as they come; false when it cannot take them.
  using Sink = std::function<bool(std::string_view)>;

  /// Throws std::runtime_error, as every call may, when the sink or the library fails.
  DocumentWriter(DocumentOptions options, Sink sink);
  ~DocumentWriter();
  DocumentWriter(const DocumentWriter&) = delete;
  DocumentWriter& operator=(const DocumentWriter&) = delete;

  /// A paragraph; goes on over pages where it has to. Line ends break lines.
  void paragraph(std::string_view text, const TextStyle& style = {});
  /// A label and its value in one line, from `left` on; the value begins `label_width` behind it.
  void field(std::string_view label, std::string_view value, double left, double label_width);
  void space(double points);
  /// A thin line over the width, of that colour (0xRRGGBB).
  void rule(std::uint32_t colour = 0);
  /// A PNG in the middle, made smaller to that height and half the width; never made larger.
  void picture(std::string_view png, double height);
  /// Begins a new page unless so much room is left on this one.
  void keep(double points);

  /// A table over the width; its titles are repeated on every page that it reaches.
  void begin_table(std::vector<DocumentColumn> columns, double size = 9);
  /// A cell for each column. A row is never parted; a cell that is higher than half a page is cut with an ellipsis.
  void row(const std::vector<std::string>& cells);
  void row(const std::vector<DocumentCell>& cells);
  void end_table();

  /// Lines to sign on, side by side and never parted from their words, each with what stands below it.
  void signatures(const std::vector<std::string>& words, double size = 9);
  /// Everything that follows stands on another page.
  void new_page();

  /// Ends the last page; nothing may be written after it. Returns the number of pages.
  int finish();
  [[nodiscard]] int pages() const;
  /// Between the margins.
  [[nodiscard]] double text_width() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace spotme::app
