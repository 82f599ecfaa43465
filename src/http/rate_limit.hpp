#pragma once

#include "base/time.hpp"

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <list>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

namespace spotme::http {

/// A token bucket for each key: `burst` at once, then `per_second`. Holds the keys seen last, at most `keys`: one that
/// is forgotten starts full, so an attacker with very many addresses gains what a newcomer has. Thread-safe.
class RateLimiter {
 public:
  struct Options {
    double per_second = 10;
    double burst = 20;
    std::size_t keys = 100'000;
  };
  explicit RateLimiter(Options options) : options_(options) {}

  /// Takes one; nullopt when it may go on, else in how many seconds (1 or more) one will be there again.
  [[nodiscard]] std::optional<std::chrono::seconds> take(std::string_view key, base::Instant now);
  /// Gives one back: a right sign-in costs nothing.
  void give_back(std::string_view key);

 private:
  struct Bucket {
    std::string key;
    double tokens;
    base::Instant filled_at;
  };

  Options options_;
  std::mutex mutex_;
  std::list<Bucket> recent_;  ///< most recently used first
  std::unordered_map<std::string_view, std::list<Bucket>::iterator> buckets_;
};

}  // namespace spotme::http
