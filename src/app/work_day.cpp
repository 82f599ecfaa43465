#include "app/work_day.hpp"

#include <algorithm>

namespace spotme::app {

bool works_on(const OfficerDayFacts& day) {
  if (!day.posted) return false;
  const auto verdict = judge(day);
  // A day that no calendar covers: better a task too many than one that is missed.
  if (!verdict) return true;
  if (verdict->day_type != domain::DayType::working) return false;
  return std::none_of(day.facts.grants.begin(), day.facts.grants.end(), [](const auto& grant) {
    const auto* leave = std::get_if<domain::Leave>(&grant);
    return leave != nullptr && leave->part == domain::LeavePart::day;
  });
}

}  // namespace spotme::app
