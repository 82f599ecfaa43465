#pragma once

#include <cstdint>
#include <string_view>

/// The forms of the three kinds of file, each walked from its first byte to its last. For `attachment.cpp` alone.
namespace spotme::domain {

enum class FormFault : std::uint8_t {
  none,
  damaged,    ///< cut off, or against its own form
  mixed,      ///< something stands behind the end
  too_large,  ///< more pixels than a viewer can be asked to show
};

struct Form {
  FormFault fault = FormFault::none;
  std::string_view head = {};  ///< what stands before the content: where a reader looks to guess a type
};

/// ISO 32000-1 7.5: `%PDF-1.n` or `%PDF-2.n` first; `startxref` and the last `%%EOF` at the end, nothing but white
/// space behind it.
[[nodiscard]] Form walk_pdf(std::string_view bytes);
/// PNG (ISO/IEC 15948) 5: signature; chunks with their checksums, IHDR first, IDAT, IEND last; no unknown critical one.
[[nodiscard]] Form walk_png(std::string_view bytes);
/// ISO/IEC 10918-1 annex B: SOI; segments, one frame and at least one scan; EOI last.
[[nodiscard]] Form walk_jpeg(std::string_view bytes);

/// True when the sides make a picture that may be kept.
[[nodiscard]] bool is_picture_size(std::uint32_t width, std::uint32_t height);

}  // namespace spotme::domain
