#include "domain/evidence_issue.hpp"

#include <gtest/gtest.h>

namespace spotme::domain {
namespace {

const EvidenceIssueRule rule{true, {"D"}};
const PressEvidence inside{Grade::a, {"grade_inside", "grade_network_known"}};
const PressEvidence outside{Grade::d, {"grade_outside", "grade_network_unknown"}};
const PressEvidence nothing{Grade::d, {"grade_position_refused", "grade_network_unknown"}};
const PressEvidence rough{Grade::c, {"grade_inside_roughly", "grade_network_unknown"}};
const PressEvidence placeless{Grade::d, {"grade_no_place_known", "grade_network_unknown"}};

using Issues = std::vector<Issue>;

Issues found(const EvidenceIssueRule& by, std::vector<PressEvidence> presses, bool elsewhere = false) {
  return evidence_issues(by, presses, elsewhere);
}

TEST(EvidenceIssue, APressOutsideIsOneIssueAndNotAWeakOneBesides) {
  EXPECT_EQ(found(rule, {inside, outside}), Issues{Issue::outside_place});
  EXPECT_EQ(found(rule, {outside, outside}), Issues{Issue::outside_place});
}

TEST(EvidenceIssue, AWeakGradeIsAnIssueAsTheRuleSays) {
  EXPECT_EQ(found(rule, {nothing}), Issues{Issue::weak_evidence});
  EXPECT_EQ(found(rule, {rough}), Issues{});
  EXPECT_EQ(found({true, {"C", "D"}}, {rough}), Issues{Issue::weak_evidence});
  EXPECT_EQ(found({false, {}}, {outside, nothing}), Issues{});
  EXPECT_EQ(found(rule, {outside, nothing}), (Issues{Issue::outside_place, Issue::weak_evidence}));
}

TEST(EvidenceIssue, DutyHomeAndUnknownPlacesRaiseNothing) {
  EXPECT_EQ(found(rule, {outside, nothing}, true), Issues{});
  EXPECT_EQ(found(rule, {placeless}), Issues{});
  EXPECT_EQ(found(rule, {{Grade::d, {}}}), Issues{});
  EXPECT_EQ(found(rule, {}), Issues{});
}

}  // namespace
}  // namespace spotme::domain
