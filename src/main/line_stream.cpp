#include "main/line_stream.hpp"

#include <fmt/format.h>
#include <poll.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <stdexcept>

namespace spotme::main {
namespace {

constexpr std::size_t piece = std::size_t{1} << 16U;

/// True when a call that failed is to be made again: it was interrupted, or whoever opened the descriptor wants nobody
/// to wait in it, so that the wait is here.
bool may_try_again(int descriptor, short what) {
  if (errno == EINTR) return true;
  if (errno != EAGAIN) return false;
  pollfd one{descriptor, what, 0};
  return ::poll(&one, 1, -1) >= 0 || errno == EINTR;
}

}  // namespace

LineReader::LineReader(int descriptor, std::size_t longest)
    : descriptor_(descriptor), longest_(longest), buffer_(longest + piece) {}

std::optional<LineReader::Line> LineReader::take() {
  const auto* const found = static_cast<const char*>(std::memchr(buffer_.data() + searched_, '\n', end_ - searched_));
  if (found == nullptr) {
    searched_ = end_;
    if (skipping_ || end_ - begin_ > longest_) {
      skipping_ = true;
      begin_ = searched_ = end_ = 0;
    }
    return std::nullopt;
  }
  const auto at = static_cast<std::size_t>(found - buffer_.data());
  Line line{{buffer_.data() + begin_, at - begin_}, skipping_ || at - begin_ > longest_};
  if (line.too_long) line.text = {};
  skipping_ = false;
  begin_ = searched_ = at + 1;
  return line;
}

std::optional<LineReader::Line> LineReader::take_rest() {
  if (begin_ == end_ && !skipping_) return std::nullopt;
  Line line{{buffer_.data() + begin_, end_ - begin_}, skipping_};
  skipping_ = false;
  begin_ = searched_ = end_;
  return line;
}

void LineReader::fill() {
  if (begin_ > 0) {
    std::copy(buffer_.begin() + static_cast<std::ptrdiff_t>(begin_),
              buffer_.begin() + static_cast<std::ptrdiff_t>(end_), buffer_.begin());
    end_ -= begin_;
    searched_ -= begin_;
    begin_ = 0;
  }
  // What is kept is at most `longest` long, so that a piece always fits behind it.
  while (true) {
    const auto size = ::read(descriptor_, buffer_.data() + end_, buffer_.size() - end_);
    if (size < 0 && may_try_again(descriptor_, POLLIN)) continue;
    if (size < 0) throw std::runtime_error(fmt::format("cannot read the input: {}", std::strerror(errno)));
    ended_ = size == 0;
    end_ += static_cast<std::size_t>(size);
    return;
  }
}

void TextWriter::flush() {
  std::string_view rest = text_;
  while (!rest.empty() && !closed_) {
    const auto written = ::write(descriptor_, rest.data(), rest.size());
    if (written < 0 && may_try_again(descriptor_, POLLOUT)) continue;
    if (written < 0 && errno != EPIPE) {
      throw std::runtime_error(fmt::format("cannot write the output: {}", std::strerror(errno)));
    }
    closed_ = written < 0;
    if (!closed_) rest.remove_prefix(static_cast<std::size_t>(written));
  }
  text_.clear();
}

}  // namespace spotme::main
