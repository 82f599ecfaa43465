#pragma once

#include "base/result.hpp"
#include "base/time.hpp"

#include <cstdint>
#include <optional>
#include <string>

/// What an officer means to do on a work day (rancangan) and what he says of it then (laporan hari). Pure.
namespace spotme::domain {

inline constexpr std::size_t most_day_text = 2'000;    ///< characters of a plan, and of a report
inline constexpr int most_report_days_back = 7;        ///< a day that was forgotten may be reported so long
inline constexpr int most_plan_days_ahead = 31;        ///< a day may be planned so long before
inline constexpr std::int64_t most_day_versions = 50;  ///< of a plan, and of a report

struct DayReport {
  std::string plan = {};  ///< empty: none
  std::int64_t plan_version = 0;
  std::optional<base::Instant> planned_at = {};  ///< of the latest version
  std::string text = {};                         ///< may be empty in a report that says it all by its tasks
  std::int64_t version = 0;                      ///< of the report; 0: not handed in
  std::optional<base::Instant> reported_at = {};
  bool verified = false;
  bool operator==(const DayReport&) const = default;
};

/// `today` is the officer's work day as it stands, `moved` whether a task of his moved on `day`. Refuses:
/// `day_report_out_of_range` (unprocessable, `date`, args `limit`) for a day to come or too far back;
/// `day_report_verified` (conflict); `too_long` (`text`); `day_report_empty` (unprocessable, `text`);
/// `day_report_versions` (conflict, args `limit`).
[[nodiscard]] base::Result<void> check_report(const DayReport& before, base::Day day, base::Day today,
                                              const std::string& text, bool moved);
/// Refuses `day_plan_out_of_range` (unprocessable, `date`, args `limit`) for a past day or one too far ahead;
/// `day_report_verified`; `missing_field`, `too_long` (`text`); `day_report_versions`.
[[nodiscard]] base::Result<void> check_plan(const DayReport& before, base::Day day, base::Day today,
                                            const std::string& text);

}  // namespace spotme::domain
