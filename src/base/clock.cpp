#include "base/clock.hpp"

namespace spotme::base {

Instant SystemClock::now() const {
  return std::chrono::floor<std::chrono::microseconds>(std::chrono::system_clock::now());
}

}  // namespace spotme::base
