#pragma once

#include "base/id.hpp"
#include "domain/holiday.hpp"

#include <optional>
#include <string>

/// One of an agency's own days as it is entered, by hand or from a file.
namespace spotme::app {

struct AgencyDayEntry {
  base::Day day;
  std::optional<base::UnitId> unit = {};  ///< nullopt: the whole agency
  std::string name_ms;
  std::string name_en;
  std::string source;  ///< who ordered it
};
/// The day as a row of a calendar, for every unit; without an id.
[[nodiscard]] domain::Holiday agency_holiday(const AgencyDayEntry& entry);

}  // namespace spotme::app
