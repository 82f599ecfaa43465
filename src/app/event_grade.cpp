#include "app/event_grade.hpp"

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

}  // namespace

void grade_event(store::ClockEvent& event, const UnitEvidence& unit, std::span<const domain::PastPosition> past,
                 const domain::EvidenceLimits& limits) {
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
  const auto graded = domain::grade(facts, limits);
  event.grade = graded.grade;
  for (const auto& reason : graded.reasons) event.grade_reasons.push_back({std::string(reason.key), reason.args});
  event.place_name = place_inside(event.grade_reasons);
}

}  // namespace spotme::app
