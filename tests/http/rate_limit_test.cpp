#include "http/rate_limit.hpp"

#include <gtest/gtest.h>

#include <atomic>
#include <string>
#include <thread>
#include <vector>

namespace spotme::test {
namespace {

using http::RateLimiter;
using std::chrono::milliseconds;
using std::chrono::seconds;

const base::Instant start = base::parse_instant("2026-11-24T07:59:00+08:00").value();

TEST(RateLimiter, ABurstThenTheRate) {
  RateLimiter limiter({.per_second = 2, .burst = 3, .keys = 10});
  for (int i = 0; i < 3; ++i) EXPECT_EQ(limiter.take("a", start), std::nullopt);
  EXPECT_EQ(limiter.take("a", start), seconds{1});
  EXPECT_EQ(limiter.take("a", start + milliseconds{499}), seconds{1});
  EXPECT_EQ(limiter.take("a", start + milliseconds{500}), std::nullopt);
  EXPECT_EQ(limiter.take("a", start + milliseconds{501}), seconds{1});
}

TEST(RateLimiter, NeverHoldsMoreThanTheBurst) {
  RateLimiter limiter({.per_second = 2, .burst = 3, .keys = 10});
  EXPECT_EQ(limiter.take("a", start), std::nullopt);
  const auto later = start + std::chrono::hours{24};
  for (int i = 0; i < 3; ++i) EXPECT_EQ(limiter.take("a", later), std::nullopt);
  EXPECT_EQ(limiter.take("a", later), seconds{1});
}

TEST(RateLimiter, SaysHowLongToWait) {
  RateLimiter limiter({.per_second = 0.1, .burst = 1, .keys = 10});
  EXPECT_EQ(limiter.take("a", start), std::nullopt);
  EXPECT_EQ(limiter.take("a", start), seconds{10});
  EXPECT_EQ(limiter.take("a", start + seconds{7}), seconds{3});
  EXPECT_EQ(limiter.take("a", start + seconds{10}), std::nullopt);
}

TEST(RateLimiter, KeysDoNotShare) {
  RateLimiter limiter({.per_second = 1, .burst = 1, .keys = 10});
  EXPECT_EQ(limiter.take("a", start), std::nullopt);
  EXPECT_EQ(limiter.take("b", start), std::nullopt);
  EXPECT_EQ(limiter.take("", start), std::nullopt);
  EXPECT_EQ(limiter.take(std::string_view("a\0", 2), start), std::nullopt);
  EXPECT_NE(limiter.take("a", start), std::nullopt);
}

TEST(RateLimiter, WhatIsGivenBackCounts) {
  RateLimiter limiter({.per_second = 1, .burst = 2, .keys = 10});
  for (int i = 0; i < 50; ++i) {
    EXPECT_EQ(limiter.take("a", start), std::nullopt);
    limiter.give_back("a");
  }
  limiter.give_back("a");  // not above the burst
  limiter.give_back("stranger");
  EXPECT_EQ(limiter.take("a", start), std::nullopt);
  EXPECT_EQ(limiter.take("a", start), std::nullopt);
  EXPECT_NE(limiter.take("a", start), std::nullopt);
}

TEST(RateLimiter, AClockThatStepsBackNeitherGivesNorLocks) {
  RateLimiter limiter({.per_second = 1, .burst = 2, .keys = 10});
  EXPECT_EQ(limiter.take("a", start), std::nullopt);
  EXPECT_EQ(limiter.take("a", start), std::nullopt);
  const auto before = start - std::chrono::hours{1};
  EXPECT_EQ(limiter.take("a", before), seconds{1});
  EXPECT_EQ(limiter.take("a", before + seconds{1}), std::nullopt);
}

TEST(RateLimiter, ForgetsTheKeyThatWasQuietLongest) {
  RateLimiter limiter({.per_second = 0.001, .burst = 1, .keys = 3});
  for (const auto* key : {"a", "b", "c"}) EXPECT_EQ(limiter.take(key, start), std::nullopt);
  EXPECT_NE(limiter.take("a", start), std::nullopt);  // now b is the oldest
  EXPECT_EQ(limiter.take("d", start), std::nullopt);
  EXPECT_NE(limiter.take("a", start), std::nullopt);
  EXPECT_NE(limiter.take("c", start), std::nullopt);
  EXPECT_EQ(limiter.take("b", start), std::nullopt);
}

TEST(RateLimiter, ThreadsTogetherGetTheBurstAndNoMore) {
  RateLimiter limiter({.per_second = 1, .burst = 1000, .keys = 10'000});
  std::atomic<int> allowed = 0;
  std::vector<std::thread> threads;
  for (int t = 0; t < 4; ++t) {
    threads.emplace_back([&, t] {
      for (int i = 0; i < 1000; ++i) {
        allowed += limiter.take("shared", start) ? 0 : 1;
        (void)limiter.take(std::to_string(t * 1000 + i), start);
      }
    });
  }
  for (auto& thread : threads) thread.join();
  EXPECT_EQ(allowed, 1000);
}

}  // namespace
}  // namespace spotme::test
