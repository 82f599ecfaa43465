#pragma once

#include "store/approval.hpp"

#include <utility>
#include <vector>

/// Cases that wait at the desk of a supervisor who took their officer over.
namespace spotme::store {

/// Those of these officers that wait at the desk of their supervisor, where another one led them before.
[[nodiscard]] std::vector<ApprovalView> list_handed_over(db::Read& read, base::AgencyId agency,
                                                         const std::vector<base::OfficerId>& officers);
/// Those of the whole agency whose supervisor leads their officer from today on.
[[nodiscard]] std::vector<ApprovalView> list_handed_over_today(db::Read& read, base::AgencyId agency);

/// Without a step: nothing of them changes but the day by which an answer is due.
void set_due_days(db::Write& write, base::AgencyId agency,
                  const std::vector<std::pair<base::ApprovalId, base::Day>>& due);

}  // namespace spotme::store
