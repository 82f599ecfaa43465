#pragma once

#include "app/context.hpp"
#include "domain/access.hpp"
#include "domain/calendar.hpp"
#include "domain/clock.hpp"
#include "domain/verdict.hpp"
#include "store/clock_event.hpp"

#include <memory>
#include <optional>
#include <string>
#include <vector>

/// An officer's own days.
namespace spotme::app {

struct DayEntry {
  base::Day day;
  std::optional<domain::State> state = {};  ///< nullopt where the officer had no post
  std::optional<domain::Scheme> scheme = {};
  std::shared_ptr<const AgencyRules> rules = {};
  const domain::Holiday* holiday = nullptr;    ///< of `rules`
  std::vector<store::ClockEvent> events = {};  ///< by time
  std::vector<domain::Counting> counts = {};   ///< of each event
  std::optional<domain::Verdict> verdict =
      {};  ///< nullopt for a day that has not begun, or without a post, or no calendar
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

}  // namespace spotme::app
