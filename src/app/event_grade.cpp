#include "app/event_grade.hpp"

#include <algorithm>

namespace spotme::app {
namespace {

domain::PositionAbsence absence_of(const store::ClockEvent& event) {
  if (!event.position_absence) return domain::PositionAbsence::not_asked;
  return *event.position_absence == "denied" ? domain::PositionAbsence::refused : domain::PositionAbsence::unavailable;
}

/// The place that the grade says the position was inside of.
std::optional<std::string> place_inside(const std::vector<store::EvidenceReason>& reasons) {
  for (const auto& reason : reasons) {
    if (reason.key != "grade_inside" && reason.key != "grade_inside_roughly") continue;
    for (const auto& [name, value] : reason.args) {
      if (name == "place") return value;
    }
  }
  return std::nullopt;
}

bool says_outside(const std::vector<store::EvidenceReason>& reasons) {
  return std::any_of(reasons.begin(), reasons.end(), [](const auto& reason) { return reason.key == "grade_outside"; });
}

}  // namespace

void grade_event(store::ClockEvent& event, const UnitEvidence& unit, std::span<const domain::PastPosition> past,
                 const domain::EvidenceLimits& limits, const store::PressKiosk* kiosk) {
  domain::EvidenceFacts facts;
  facts.at = event.at;
  facts.work_day = event.work_day;
  facts.position = event.position;
  facts.absence = absence_of(event);
  facts.address = domain::parse_address(event.address);
  facts.claimed_time = event.waiting;
  facts.places = unit.places;
  facts.networks = unit.networks;
  facts.past = past;
  const auto graded = kiosk == nullptr ? domain::grade(facts, limits)
                                       : domain::grade_at_kiosk(facts, limits, kiosk->name, kiosk->place_name);
  event.grade = graded.grade;
  for (const auto& reason : graded.reasons) event.grade_reasons.push_back({std::string(reason.key), reason.args});
  event.place_name = place_inside(event.grade_reasons);
  if (!event.place_name && kiosk != nullptr && !says_outside(event.grade_reasons)) event.place_name = kiosk->place_name;
}

}  // namespace spotme::app
