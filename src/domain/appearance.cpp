#include "domain/appearance.hpp"

#include "base/text.hpp"
#include "domain/attachment.hpp"

#include <algorithm>
#include <array>

namespace spotme::domain {
namespace {

using base::Code;
using base::Error;

constexpr std::array all{Accent::black, Accent::navy, Accent::green, Accent::maroon, Accent::purple, Accent::teal};

/// Big-endian, behind the name of the first chunk.
std::uint32_t number_at(std::string_view bytes, std::size_t at) {
  std::uint32_t value = 0;
  for (std::size_t i = 0; i < 4; ++i) value = (value << 8U) | static_cast<std::uint8_t>(bytes[at + i]);
  return value;
}

}  // namespace

std::span<const Accent> accents() { return all; }

std::string_view accent_name(Accent accent) {
  switch (accent) {
    case Accent::black: return "black";
    case Accent::navy: return "navy";
    case Accent::green: return "green";
    case Accent::maroon: return "maroon";
    case Accent::purple: return "purple";
    case Accent::teal: return "teal";
  }
  return "black";
}

std::optional<Accent> parse_accent(std::string_view name) {
  const auto found = std::find_if(all.begin(), all.end(), [&](auto one) { return accent_name(one) == name; });
  return found == all.end() ? std::nullopt : std::optional(*found);
}

std::uint32_t accent_colour(Accent accent) {
  switch (accent) {
    case Accent::black: return 0x000000;
    case Accent::navy: return 0x1b2f6e;
    case Accent::green: return 0x14532d;
    case Accent::maroon: return 0x7a1530;
    case Accent::purple: return 0x4c1d79;
    case Accent::teal: return 0x0b5155;
  }
  return 0;
}

base::Result<std::vector<std::string>> tidy_header(const std::vector<std::string>& lines) {
  std::vector<std::string> tidied;
  for (const auto& line : lines) {
    const auto text = base::trimmed(line);
    if (text.empty()) continue;
    if (std::any_of(text.begin(), text.end(),
                    [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; })) {
      return Error{Code::unprocessable, "header_line_broken", "header"};
    }
    if (base::count_characters(text) > most_header_line) {
      return Error{
          Code::unprocessable, "header_line_too_long", "header", {{"limit", std::to_string(most_header_line)}}};
    }
    tidied.emplace_back(text);
  }
  if (tidied.size() > most_header_lines) {
    return Error{Code::unprocessable, "header_too_many", "header", {{"limit", std::to_string(most_header_lines)}}};
  }
  return tidied;
}

base::Result<void> check_logo(std::string_view bytes) {
  if (bytes.size() > most_logo_bytes) {
    return Error{Code::too_large, "logo_too_large", "file", {{"limit", std::to_string(most_logo_bytes / 1024)}}};
  }
  SPOTME_CHECK(check_attachment(bytes, AttachmentType::png));
  constexpr std::size_t width_at = 16;
  constexpr std::size_t height_at = 20;
  for (const auto at : {width_at, height_at}) {
    const auto side = number_at(bytes, at);
    if (side < least_logo_side || side > most_logo_side) {
      return Error{Code::unprocessable,
                   "logo_size",
                   "file",
                   {{"least", std::to_string(least_logo_side)}, {"most", std::to_string(most_logo_side)}}};
    }
  }
  return {};
}

}  // namespace spotme::domain
