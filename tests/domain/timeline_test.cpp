#include "domain/timeline.hpp"

#include <gtest/gtest.h>

namespace spotme::domain {
namespace {

base::Day day(std::string_view text) { return base::parse_day(text).value(); }

TEST(Timeline, holds_a_value_from_its_first_day_until_the_next) {
  const auto timeline =
      Timeline<int>{}.with_change(day("2025-01-01"), 2).value().with_change(day("2014-01-01"), 1).value();
  EXPECT_EQ(timeline.as_of(day("2013-12-31")), nullptr);
  EXPECT_EQ(*timeline.as_of(day("2014-01-01")), 1);
  EXPECT_EQ(*timeline.as_of(day("2024-12-31")), 1);
  EXPECT_EQ(*timeline.as_of(day("2025-01-01")), 2);
  EXPECT_EQ(*timeline.as_of(day("2999-01-01")), 2);
}

TEST(Timeline, keeps_its_starts_in_order_whatever_the_order_of_the_changes) {
  const auto forward = Timeline<int>{}.with_change(day("2014-01-01"), 1).value().with_change(day("2025-01-01"), 2);
  const auto backward = Timeline<int>{}.with_change(day("2025-01-01"), 2).value().with_change(day("2014-01-01"), 1);
  EXPECT_EQ(forward.value(), backward.value());
}

TEST(Timeline, refuses_two_values_for_one_first_day) {
  const auto once = Timeline<int>{}.with_change(day("2014-01-01"), 1).value();
  const auto twice = once.with_change(day("2014-01-01"), 2);
  ASSERT_FALSE(twice.has_value());
  EXPECT_EQ(twice.error().key, "timeline_overlap");
  EXPECT_EQ(*once.as_of(day("2014-01-01")), 1) << "the old timeline is untouched";
}

}  // namespace
}  // namespace spotme::domain
