#include "base/time.hpp"

#include <gtest/gtest.h>

namespace spotme::base {
namespace {

TEST(Time, InstantsAreReadStrictly) {
  EXPECT_EQ(format_instant(parse_instant("2026-11-24T00:07:00Z").value()), "2026-11-24T08:07:00.000000+08:00");
  EXPECT_EQ(format_instant(parse_instant("2026-11-24T08:07:00.1234567+08:00").value()),
            "2026-11-24T08:07:00.123456+08:00");
  EXPECT_EQ(parse_instant("2016-12-31T23:59:60Z"), parse_instant("2017-01-01T00:00:00Z"));
  for (const auto* bad :
       {"", "2026-11-24", "2026-11-24T08:07:00", "2026-11-24T24:00:00Z", "2026-11-24T08:60:00Z", "2026-11-24T08:07:61Z",
        "2026-02-30T08:07:00Z", "2026-11-24T08:07:00.Z", "2026-11-24T08:07:00+8:00", "2026-11-24T08:07:00.1234567890Z",
        "2026-11-24T08:07:00Z ", "26-11-24T08:07:00Z", "2026-11-24T08:07:00+24:00"}) {
    EXPECT_FALSE(parse_instant(bad)) << bad;
  }
}

TEST(Time, InstantsAtTheirLimits) {
  const auto same = [](const char* a, const char* b) {
    ASSERT_TRUE(parse_instant(a)) << a;
    EXPECT_EQ(parse_instant(a), parse_instant(b)) << a;
  };
  same("2026-11-24T08:07:00z", "2026-11-24T08:07:00Z");
  same("2026-11-24t08:07:00Z", "2026-11-24T08:07:00.000000000Z");
  same("2026-11-24T08:07:00-00:00", "2026-11-24T08:07:00Z");
  same("2026-11-24T08:07:00+23:59", "2026-11-23T08:08:00Z");
  same("2026-11-24T08:07:00-23:59", "2026-11-25T08:06:00Z");
  same("2026-11-24T08:07:00.1Z", "2026-11-24T08:07:00.100000Z");
  same("1969-12-31T23:59:59.999999Z", "1970-01-01T07:59:59.999999+08:00");
  EXPECT_EQ(parse_instant("1969-12-31T23:59:59.999999Z")->time_since_epoch().count(), -1);
  EXPECT_TRUE(parse_instant("0000-01-01T00:00:00Z"));
  EXPECT_TRUE(parse_instant("9999-12-31T23:59:59.999999+08:00"));
  EXPECT_TRUE(parse_instant("2000-02-29T00:00:00Z"));
  for (const auto* bad :
       {"1900-02-29T00:00:00Z", "2026-00-01T00:00:00Z", "2026-13-01T00:00:00Z", "2026-11-00T00:00:00Z",
        "2026-11-31T00:00:00Z", "10000-01-01T00:00:00Z", "-001-01-01T00:00:00Z", "2026-11-24T08:07Z",
        "2026-11-24T08:07:00+08", "2026-11-24T08:07:00+0800", "2026-11-24T08:07:00+08:60", "2026-11-24T08:07:00,5Z",
        "2026-11-24T08:07:00+08:00Z", "2026-11-24T-8:07:00Z", "2026-11-24T08:07:00 Z",
        "2026-11-24T08:07:00\xC2\xB1"
        "08:00"}) {
    EXPECT_FALSE(parse_instant(bad)) << bad;
  }
}

TEST(Time, TheDayOfAnInstantIsMalaysian) {
  EXPECT_EQ(format_day(local_day(parse_instant("2026-11-23T15:59:59.999999Z").value())), "2026-11-23");
  EXPECT_EQ(format_day(local_day(parse_instant("2026-11-23T16:00:00Z").value())), "2026-11-24");
}

TEST(Time, DaysAndMinutesAtTheirLimits) {
  EXPECT_TRUE(parse_day("1900-01-01"));
  EXPECT_FALSE(parse_day("1899-12-31"));
  EXPECT_TRUE(parse_day("9999-12-31"));
  EXPECT_FALSE(parse_day("10000-01-01"));
  EXPECT_FALSE(parse_day("2026-02-29"));
  EXPECT_TRUE(parse_day("2028-02-29"));
  EXPECT_EQ(parse_minute("23:59+1"), Minutes{47 * 60 + 59});
  EXPECT_EQ(parse_minute("09:00:59"), Minutes{9 * 60});
  for (const auto* bad : {"24:00", "25:00", "9:00", "09:60", "09:00:60", "09:00+2", "09:00 ", ""})
    EXPECT_FALSE(parse_minute(bad)) << bad;
  EXPECT_EQ(format_minute(Minutes{30 * 60}), "06:00+1");
}

}  // namespace
}  // namespace spotme::base
