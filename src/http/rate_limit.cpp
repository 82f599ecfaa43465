#include "http/rate_limit.hpp"

#include <algorithm>
#include <cmath>

namespace spotme::http {

std::optional<std::chrono::seconds> RateLimiter::take(std::string_view key, base::Instant now) {
  const std::lock_guard lock(mutex_);
  auto found = buckets_.find(key);
  if (found == buckets_.end()) {
    if (buckets_.size() >= options_.keys) {
      buckets_.erase(recent_.back().key);
      recent_.pop_back();
    }
    recent_.push_front({std::string(key), options_.burst, now});
    found = buckets_.emplace(recent_.front().key, recent_.begin()).first;
  } else {
    recent_.splice(recent_.begin(), recent_, found->second);
  }
  auto& bucket = *found->second;
  // A clock that steps back fills nothing and takes nothing away.
  const auto passed = std::max(std::chrono::duration<double>(now - bucket.filled_at).count(), 0.0);
  bucket.tokens = std::min(options_.burst, bucket.tokens + passed * options_.per_second);
  bucket.filled_at = now;
  if (bucket.tokens >= 1) {
    bucket.tokens -= 1;
    return std::nullopt;
  }
  return std::chrono::seconds{static_cast<std::int64_t>(std::ceil((1 - bucket.tokens) / options_.per_second))};
}

void RateLimiter::give_back(std::string_view key) {
  const std::lock_guard lock(mutex_);
  const auto found = buckets_.find(key);
  if (found != buckets_.end()) found->second->tokens = std::min(options_.burst, found->second->tokens + 1);
}

}  // namespace spotme::http
