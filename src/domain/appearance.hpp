#pragma once

#include "base/result.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

/// How mail and letters of an agency look (rupa surat): lines below the letterhead, a colour, a logo. Pure.
namespace spotme::domain {

/// Lines below the letterhead, and characters of one. Project defaults: an address, a telephone and a motto fit.
inline constexpr std::size_t most_header_lines = 4;
inline constexpr std::size_t most_header_line = 90;
/// Bytes of a logo, and pixels of a side. Project defaults: sharp on paper at 3 cm and read in no time.
inline constexpr std::size_t most_logo_bytes = std::size_t{60} * 1024;
inline constexpr std::uint32_t least_logo_side = 16;
inline constexpr std::uint32_t most_logo_side = 1000;

/// A few colours, each of a contrast of at least 4.5 to white paper (WCAG 2.2, 1.4.3).
enum class Accent : std::uint8_t { black, navy, green, maroon, purple, teal };
[[nodiscard]] std::span<const Accent> accents();
/// `black`, `navy`, …
[[nodiscard]] std::string_view accent_name(Accent accent);
[[nodiscard]] std::optional<Accent> parse_accent(std::string_view name);
/// 0xRRGGBB.
[[nodiscard]] std::uint32_t accent_colour(Accent accent);

struct Appearance {
  std::vector<std::string> header = {};
  Accent accent = Accent::black;
  std::string logo = {};  ///< the bytes of a PNG; empty without one
  bool operator==(const Appearance&) const = default;
};

/// The lines without spaces around them and without empty ones. Refuses under `header`: `header_too_many`,
/// `header_line_too_long` (args `limit`), `header_line_broken` for one that holds a line end or another control
/// character.
[[nodiscard]] base::Result<std::vector<std::string>> tidy_header(const std::vector<std::string>& lines);

/// Refuses, under `file`, what is no whole and plain PNG (as domain/attachment), `logo_too_large` (too_large, args
/// `limit` in KB), and `logo_size` for sides outside the limits.
[[nodiscard]] base::Result<void> check_logo(std::string_view bytes);

}  // namespace spotme::domain
