#pragma once

#include "tests/support/population.hpp"

#include <chrono>
#include <cstdint>
#include <random>
#include <vector>

namespace spotme::bench {

struct Load {
  std::uint16_t port = 0;
  unsigned connections = 256;
  std::chrono::duration<double> length{10};
  double rate =
      0;  ///< presses a second, arriving at random (Poisson); 0: a closed loop, each connection as fast as it can
  std::uint64_t seed = 1;  ///< of who presses, and when
};

struct LoadResult {
  std::uint64_t stored = 0;  ///< answered with 201
  std::uint64_t failed = 0;  ///< answered otherwise; a figure with any of them is worth nothing
  double seconds = 0;        ///< from the first press to the last answer
  /// Sorted, in milliseconds. In an open loop from the moment at which the press was due, so that waiting for a free
  /// connection counts.
  std::vector<double> latencies;
  [[nodiscard]] double percentile(double share) const;
};

/// Presses of random officers over connections that stay open, from one thread. Throws std::runtime_error when the
/// server closes one.
[[nodiscard]] LoadResult generate(const Load& load, const std::vector<test::SignedIn>& officers);

}  // namespace spotme::bench
