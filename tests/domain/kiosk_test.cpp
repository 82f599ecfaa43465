#include "domain/kiosk.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace spotme::domain {
namespace {

const std::vector<Place> places{{"Menara", PlaceKind::office, Circle{{2.93, 101.69}, 100}}};
const std::vector<Network> networks{{"Pejabat", *parse_prefix("10.1.0.0/16")}};

EvidenceFacts facts(std::optional<Position> position, bool network) {
  EvidenceFacts facts;
  facts.position = position;
  facts.address = parse_address(network ? "10.1.2.3" : "203.0.113.7");
  facts.places = places;
  facts.networks = networks;
  return facts;
}
Graded at_kiosk(const EvidenceFacts& facts) { return grade_at_kiosk(facts, EvidenceLimits{}, "Lobi", "Menara"); }
bool says(const Graded& graded, std::string_view key) {
  return std::any_of(graded.reasons.begin(), graded.reasons.end(), [&](const auto& one) { return one.key == key; });
}

constexpr Position inside{{2.93, 101.69}, 20};
constexpr Position roughly{{2.93, 101.69}, 900};
constexpr Position outside{{3.2, 101.69}, 20};

TEST(GradeAtKiosk, speaks_for_the_place_with_a_position_or_none) {
  EXPECT_EQ(at_kiosk(facts(std::nullopt, true)).grade, Grade::a);
  EXPECT_EQ(at_kiosk(facts(std::nullopt, false)).grade, Grade::b);
  EXPECT_EQ(at_kiosk(facts(inside, true)).grade, Grade::a);
  EXPECT_EQ(at_kiosk(facts(roughly, true)).grade, Grade::a);
  EXPECT_EQ(at_kiosk(facts(roughly, false)).grade, Grade::b);
  const auto graded = at_kiosk(facts(std::nullopt, false));
  EXPECT_EQ(graded.reasons.front(), (GradeReason{"grade_kiosk", {{"kiosk", "Lobi"}, {"place", "Menara"}}}));
}

TEST(GradeAtKiosk, was_carried_away_when_its_position_is_outside) {
  const auto known = at_kiosk(facts(outside, true));
  EXPECT_EQ(known.grade, Grade::c);
  EXPECT_TRUE(says(known, "grade_contradiction"));
  const auto unknown = at_kiosk(facts(outside, false));
  EXPECT_EQ(unknown.grade, Grade::c);
  EXPECT_TRUE(says(unknown, "grade_kiosk_contradiction"));
}

TEST(GradeAtKiosk, stands_still_and_is_not_doubted_for_it) {
  const std::vector<PastPosition> past{{inside, base::Instant{}, base::Day{} - std::chrono::days{1}}};
  auto same = facts(inside, true);
  same.past = past;
  const auto graded = at_kiosk(same);
  EXPECT_EQ(graded.grade, Grade::a);
  EXPECT_TRUE(says(graded, "grade_position_repeated")) << "told all the same";
}

TEST(GradeAtKiosk, is_c_at_best_by_a_claim_of_time) {
  auto late = facts(std::nullopt, true);
  late.claimed_time = true;
  EXPECT_EQ(at_kiosk(late).grade, Grade::c);
}

}  // namespace
}  // namespace spotme::domain
