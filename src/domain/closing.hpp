#pragma once

#include "base/result.hpp"
#include "base/time.hpp"
#include "domain/month.hpp"

#include <cstdint>

/// When a day, and when a month, may be closed. Pure; the nightly job and the pages ask the same functions.
namespace spotme::domain {

/// What the rule pack says of closing, as of one day; the values here are those of rules/federal.toml, for tests.
struct ClosingRules {
  base::Minutes closing_time{27 * 60};  ///< from 00:00 of the day that is closed; 27:00 is 03:00 of the next
  std::int64_t month_close_day = 2;     ///< from this day of the next month the month may be closed
  std::int64_t explain_by_days = 0;     ///< an issue may be explained until that many days after its month's last day
  std::int64_t explain_least_days = 3;  ///< and never for fewer days than these after it has arisen
  bool operator==(const ClosingRules&) const = default;
};

/// A press is stamped when it arrives and stored a moment later; until then its day is not closed. Not a rule of
/// attendance but the time that a full queue and a lost connection may take.
inline constexpr base::Minutes settling_time{15};

/// From this instant the agency may begin to close `day`: its closing time.
[[nodiscard]] base::Instant closing_begins(base::Day day, const ClosingRules& rules);
/// From this instant the day of one officer may be closed: the agency's closing time, but never before his work day can
/// take no more presses and the last of them is stored. `day_end` is that of domain::work_day_end.
[[nodiscard]] base::Instant closing_due(base::Day day, base::Minutes day_end, const ClosingRules& rules);

/// The first day on which the month may be closed.
[[nodiscard]] base::Day month_closes_from(Month month, const ClosingRules& rules);
/// The last day on which an issue of `day` may be explained that arose on `arisen`: with the closing of its day, with a
/// later version of the record, or anew. It never arises before the next day.
[[nodiscard]] base::Day explain_by(base::Day day, base::Day arisen, const ClosingRules& rules);

/// How an agency's month stands.
struct MonthState {
  Month month;
  bool closed = false;
  base::Day closed_until;             ///< the last day of the agency that is closed
  std::int64_t waiting = 0;           ///< days of officers in it that still have to be computed again
  std::int64_t cannot_be_judged = 0;  ///< of which something is missing, so that they cannot
};
/// Refuses (conflict) `month_closed_already`, `month_not_over` (args `from`: the day from which it may be closed),
/// `month_days_open` (args `day`: the first that is not closed), `month_days_waiting` and `month_days_unjudged` (args
/// `count`).
[[nodiscard]] base::Result<void> check_month_close(const MonthState& state, base::Day today, const ClosingRules& rules);
/// Refuses (conflict) `month_not_closed`.
[[nodiscard]] base::Result<void> check_month_reopen(const MonthState& state);

}  // namespace spotme::domain
