#pragma once

#include "app/calendar_import.hpp"

#include <functional>
#include <optional>
#include <vector>

/// Inside of the imports of days: a file held against the rows that hold.
namespace spotme::app {

/// What came of the changes of a file: stored as an edit, or tried.
struct Applied {
  std::optional<base::Uuid> edit = {};
  std::optional<Preview> preview = {};
};
/// Asked where something differs and nothing is wrong. The field of a refusal begins with `[n].`, or is one of the
/// first change.
using Apply = std::function<base::Result<Applied>(const std::vector<domain::HolidayChange>& changes)>;

/// See import_calendar and import_agency_days for what is compared. `standing` has the rows alone that the file may
/// change. `faults` are those that were found before.
[[nodiscard]] CalendarImport hold_against(const domain::Standing& standing, CalendarFormat format,
                                          const std::vector<CalendarEntry>& entries, ImportFaults faults,
                                          const Apply& apply);

}  // namespace spotme::app
