#include "domain/evidence.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace spotme::domain {
namespace {

constexpr double metres_per_km = 1000;

/// What the position says, before the network is asked.
enum class PositionWorth : std::uint8_t { good, weak, nothing, outside };

std::string metres(double value) { return fmt::format("{:.0f}", value); }

/// The place that the position is deepest in or nearest to.
struct Nearest {
  const Place* place = nullptr;
  double edge_m = 0;  ///< negative inside
};

Nearest nearest_place(std::span<const Place> places, const Coordinate& at) {
  Nearest nearest;
  for (const auto& place : places) {
    const double edge = distance_to_edge_m(place.area, at);
    if (nearest.place == nullptr || edge < nearest.edge_m) nearest = {&place, edge};
  }
  return nearest;
}

bool is_jump(const EvidenceFacts& facts, const PastPosition& past, const EvidenceLimits& limits) {
  const double apart = distance_m(facts.position->at, past.position.at);
  // Both positions may be wrong by their accuracy; only what is left is certainly travelled.
  const double travelled = apart - facts.position->accuracy_m - past.position.accuracy_m;
  if (travelled < limits.jump_least_km * metres_per_km) return false;
  const double hours = std::abs(std::chrono::duration<double, std::ratio<3600>>(facts.at - past.at).count());
  return travelled / metres_per_km > limits.jump_speed_kmh * hours;
}

/// Adds the doubts about a position; true when there is one.
bool doubt(const EvidenceFacts& facts, const EvidenceLimits& limits, std::vector<GradeReason>& reasons) {
  const auto before = reasons.size();
  if (facts.position->accuracy_m == 0) reasons.push_back({"grade_accuracy_zero"});
  const auto same = [&](const PastPosition& past) {
    return past.work_day != facts.work_day && past.position.at == facts.position->at;
  };
  if (std::any_of(facts.past.begin(), facts.past.end(), same)) reasons.push_back({"grade_position_repeated"});
  const auto jumped = [&](const PastPosition& past) { return is_jump(facts, past, limits); };
  const auto jump = std::find_if(facts.past.begin(), facts.past.end(), jumped);
  if (jump != facts.past.end()) {
    const double minutes = std::abs(std::chrono::duration<double, std::ratio<60>>(facts.at - jump->at).count());
    reasons.push_back(
        {"grade_position_jump",
         {{"km", fmt::format("{:.0f}", distance_m(facts.position->at, jump->position.at) / metres_per_km)},
          {"minutes", fmt::format("{:.0f}", minutes)}}});
  }
  return reasons.size() != before;
}

GradeReason absence_reason(PositionAbsence absence) {
  switch (absence) {
    case PositionAbsence::refused: return {"grade_position_refused"};
    case PositionAbsence::unavailable: return {"grade_position_unavailable"};
    case PositionAbsence::not_asked: break;
  }
  return {"grade_position_not_given"};
}

PositionWorth weigh_position(const EvidenceFacts& facts, const EvidenceLimits& limits,
                             std::vector<GradeReason>& reasons) {
  if (!facts.position) {
    reasons.push_back(absence_reason(facts.absence));
    return PositionWorth::nothing;
  }
  const auto& position = *facts.position;
  const base::MessageArgs accuracy{{"accuracy", metres(position.accuracy_m)}};
  if (position.accuracy_m > limits.vague_accuracy_m) {
    reasons.push_back({"grade_position_vague", accuracy});
    return PositionWorth::nothing;
  }
  const auto nearest = nearest_place(facts.places, position.at);
  if (nearest.place == nullptr) {
    reasons.push_back({"grade_no_place_known"});
    doubt(facts, limits, reasons);
    return PositionWorth::nothing;
  }
  const auto name = std::pair<std::string, std::string>{"place", nearest.place->name};
  const auto& accuracy_arg = accuracy.front();
  if (nearest.edge_m > position.accuracy_m) {
    reasons.push_back({"grade_outside", {name, {"distance", metres(nearest.edge_m)}}});
    doubt(facts, limits, reasons);
    return PositionWorth::outside;
  }
  const bool inside = nearest.edge_m <= 0;
  const bool sharp = position.accuracy_m <= limits.good_accuracy_m;
  reasons.push_back({!inside ? "grade_perhaps_inside"
                     : sharp ? "grade_inside"
                             : "grade_inside_roughly",
                     {name, accuracy_arg}});
  const bool doubtful = doubt(facts, limits, reasons);
  return inside && sharp && !doubtful ? PositionWorth::good : PositionWorth::weak;
}

Grade from_table(PositionWorth position, bool network) {
  switch (position) {
    case PositionWorth::good: return network ? Grade::a : Grade::b;
    case PositionWorth::weak: return network ? Grade::b : Grade::c;
    case PositionWorth::nothing: return network ? Grade::b : Grade::d;
    case PositionWorth::outside: return network ? Grade::c : Grade::d;
  }
  return Grade::d;
}

}  // namespace

std::string_view grade_name(Grade grade) {
  static constexpr std::array<std::string_view, 4> names{"A", "B", "C", "D"};
  return names[static_cast<std::size_t>(grade)];
}

std::optional<Grade> parse_grade(std::string_view text) {
  for (const auto grade : {Grade::a, Grade::b, Grade::c, Grade::d}) {
    if (text == grade_name(grade)) return grade;
  }
  return std::nullopt;
}

Graded grade(const EvidenceFacts& facts, const EvidenceLimits& limits) {
  Graded graded;
  const auto position = weigh_position(facts, limits, graded.reasons);
  const auto* network = facts.address ? find_network(facts.networks, *facts.address) : nullptr;
  if (network != nullptr) {
    graded.reasons.push_back({"grade_network_known", {{"network", network->name}}});
    if (position == PositionWorth::outside) graded.reasons.push_back({"grade_contradiction"});
  } else {
    graded.reasons.push_back({"grade_network_unknown"});
  }
  graded.grade = from_table(position, network != nullptr);
  if (facts.claimed_time) {
    graded.reasons.push_back({"grade_time_claimed"});
    graded.grade = std::max(graded.grade, Grade::c);  // the enumeration runs from good to bad
  }
  return graded;
}

}  // namespace spotme::domain
