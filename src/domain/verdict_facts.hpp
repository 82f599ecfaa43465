#pragma once

#include "base/result.hpp"
#include "base/time.hpp"
#include "domain/verdict.hpp"

#include <optional>
#include <span>

/// Inside of domain/verdict: the facts of a case, checked and digested. Used by `judge` and its tests alone.
namespace spotme::domain {

/// The refusals of judge that need no calendar.
[[nodiscard]] base::Result<void> check_case(const RulePack& pack, const Case& facts);

/// Holiday, rest day, Ramadan: from the case where it says so, else from the calendar and the pack.
struct DayFacts {
  bool holiday = false;
  bool rest_day = false;
  bool ramadan = false;
  const Holiday* named = nullptr;  ///< null for a holiday that only the case knows
};
/// Refuses a day that no calendar covers and the case does not describe (`no_calendar`).
[[nodiscard]] base::Result<DayFacts> day_facts(const Calendar& calendar, const DayRules& rules, const Case& facts);

/// What came first on the day. On one minute a clock-in wins over a duty, a duty over time off.
enum class FirstKind : std::uint8_t { clock_in, duty, time_off };
struct First {
  base::Minutes at{0};
  FirstKind kind = FirstKind::clock_in;
};

/// Events up to `as_of` and grants of one case, each boiled down to what the rules ask of them.
struct Digest {
  std::optional<base::Minutes> first_in;
  std::optional<base::Minutes> last_in;
  std::optional<base::Minutes> last_out;
  std::optional<base::Minutes> duty_start;  ///< of the earliest duty
  std::optional<base::Minutes> duty_end;    ///< of the duty that ends last
  std::optional<base::Minutes> time_off_start;
  bool outstation = false;
  const Leave* day_leave = nullptr;
  const Leave* morning = nullptr;
  const Leave* afternoon = nullptr;

  [[nodiscard]] bool has_event() const { return first_in || last_out; }
  [[nodiscard]] bool has_duty() const { return duty_start.has_value(); }
  [[nodiscard]] std::optional<First> first() const;
  /// A duty is the last thing of the day: nobody need come back to clock out.
  [[nodiscard]] bool duty_ends_day() const;
};
[[nodiscard]] Digest digest(const Case& facts);

/// What may stand for presence when minutes are counted.
enum class Cover : std::uint8_t { duty_and_time_off, time_off_and_break };
/// The minutes of `range` that none of the grants named by `cover` (and `pause`, when it is asked for) covers. 0 for a
/// range that is empty or runs backwards.
[[nodiscard]] base::Minutes uncovered(const MinuteRange& range, std::span<const Grant> grants, Cover cover,
                                      const std::optional<MinuteRange>& pause = {});

}  // namespace spotme::domain
