#pragma once

#include "base/time.hpp"
#include "domain/calendar_change.hpp"
#include "domain/transaction.hpp"

#include <set>
#include <vector>

/// Which closed days an edit of a calendar has computed again.
namespace spotme::app {

/// The reason that their next versions bear.
[[nodiscard]] domain::ChangeReason calendar_reason();

/// The days that these changes speak of, and those of the rows in whose place they stand. A replaced row is looked for
/// among `rows` and among the changes that were made `before`.
[[nodiscard]] std::set<base::Day> days_of(const std::vector<domain::HolidayChange>& changes,
                                          const std::vector<domain::Holiday>& rows,
                                          const std::vector<domain::HolidayChange>& before);

}  // namespace spotme::app
