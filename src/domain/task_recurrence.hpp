#pragma once

#include "base/result.hpp"
#include "base/time.hpp"
#include "domain/calendar.hpp"

#include <cstdint>
#include <optional>
#include <string_view>

/// When a recurring task (tugasan berulang) comes again. Pure; whether the officer works that day is passed in.
namespace spotme::domain {

enum class Every : std::uint8_t { day, week, month };
/// `day`, `week`, `month`.
[[nodiscard]] std::string_view every_name(Every every);
[[nodiscard]] std::optional<Every> parse_every(std::string_view text);

struct Recurrence {
  Every every = Every::day;
  std::uint8_t weekdays = 0;   ///< of week: bit 0 is Monday
  std::int64_t month_day = 0;  ///< of month: 1 to 31; a shorter month has it on its last day
  base::Day first;
  base::Day last;
  std::int64_t due_days = 0;  ///< from its begin until it is due
  bool operator==(const Recurrence&) const = default;
};

inline constexpr int most_recurrence_days = 366;
inline constexpr std::int64_t most_due_days = 31;
inline constexpr std::int64_t most_task_series = 50;  ///< running at once of one officer
/// A day of the month on which the officer does not work is made up for on his next working day, for so many days.
inline constexpr int most_waiting_days = 10;

/// Refuses (unprocessable): `task_recurrence_invalid` (`recurrence`) where weekdays or day of the month do not fit
/// `every`; `task_ends_before_it_begins` (`recurrence.until`); `task_recurrence_too_long` (`recurrence.until`, args
/// `limit`); `task_day_past` (`recurrence.until`) when it is over already; `out_of_range` (`recurrence.due_days`).
[[nodiscard]] base::Result<void> check_recurrence(const Recurrence& recurrence, base::Day today);

/// True when its task is to be made on `day`, on which the officer works; `made` is the last day on which one was made.
[[nodiscard]] bool is_wanted(const Recurrence& recurrence, base::Day day, const std::optional<base::Day>& made);

}  // namespace spotme::domain
