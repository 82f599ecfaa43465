#include "domain/worktime/scheme.hpp"

#include <gtest/gtest.h>

namespace spotme::domain {
namespace {

TEST(Scheme, is_written_as_it_is_read) {
  for (const auto* text :
       {"wbf", "office", "wbb:08:30", "wbb:23:59", "shift:22:00-06:00+1", "shift:07:00-15:00/11:00-11:30",
        "shift:22:00-06:00+1/02:00+1-03:00+1", "shift:00:00-00:00+1"}) {
    const auto scheme = parse_scheme(text);
    ASSERT_TRUE(scheme.has_value()) << text;
    EXPECT_EQ(format_scheme(*scheme), text);
  }
}

TEST(Scheme, refuses_anything_else) {
  for (const auto* text :
       {"", "WBF", "wbf ", " wbf", "wbb", "wbb:", "wbb:8:30", "wbb:08:30:00", "wbb:08:30+1", "wbb:24:00", "shift",
        "shift:", "shift:22:00", "shift:22:00-", "shift:22:00-06:00+1/", "shift:22:00-06:00+2",
        "shift:22:00-06:00+1/02:00", "office:08:00", "shift:07:00-15:00-16:00"}) {
    const auto scheme = parse_scheme(text, "line.scheme");
    ASSERT_FALSE(scheme.has_value()) << text;
    EXPECT_EQ(scheme.error().key, "scheme_unknown") << text;
    EXPECT_EQ(scheme.error().field, "line.scheme");
  }
}

TEST(Scheme, refuses_a_shift_that_cannot_be) {
  EXPECT_EQ(parse_scheme("shift:22:00-06:00").error().key, "ends_before_it_begins");
  EXPECT_EQ(parse_scheme("shift:08:00-08:01+1").error().key, "shift_too_long");
  EXPECT_EQ(parse_scheme("shift:22:00-06:00+1/02:00-03:00").error().key, "break_outside_shift");
}

}  // namespace
}  // namespace spotme::domain
