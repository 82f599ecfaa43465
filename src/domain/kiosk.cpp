#include "domain/kiosk.hpp"

#include <algorithm>

namespace spotme::domain {
namespace {

bool says(const Graded& graded, std::string_view key) {
  return std::any_of(graded.reasons.begin(), graded.reasons.end(), [&](const auto& one) { return one.key == key; });
}

}  // namespace

Graded grade_at_kiosk(const EvidenceFacts& facts, const EvidenceLimits& limits, const std::string& kiosk,
                      const std::string& place) {
  auto graded = grade(facts, limits);
  const bool outside = says(graded, "grade_outside");
  graded.grade = outside ? Grade::c : says(graded, "grade_network_known") ? Grade::a : Grade::b;
  if (facts.claimed_time) graded.grade = std::max(graded.grade, Grade::c);
  graded.reasons.insert(graded.reasons.begin(), {"grade_kiosk", {{"kiosk", kiosk}, {"place", place}}});
  if (outside && !says(graded, "grade_contradiction")) {
    graded.reasons.push_back({"grade_kiosk_contradiction"});
  }
  return graded;
}

}  // namespace spotme::domain
