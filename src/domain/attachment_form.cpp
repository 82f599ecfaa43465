#include "domain/attachment_form.hpp"

#include <zlib.h>

#include <algorithm>
#include <cstddef>
#include <optional>

namespace spotme::domain {
namespace {

constexpr Form damaged{FormFault::damaged};
constexpr Form mixed{FormFault::mixed};

/// Big-endian, as both pictures write numbers. The bytes must be there.
std::uint32_t number(std::string_view bytes, std::size_t at, std::size_t count) {
  std::uint32_t value = 0;
  for (std::size_t i = 0; i < count; ++i) value = (value << 8U) | static_cast<std::uint8_t>(bytes[at + i]);
  return value;
}

std::uint8_t byte(std::string_view bytes, std::size_t at) { return static_cast<std::uint8_t>(bytes[at]); }

/// One chunk of a PNG.
struct Chunk {
  std::string_view name;
  std::string_view data;
};

/// The chunk at `at`, which moves behind it; nullopt when it is cut off, has no name or another checksum.
std::optional<Chunk> take_chunk(std::string_view bytes, std::size_t& at) {
  constexpr std::size_t frame = 12;  // length, name, checksum
  if (bytes.size() - at < frame) return std::nullopt;
  const std::size_t length = number(bytes, at, 4);
  if (length > bytes.size() - at - frame) return std::nullopt;
  const Chunk chunk{bytes.substr(at + 4, 4), bytes.substr(at + 8, length)};
  const bool named = std::all_of(chunk.name.begin(), chunk.name.end(),
                                 [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); });
  const auto* const covered = reinterpret_cast<const Bytef*>(chunk.name.data());
  if (!named || crc32_z(0, covered, length + 4) != number(bytes, at + 8 + length, 4)) return std::nullopt;
  at += frame + length;
  return chunk;
}

/// PNG 11.2.2, table 11.1.
FormFault check_png_header(std::string_view data) {
  if (data.size() != 13) return FormFault::damaged;
  const auto depth = byte(data, 8);
  const auto colour = byte(data, 9);
  const bool small = depth == 1 || depth == 2 || depth == 4;
  const bool full = depth == 8 || depth == 16;
  const bool fits = (colour == 0 && (small || full)) || (colour == 3 && (small || depth == 8)) ||
                    ((colour == 2 || colour == 4 || colour == 6) && full);
  if (!fits || data[10] != 0 || data[11] != 0 || byte(data, 12) > 1) return FormFault::damaged;
  const auto width = number(data, 0, 4);
  const auto height = number(data, 4, 4);
  if (width == 0 || height == 0) return FormFault::damaged;
  return is_picture_size(width, height) ? FormFault::none : FormFault::too_large;
}

/// Walks the segments of a JPEG.
class JpegWalk {
 public:
  explicit JpegWalk(std::string_view bytes) : bytes_(bytes) {}

  Form run() {
    at_ = 2;  // SOI
    while (const auto marker = take_marker()) {
      if (*marker == 0xd9) return end();
      const auto fault = take_segment(*marker);
      if (fault != FormFault::none) return {fault};
    }
    return damaged;
  }

 private:
  /// The marker at `at_`, with any number of fill bytes before it; nullopt when none stands there.
  std::optional<std::uint8_t> take_marker() {
    if (at_ >= bytes_.size() || byte(bytes_, at_) != 0xff) return std::nullopt;
    while (at_ < bytes_.size() && byte(bytes_, at_) == 0xff) ++at_;
    if (at_ >= bytes_.size()) return std::nullopt;
    return byte(bytes_, at_++);
  }

