#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// Lines in, text out, in memory that does not grow with either: for commands that stand in a pipe.
namespace spotme::main {

/// Reads a descriptor line by line. A line ends with LF or at the end of the input; a NUL is a character like others.
class LineReader {
 public:
  /// `longest`: of a line, without its end. The descriptor stays the caller's.
  LineReader(int descriptor, std::size_t longest);

  struct Line {
    std::string_view text;  ///< good until the next call; empty when it was too long
    bool too_long = false;  ///< it was passed over, not kept
  };
  /// The next line; nullopt at the end. `before_read` is called each time before it may have to wait for input, so that
  /// whoever feeds it line by line has the answers to what it sent. Throws std::runtime_error when reading fails.
  template <class BeforeRead>
  [[nodiscard]] std::optional<Line> next(BeforeRead before_read) {
    while (true) {
      if (const auto line = take()) return line;
      if (ended_) return take_rest();
      before_read();
      fill();
    }
  }

 private:
  std::optional<Line> take();
  std::optional<Line> take_rest();
  void fill();

  int descriptor_;
  std::size_t longest_;
  std::vector<char> buffer_;
  std::size_t begin_ = 0;     ///< of what was read and not yet given out
  std::size_t searched_ = 0;  ///< up to here there is no line end
  std::size_t end_ = 0;
  bool skipping_ = false;  ///< in a line that is too long
  bool ended_ = false;
};

/// Collects text and writes it to a descriptor in large pieces. Whoever wants it written calls `flush`.
class TextWriter {
 public:
  /// The descriptor stays the caller's.
  explicit TextWriter(int descriptor) : descriptor_(descriptor) {}

  /// What is to be written next: append to it.
  [[nodiscard]] std::string& text() { return text_; }
  /// Writes when much has gathered.
  void flush_if_large() {
    if (text_.size() >= large) flush();
  }
  /// Writes all. Throws std::runtime_error when writing fails, but when nobody reads any more it is `closed` from then
  /// on and throws everything away.
  void flush();
  [[nodiscard]] bool closed() const { return closed_; }

 private:
  static constexpr std::size_t large = std::size_t{1} << 17U;

  int descriptor_;
  std::string text_;
  bool closed_ = false;
};

}  // namespace spotme::main
