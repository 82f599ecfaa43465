#include "domain/appearance.hpp"

#include "tests/support/attachment.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace spotme::domain {
namespace {

std::string told(const base::Result<void>& result) {
  return result ? "yes" : result.error().key + " " + result.error().field;
}

/// WCAG 2.2: contrast ratio to white.
double contrast(std::uint32_t colour) {
  const auto part = [&](unsigned shift) {
    const auto value = ((colour >> shift) & 0xffU) / 255.0;
    return value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
  };
  return 1.05 / (0.2126 * part(16) + 0.7152 * part(8) + 0.0722 * part(0) + 0.05);
}

TEST(Appearances, EveryColourCanBeReadOnPaper) {
  for (const auto accent : accents()) {
    EXPECT_GE(contrast(accent_colour(accent)), 4.5) << accent_name(accent);
    EXPECT_EQ(parse_accent(accent_name(accent)), accent);
  }
  EXPECT_FALSE(parse_accent("yellow"));
}

TEST(Appearances, LinesAreFewShortAndPlain) {
  EXPECT_EQ(tidy_header({" Jalan 1 ", "", "Tel. 03"}).value(), (std::vector<std::string>{"Jalan 1", "Tel. 03"}));
  EXPECT_TRUE(tidy_header({"1", "2", "3", "4"}));
  EXPECT_EQ(tidy_header({"1", "2", "3", "4", "5"}).error().key, "header_too_many");
  EXPECT_TRUE(tidy_header({std::string(90, 'x')}));
  EXPECT_EQ(tidy_header({std::string(91, 'x')}).error().key, "header_line_too_long");
  EXPECT_EQ(tidy_header({"a\r\nBcc: x@y"}).error().key, "header_line_broken");
}

TEST(Appearances, ALogoIsASmallPlainPng) {
  EXPECT_EQ(told(check_logo(test::make_png(16, 16))), "yes");
  EXPECT_EQ(told(check_logo(test::make_png(15, 16))), "logo_size file");
  EXPECT_EQ(told(check_logo(test::make_png(1000, 1000))), "yes");
  EXPECT_EQ(told(check_logo(test::make_png(1000, 1001))), "logo_size file");
  EXPECT_EQ(told(check_logo(test::make_pdf())), "attachment_type_differs file");
  EXPECT_EQ(told(check_logo("<svg onload=alert(1)>")), "attachment_type_unknown file");
  EXPECT_EQ(told(check_logo(test::make_png(16, 16) + "<html>")), "attachment_mixed file");
  const auto sized = [](std::size_t size) {
    const auto bare = test::make_png(16, 16).size();
    constexpr std::size_t frame = 12;
    return test::make_png(16, 16, test::png_chunk("teXt", std::string(size - bare - frame, ' ')));
  };
  EXPECT_EQ(sized(most_logo_bytes).size(), most_logo_bytes);
  EXPECT_EQ(told(check_logo(sized(most_logo_bytes - 1))), "yes");
  EXPECT_EQ(told(check_logo(sized(most_logo_bytes))), "yes");
  EXPECT_EQ(told(check_logo(sized(most_logo_bytes + 1))), "logo_too_large file");
}

}  // namespace
}  // namespace spotme::domain