  FormFault take_segment(std::uint8_t marker) {
    // 00 is a stuffed byte, 01 and D0 to D8 stand alone: none of them belongs between segments.
    if (marker < 0xc0 || (marker >= 0xd0 && marker <= 0xd8) || bytes_.size() - at_ < 2) return FormFault::damaged;
    const std::size_t length = number(bytes_, at_, 2);
    if (length < 2 || length > bytes_.size() - at_) return FormFault::damaged;
    const auto data = bytes_.substr(at_ + 2, length - 2);
    at_ += length;
    const bool frame = marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
    if (frame) return take_frame(data);
    if (marker != 0xda) return FormFault::none;
    if (!framed_) return FormFault::damaged;
    if (!scanned_) head_ = bytes_.substr(0, at_);
    scanned_ = true;
    skip_scan();
    return FormFault::none;
  }

  FormFault take_frame(std::string_view data) {
    if (framed_ || data.size() < 6) return FormFault::damaged;
    framed_ = true;
    const auto height = number(data, 1, 2);
    const auto width = number(data, 3, 2);
    if (width == 0 || height == 0) return FormFault::damaged;
    return is_picture_size(width, height) ? FormFault::none : FormFault::too_large;
  }

  /// To the next marker that is neither a stuffed byte nor a restart.
  void skip_scan() {
    for (at_ = bytes_.find('\xff', at_); at_ != std::string_view::npos; at_ = bytes_.find('\xff', at_ + 2)) {
      if (at_ + 1 >= bytes_.size()) break;
      const auto next = byte(bytes_, at_ + 1);
      if (next != 0 && (next < 0xd0 || next > 0xd7)) return;
    }
    at_ = bytes_.size();
  }

  Form end() {
    if (!scanned_) return damaged;
    return at_ == bytes_.size() ? Form{FormFault::none, head_} : mixed;
  }

  std::string_view bytes_;
  std::string_view head_;
  std::size_t at_ = 0;
  bool framed_ = false;
  bool scanned_ = false;
};

}  // namespace

Form walk_pdf(std::string_view bytes) {
  constexpr std::string_view end_mark = "%%EOF";
  constexpr std::size_t most_white = 1024;
  constexpr std::size_t version_at = 5;
  if (bytes.size() < 16) return damaged;
  const auto major = bytes[version_at];
  const auto minor = bytes[version_at + 2];
  if ((major != '1' && major != '2') || bytes[version_at + 1] != '.' || minor < '0' || minor > '9') return damaged;
  const auto end = bytes.rfind(end_mark);
  if (end == std::string_view::npos || bytes.substr(0, end).rfind("startxref") == std::string_view::npos) {
    return damaged;
  }
  const auto behind = bytes.substr(end + end_mark.size());
  constexpr std::string_view white{"\0\t\n\f\r ", 6};
  if (behind.size() > most_white || behind.find_first_not_of(white) != std::string_view::npos) return mixed;
  return {FormFault::none, bytes.substr(0, 1024)};
}

Form walk_png(std::string_view bytes) {
  constexpr std::size_t signature = 8;
  std::size_t at = signature;
  std::size_t head_end = 0;
  bool after_data = false;
  for (bool first = true; at < bytes.size(); first = false) {
    const auto begin = at;
    const auto chunk = take_chunk(bytes, at);
    if (!chunk || first != (chunk->name == "IHDR")) return damaged;
    if (first) {
      const auto fault = check_png_header(chunk->data);
      if (fault != FormFault::none) return {fault};
    } else if (chunk->name == "IDAT") {
      if (after_data) return damaged;  // all of them stand together
      if (head_end == 0) head_end = begin;
    } else if (chunk->name == "IEND") {
      if (head_end == 0 || !chunk->data.empty()) return damaged;
      return at == bytes.size() ? Form{FormFault::none, bytes.substr(0, head_end)} : mixed;
    } else {
      const bool critical = chunk->name[0] < 'a';
      if (critical && chunk->name != "PLTE") return damaged;
      after_data = head_end != 0;
    }
  }
  return damaged;
}

Form walk_jpeg(std::string_view bytes) { return JpegWalk(bytes).run(); }

}  // namespace spotme::domain
