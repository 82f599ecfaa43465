#include "base/running_hash.hpp"

#include <gtest/gtest.h>

#include <string>

namespace spotme::base {
namespace {

TEST(RunningHash, IsThatOfTheWholeHoweverItCame) {
  const std::string text(100'000, 'x');
  RunningHash parts;
  parts.add({});
  for (std::size_t at = 0; at < text.size(); at += 7'777) parts.add(std::string_view(text).substr(at, 7'777));
  EXPECT_EQ(parts.finish(), sha256(text));
  EXPECT_EQ(RunningHash().finish(), sha256(""));
}

}  // namespace
}  // namespace spotme::base
