#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

/// Time, typed so that the three families never mix: an instant (UTC), a civil day, and wall-clock time on a day.
/// The zone stands here and nowhere else.
namespace spotme::base {

using Instant = std::chrono::sys_time<std::chrono::microseconds>;      ///< a point in time, UTC, as stored
using LocalTime = std::chrono::local_time<std::chrono::microseconds>;  ///< wall clock in Malaysia
using Day = std::chrono::local_days;                                   ///< a civil day in Malaysia
using Minutes = std::chrono::minutes;  ///< a span, or a wall-clock minute counted from 00:00

/// The whole country keeps UTC+8 without daylight saving since 1 January 1982 (Akta Waktu Standard Malaysia, Akta 256),
/// earlier than any record this system holds; so the zone is a constant and needs no time zone database.
inline constexpr std::chrono::hours zone_offset{8};

[[nodiscard]] constexpr LocalTime to_local(Instant at) { return LocalTime{at.time_since_epoch() + zone_offset}; }
[[nodiscard]] constexpr Instant to_instant(LocalTime at) { return Instant{at.time_since_epoch() - zone_offset}; }
[[nodiscard]] constexpr Day local_day(Instant at) { return std::chrono::floor<std::chrono::days>(to_local(at)); }

/// `2026-11-24`.
[[nodiscard]] std::string format_day(Day day);
/// `2026-11-24T08:07:00.123456+08:00`: RFC 3339 in Malaysian time, always with microseconds.
[[nodiscard]] std::string format_instant(Instant at);
/// `08:07`; beyond midnight `06:00+1`. `at` must be 0 or more.
[[nodiscard]] std::string format_minute(Minutes at);

/// Exactly `YYYY-MM-DD`, a real day of the years 1900 to 9999; nothing else.
[[nodiscard]] std::optional<Day> parse_day(std::string_view text);
/// RFC 3339 with a zone, up to 9 digits of fraction (cut to microseconds), a leap second `:60` taken as the next
/// second. Years 0000 to 9999. Anything else is refused.
[[nodiscard]] std::optional<Instant> parse_instant(std::string_view text);
/// `HH:MM`, `HH:MM:SS` (seconds are cut: 09:00:59 is 09:00), each with an optional `+1` for the next day.
[[nodiscard]] std::optional<Minutes> parse_minute(std::string_view text);

}  // namespace spotme::base
