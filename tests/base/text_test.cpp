#include "base/text.hpp"

#include <gtest/gtest.h>

namespace spotme::base {
namespace {

TEST(Text, StorableIsUtf8WithoutNul) {
  for (const std::string_view good :
       {std::string_view(""), std::string_view("Nurul Izzah"), std::string_view("陈 தமிழ் 😀"),
        std::string_view("\xF4\x8F\xBF\xBF"), std::string_view("\t\n")}) {
    EXPECT_TRUE(is_storable_text(good)) << good;
  }
  const std::vector<std::string_view> bad{
      {"\0", 1},   {"a\0b", 3},         {"\xC0\x80", 2},         {"\x80", 1},         {"\xC3", 1},
      {"\xFF", 1}, {"\xED\xA0\x80", 3}, {"\xF4\x90\x80\x80", 4}, {"\xE0\x80\xAF", 3}, {"a\xE2\x82", 3}};
  for (const auto text : bad) EXPECT_FALSE(is_storable_text(text)) << testing::PrintToString(text);
}

TEST(Text, CountsCharactersNotBytes) {
  EXPECT_EQ(count_characters(""), 0U);
  EXPECT_EQ(count_characters("abc"), 3U);
  EXPECT_EQ(count_characters("é陈😀"), 3U);
}

TEST(Text, TrimsBothEndsOnly) {
  EXPECT_EQ(trimmed(" \t a b \r\n"), "a b");
  EXPECT_EQ(trimmed("   "), "");
  EXPECT_EQ(trimmed(""), "");
}

TEST(Text, LowersAsciiAlone) { EXPECT_EQ(ascii_lower("AZ az É 09"), "az az É 09"); }

TEST(Text, SplitsAtEverySeparator) {
  using Parts = std::vector<std::string_view>;
  EXPECT_EQ(split("", ','), Parts{""});
  EXPECT_EQ(split("a", ','), Parts{"a"});
  EXPECT_EQ(split(",a,,", ','), (Parts{"", "a", "", ""}));
}

TEST(Text, IntegersAtTheirLimits) {
  EXPECT_EQ(parse_integer("0"), 0);
  EXPECT_EQ(parse_integer("-1"), -1);
  EXPECT_EQ(parse_integer("9223372036854775807"), std::numeric_limits<std::int64_t>::max());
  EXPECT_EQ(parse_integer("-9223372036854775808"), std::numeric_limits<std::int64_t>::min());
  for (const auto* bad :
       {"", "-", "+1", " 1", "1 ", "1.0", "0x1", "1e3", "9223372036854775808", "-9223372036854775809"}) {
    EXPECT_FALSE(parse_integer(bad)) << bad;
  }
}

}  // namespace
}  // namespace spotme::base
