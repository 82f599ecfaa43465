#pragma once

#include "app/context.hpp"
#include "app/day_facts.hpp"
#include "domain/access.hpp"
#include "domain/calendar.hpp"
#include "domain/clock.hpp"
#include "domain/verdict.hpp"

#include <optional>
#include <vector>

/// An officer's own days.
namespace spotme::app {

struct DayEntry {
  OfficerDayFacts facts;                      ///< events by time, with all that is shown of them
  const domain::Holiday* holiday = nullptr;   ///< in the rules that `facts` holds
  std::vector<domain::Counting> counts = {};  ///< of each event
  /// nullopt for a day that has not begun, or without a post, or no calendar
  std::optional<domain::Verdict> verdict = {};
};

/// One entry for each day of the range, both ends included. Refuses `range_reversed` and `range_too_long` (args
/// `limit`), field `to`.
[[nodiscard]] base::Result<std::vector<DayEntry>> list_days(const Context& context, const domain::Caller& caller,
                                                            base::Day from, base::Day to);

/// The work day as it stands now, by the same function that decides the day of a press.
struct ClockState {
  base::Instant now;
  DayEntry today;
  domain::EventKind next = domain::EventKind::in;
};
/// Refuses `no_posting` when the officer has no post or working time today.
[[nodiscard]] base::Result<ClockState> clock_state(const Context& context, const domain::Caller& caller);

/// "What if I leave now?": the verdict as if a clock-out came at minute `at` of the work day as it stands (now when
/// absent), by the same function that judges for good.
struct Leaving {
  base::Day work_day;
  base::Minutes at{0};
  domain::Verdict verdict;
  std::optional<base::Minutes> wait =
      {};  ///< how long until leaving is not early; nullopt when it is not, or cannot be said
};
/// Refuses `no_posting`, `no_calendar`, and `leaving_out_of_range` (unprocessable, field `at`, args `least`, `most`)
/// for a minute that is past already or not in this work day any more.
[[nodiscard]] base::Result<Leaving> if_leaving(const Context& context, const domain::Caller& caller,
                                               std::optional<base::Minutes> at);

}  // namespace spotme::app
