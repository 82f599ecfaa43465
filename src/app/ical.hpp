#pragma once

#include "base/error.hpp"
#include "base/time.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

/// Reads days out of iCalendar (RFC 5545), as calendars of holidays are published.
namespace spotme::app {

/// One entry (VEVENT) of whole days.
struct IcalEvent {
  std::size_t line = 0;      ///< of its BEGIN, from 1
  std::string name;          ///< SUMMARY, unescaped and trimmed; never empty
  std::string name_en = {};  ///< SUMMARY with LANGUAGE=en, where there are both; else empty
  base::Day first;
  base::Day last;  ///< included: the day before DTEND
};
/// What is wrong on one line. `error.field` is the property, such as `DTSTART`.
struct IcalFault {
  std::size_t line = 0;
  base::Error error;
};
struct IcalText {
  std::vector<IcalEvent> events;  ///< those that were read whole
  std::vector<IcalFault> faults;
};

/// The most days of one entry.
inline constexpr int most_event_days = 31;

/// Folded lines, LF and CRLF, a byte order mark, UTF-8 that was folded inside a character; other components than VEVENT
/// are passed over. Anything that would mean other days than those written is a fault and never a guess: repeats
/// (`ical_repeats`), times of the day (`ical_not_a_day`), zones other than Malaysia's (`ical_other_zone`), cancelled
/// entries (`ical_cancelled`). Others: `ical_not_a_calendar`, `ical_not_utf8`, `ical_malformed`, `ical_missing`,
/// `ical_twice`, `ical_day_invalid`, `ical_ends_before_it_begins`, `ical_too_many_days`, `ical_name_too_long`. Pure; at
/// most a thousand faults are kept.
[[nodiscard]] IcalText read_ical(std::string_view text);

}  // namespace spotme::app
