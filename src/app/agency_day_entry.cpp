#include "app/agency_day_entry.hpp"

namespace spotme::app {

domain::Holiday agency_holiday(const AgencyDayEntry& entry) {
  const auto& every = domain::all_states();
  domain::Holiday holiday;
  holiday.day = entry.day;
  holiday.states.assign(every.begin(), every.end());
  holiday.name_ms = entry.name_ms;
  holiday.name_en = entry.name_en;
  holiday.source = entry.source;
  holiday.kind = domain::HolidayKind::declared;
  holiday.origin = domain::HolidayOrigin::agency;
  return holiday;
}

}  // namespace spotme::app
