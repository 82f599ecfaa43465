#pragma once

#include "app/context.hpp"

#include <chrono>
#include <cstdint>
#include <functional>

/// Raw positions of pulses are kept for the hours that the policy says, and then erased: the rows are deleted, and on
/// SQLite the bytes of the file are overwritten and its log is cut off. What remains is inside, outside or unknown.
namespace spotme::app {

/// How often it is looked after; a position is gone at most so long after its time.
inline constexpr std::chrono::minutes erasure_every{10};

struct ErasureReport {
  std::int64_t positions = 0;
  bool traces_left = false;  ///< a long reader held SQLite's log: to be run again soon
};
/// Erases all that is due, `batch` at a time; each agency's erasure is noted in its audit trail. May be killed and run
/// again at any time, and on several servers at once.
ErasureReport erase_positions(const Context& context, const std::function<bool()>& stopped, std::int64_t batch = 500);
/// Only cuts the log again, after a run that left traces.
[[nodiscard]] bool clear_traces(const Context& context);

}  // namespace spotme::app
