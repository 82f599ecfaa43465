#pragma once

#include "domain/verdict.hpp"
#include "domain/whereabouts.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

/// One officer's month as a row of marks: for whoever follows a team. It decides nothing; what it marks was decided by
/// the verdict, whose issues alone count.
namespace spotme::domain {

enum class DayMark : std::uint8_t {
  nothing,  ///< no post, not yet come, or a void record
  open,     ///< today, and nothing to say yet
  present,
  late,     ///< late in
  early,    ///< early out
  missing,  ///< no clock-in or no clock-out
  absent,
  remote,
  duty,
  leave,
  holiday,
  rest,
  unknown,  ///< cannot be judged
};
inline constexpr std::size_t day_mark_count = 13;
/// `nothing`, `open`, `present`, `late`, `early`, `missing`, `absent`, `remote`, `duty`, `leave`, `holiday`, `rest`,
/// `unknown`.
[[nodiscard]] std::string_view day_mark_name(DayMark mark);
[[nodiscard]] const std::array<DayMark, day_mark_count>& all_day_marks();

/// A day as it stands: closed, or judged as of now.
struct TeamDay {
  bool posted = false;
  bool future = false;  ///< it has not begun; only `where` and `day_type` are meant
  bool judged = false;
  DayType day_type = DayType::working;
  Status status = Status::open;
  base::Minutes late{0};
  base::Minutes early{0};
  std::vector<Issue> issues = {};
  DayWhereabouts where = {};
};
/// The one mark of the day. What is against the officer goes before where he was: absent, missing, late, early; then
/// leave, duty and remote of a whole day or of half of it.
[[nodiscard]] DayMark mark_of(const TeamDay& day);

/// What a row adds up to. Halves of days, since leave and remote days come in halves; planned ones count too.
struct TeamTotals {
  std::int64_t late = 0;  ///< days
  std::int64_t late_minutes = 0;
  std::int64_t absent = 0;  ///< days
  std::int64_t leave_halves = 0;
  std::int64_t remote_halves = 0;
  std::int64_t duty_halves = 0;
  bool operator==(const TeamTotals&) const = default;
};
[[nodiscard]] TeamTotals add_up(const std::vector<TeamDay>& days);

}  // namespace spotme::domain
