#pragma once

#include "app/calendar_import.hpp"

#include <optional>
#include <string>
#include <string_view>

/// An agency's own days in bulk: a file held against those that hold.
namespace spotme::app {

struct AgencyImportRequest {
  CalendarFormat format = CalendarFormat::csv;
  std::string_view text;
  std::string source = {};                ///< of iCalendar
  std::optional<base::UnitId> unit = {};  ///< of iCalendar: where its days hold; nullopt: the whole agency
  bool dry_run = true;
};

/// As import_calendar, among the agency's own days alone: an entry is the same day as one that holds when date, unit
/// and one of the names agree. By those who keep its days, within their reach. Faults besides: `unit_unknown` (`unit`)
/// of a line whose unit is not there or not the caller's, `agency_day_not_yours` (`unit`) of one for the whole agency.
/// Refuses these of the request's unit (`unit_id`).
[[nodiscard]] base::Result<CalendarImport> import_agency_days(const Context& context, const domain::Caller& caller,
                                                              base::AgencyId agency, const AgencyImportRequest& request,
                                                              const store::Actor& actor);

}  // namespace spotme::app
