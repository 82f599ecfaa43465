#include "domain/evidence_issue.hpp"

#include <algorithm>

namespace spotme::domain {
namespace {

bool has(const std::vector<std::string>& words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

}  // namespace

std::vector<Issue> evidence_issues(const EvidenceIssueRule& rule, std::span<const PressEvidence> presses,
                                   bool elsewhere) {
  bool outside = false;
  bool weak = false;
  for (const auto& press : presses) {
    if (has(press.grounds, "grade_outside")) {
      outside = true;
    } else if (!press.grounds.empty() && !has(press.grounds, "grade_no_place_known")) {
      weak = weak || has(rule.weak_grades, grade_name(press.grade));
    }
  }
  std::vector<Issue> issues;
  if (elsewhere) return issues;
  if (outside && rule.outside) issues.push_back(Issue::outside_place);
  if (weak) issues.push_back(Issue::weak_evidence);
  return issues;
}

}  // namespace spotme::domain
