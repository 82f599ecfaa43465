#pragma once

#include "base/time.hpp"

#include <atomic>

namespace spotme::base {

/// Where "now" comes from. Only `main` makes a SystemClock; everything else is given one, so that a test may stand at
/// 07:59 on a Thursday in Kedah.
class Clock {
 public:
  virtual ~Clock() = default;
  [[nodiscard]] virtual Instant now() const = 0;
};

class SystemClock final : public Clock {
 public:
  [[nodiscard]] Instant now() const override;
};

/// A clock that stands still until it is told otherwise. Safe to set from another thread.
class ManualClock final : public Clock {
 public:
  explicit ManualClock(Instant start) : now_(start) {}
  [[nodiscard]] Instant now() const override { return now_.load(); }
  void set(Instant at) { now_.store(at); }
  void advance(std::chrono::microseconds by) { now_.store(now_.load() + by); }

 private:
  std::atomic<Instant> now_;
};

}  // namespace spotme::base
