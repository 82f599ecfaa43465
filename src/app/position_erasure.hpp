#pragma once

#include "app/context.hpp"

#include <cstdint>
#include <functional>

/// The coordinates of presses are erased when their time is over (90 days, unless the agency set a longer one), but for
/// days in dispute and officers under a hold, which are looked at again every night. No verdict changes: place, grade
/// and its grounds were kept with the press.
namespace spotme::app {

struct PositionReport {
  std::int64_t presses = 0;  ///< that lost their coordinates
  std::int64_t kept = 0;     ///< days of officers that were left out this time
};
/// Agency by agency, day by day, `batch` officers in a transaction. May be killed and run again at any time.
PositionReport erase_press_positions(const Context& context, const std::function<bool()>& stopped,
                                     std::int64_t batch = 200);

}  // namespace spotme::app
