#pragma once

#include "app/import_row.hpp"
#include "domain/holiday.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

/// Holidays out of a file, each line by itself.
namespace spotme::app {

enum class CalendarFormat : std::uint8_t { csv, ical };

/// What an iCalendar file does not say of its days.
struct CalendarDefaults {
  std::vector<domain::State> states = {};
  std::string district = {};
  domain::HolidayKind kind = domain::HolidayKind::holiday;
  domain::DateCertainty certainty = domain::DateCertainty::press;
  bool islamic = false;
  std::string source = {};
};
/// One day of the file, without id and origin.
struct CalendarEntry {
  std::size_t line = 0;
  domain::Holiday holiday;
};

/// The largest file, in bytes, and the most days in it.
inline constexpr std::size_t most_calendar_bytes = std::size_t{1024} * 1024;
inline constexpr std::size_t most_calendar_entries = 2000;
/// The first line of a CSV file; `,district` may follow.
inline constexpr std::string_view calendar_header = "date,states,name_ms,name_en,kind,islamic,source,certainty";

/// The same of a file with an agency's days; `,unit` may follow, with a unit's path, empty for the whole agency.
inline constexpr std::string_view agency_header = "date,name_ms,name_en,source";

/// Reads the entries that are whole; what is wrong stands among the faults, with line and column or property. Faults:
/// of app/csv and app/ical; `import_header`, `import_columns`, `import_empty`, `import_too_long`,
/// `import_state_unknown`, `calendar_day_invalid`, `calendar_word_unknown` (arguments `value`, `allowed`),
/// `calendar_file_too_large`, `calendar_too_many_entries` (arguments `limit`). An entry of several days gives one for
/// each.
[[nodiscard]] std::vector<CalendarEntry> read_calendar_file(CalendarFormat format, std::string_view text,
                                                            const CalendarDefaults& defaults, ImportFaults& faults);

/// The same for the days of an agency, which hold in every state. `source` is that of an iCalendar file. The unit
/// stands as it is written: nobody has looked whether there is one.
[[nodiscard]] std::vector<CalendarEntry> read_agency_file(CalendarFormat format, std::string_view text,
                                                          const std::string& source, ImportFaults& faults);

}  // namespace spotme::app
