#pragma once

#include "base/result.hpp"
#include "domain/report.hpp"

#include <cstdint>
#include <optional>
#include <string_view>

/// When a report comes again by itself, and over which days it then is. Pure.
namespace spotme::domain {

enum class ReportEvery : std::uint8_t { day, week, month };
/// `day`, `week`, `month`.
[[nodiscard]] std::string_view report_every_name(ReportEvery every);
[[nodiscard]] std::optional<ReportEvery> parse_report_every(std::string_view text);

struct ReportRhythm {
  ReportEvery every = ReportEvery::month;
  std::int64_t on_day = 2;  ///< 0 each day; 1 (Monday) to 7 each week; 1 to 28 each month
  bool operator==(const ReportRhythm&) const = default;
};
/// Refuses `report_schedule_day` (field `on_day`; args `field`) for a day that the rhythm does not know, and a rhythm
/// other than monthly for a kind that covers a month (field `every`).
[[nodiscard]] base::Result<void> check_report_rhythm(ReportKind kind, const ReportRhythm& rhythm);
/// The first day behind `after` on which it is made.
[[nodiscard]] base::Day next_report_day(const ReportRhythm& rhythm, base::Day after);
/// The days that a report made on that day covers: the day before, the seven before, or the month before.
[[nodiscard]] DayRange report_days(const ReportRhythm& rhythm, base::Day made_on);

}  // namespace spotme::domain
