#pragma once

#include "domain/evidence.hpp"
#include "domain/verdict.hpp"
#include "domain/worktime/rule_terms.hpp"

#include <span>
#include <string>
#include <vector>

/// Issues that come from the evidence of presses: outside the place of work, weak evidence. They change no verdict; the
/// officer explains them as any other.
namespace spotme::domain {

/// Of one press that counts.
struct PressEvidence {
  Grade grade = Grade::d;
  std::vector<std::string> grounds = {};  ///< keys of messages/evidence.toml, such as `grade_outside`
};

/// What the presses of a day raise. `elsewhere`: official duty or a day at home stands on the day, so that the place is
/// no question. A press outside is no weak one besides; one that cannot be graded, because no place of work is on
/// record or nothing is known of how it was graded, raises nothing.
[[nodiscard]] std::vector<Issue> evidence_issues(const EvidenceIssueRule& rule, std::span<const PressEvidence> presses,
                                                 bool elsewhere);

}  // namespace spotme::domain
