#pragma once

#include "domain/approval.hpp"
#include "store/approval.hpp"

#include <optional>
#include <string>
#include <vector>

/// Who is told of the steps of a case. Each in the transaction of the step.
namespace spotme::app {

/// Where a notice about a case leads to.
[[nodiscard]] std::string case_link(base::ApprovalId id);

/// A case as it stands after a step.
struct MovedCase {
  store::ApprovalView view;
  domain::ApprovalAction action = domain::ApprovalAction::submit;
  std::optional<base::OfficerId> by = {};          ///< nullopt: the nightly job
  std::optional<base::OfficerId> waited_for = {};  ///< of one that was passed on
};
/// Tells the officer what became of his case and those at the desks that are asked now, with who stands in for them,
/// that something waits. Whoever took the step is not told of it.
void tell_of_moves(db::Write& write, base::AgencyId agency, const std::vector<MovedCase>& moves);

}  // namespace spotme::app
