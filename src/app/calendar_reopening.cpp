#include "app/calendar_reopening.hpp"

namespace spotme::app {

domain::ChangeReason calendar_reason() { return {"reopen_holiday"}; }

std::set<base::Day> days_of(const std::vector<domain::HolidayChange>& changes, const std::vector<domain::Holiday>& rows,
                            const std::vector<domain::HolidayChange>& before) {
  std::set<base::Day> days;
  std::set<base::Uuid> replaced;
  for (const auto& change : changes) {
    days.insert(change.holiday.day);
    if (change.replaces) replaced.insert(*change.replaces);
  }
  for (const auto& row : rows) {
    if (replaced.contains(row.id)) days.insert(row.day);
  }
  for (const auto& change : before) {
    if (replaced.contains(change.holiday.id)) days.insert(change.holiday.day);
  }
  return days;
}

}  // namespace spotme::app
