#include "base/count_text.hpp"

#include <gtest/gtest.h>

namespace spotme::base {
namespace {

std::string counted(std::string_view digits) {
  std::string out = "12345 ";
  append_count(out, digits);
  return out.substr(6);
}

TEST(CountText, HasASeparatorBeforeEachThirdDigitFromTheEnd) {
  EXPECT_EQ(counted("0"), "0");
  EXPECT_EQ(counted("999"), "999");
  EXPECT_EQ(counted("1000"), "1,000");
  EXPECT_EQ(counted("999999"), "999,999");
  EXPECT_EQ(counted("1234567"), "1,234,567");
}

TEST(CountText, WhatIsNoCountStaysAsItIs) {
  for (const std::string_view text : {"", "-1000", "1000.5", "1:000", "lima ribu"}) EXPECT_EQ(counted(text), text);
}

}  // namespace
}  // namespace spotme::base
