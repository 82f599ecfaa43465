#include "base/result.hpp"

#include <gtest/gtest.h>

#include <memory>

namespace spotme::base {
namespace {

Error refusal() { return {Code::conflict, "no", "field", {{"name", "value"}}}; }

Result<int> half(int number) {
  if (number % 2 != 0) return refusal();
  return number / 2;
}

Result<int> quarter(int number) {
  SPOTME_TRY(const auto once, half(number));
  SPOTME_TRY(const auto twice, half(once));
  return twice;
}

Result<void> check(bool good) {
  if (!good) return refusal();
  return {};
}

Result<int> checked(bool good) {
  SPOTME_CHECK(check(good));
  return 1;
}

TEST(Result, HoldsAValueOrARefusal) {
  EXPECT_EQ(half(4).value(), 2);
  EXPECT_EQ(half(3).error(), refusal());
  EXPECT_FALSE(half(3));
  EXPECT_TRUE(check(true));
  EXPECT_EQ(check(false).error(), refusal());
}

TEST(Result, RefusalsTravelUp) {
  EXPECT_EQ(*quarter(8), 2);
  EXPECT_EQ(quarter(6).error(), refusal());
  EXPECT_EQ(*checked(true), 1);
  EXPECT_EQ(checked(false).error(), refusal());
}

TEST(Result, CarriesWhatCanOnlyBeMoved) {
  Result<std::unique_ptr<int>> result(std::make_unique<int>(5));
  EXPECT_EQ(*std::move(result).value(), 5);
}

}  // namespace
}  // namespace spotme::base
