#pragma once

#include "app/calendar_edit.hpp"
#include "app/calendar_file.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// Holidays in bulk: a file held against the calendar that holds.
namespace spotme::app {

/// What a line of the file comes to.
enum class EntryFate : std::uint8_t { same, added, changed };
/// `same`, `added`, `changed`.
[[nodiscard]] std::string_view entry_fate_name(EntryFate fate);

struct CalendarLine {
  std::size_t line = 0;
  EntryFate fate = EntryFate::added;
  domain::Holiday entry;
  std::optional<domain::Holiday> before = {};  ///< what it changes, or is the same as
};
struct CalendarImport {
  std::vector<CalendarLine> lines = {};  ///< in the order of the file
  std::vector<ImportFault> faults = {};  ///< the first of them, by line; with one nothing was written
  std::size_t faults_total = 0;
  /// What was stored; nullopt where nothing was: a dry run, faults, all the same.
  std::optional<base::Uuid> edit = {};
  std::optional<Preview> preview = {};  ///< of a dry run, as CalendarEdited has it
};
struct CalendarImportRequest {
  CalendarFormat format = CalendarFormat::csv;
  std::string_view text;
  CalendarDefaults defaults = {};  ///< of iCalendar
  bool dry_run = true;
};

/// Compares day by day. An entry is the same day as one that holds when date, district and one of the names agree and
/// they share a state; of iCalendar, which says nothing else, that alone makes it `same`, unless the file is surer of a
/// tentative date. An entry whose only namesake of that year, in the same states, stands on another date moves it.
/// Never takes a day away. All or nothing, and one edit. Faults besides those of read_calendar_file:
/// `calendar_line_twice` (argument `line`), `outside_calendar`, and what domain::check_changes refuses.
[[nodiscard]] base::Result<CalendarImport> import_calendar(const Context& context, const domain::Caller& caller,
                                                           const CalendarImportRequest& request,
                                                           const store::Actor& actor);

}  // namespace spotme::app
