#pragma once

#include "store/approval.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// Cases that wait at the desk of a supervisor who took their officer over.
namespace spotme::store {

/// Those of these officers that wait at the desk of their supervisor of today.
[[nodiscard]] std::vector<ApprovalView> list_at_supervisor(db::Read& read, base::AgencyId agency,
                                                           const std::vector<base::OfficerId>& officers);
/// Those of the whole agency whose supervisor leads their officer from today on, and did not before.
[[nodiscard]] std::vector<ApprovalView> list_handed_over_today(db::Read& read, base::AgencyId agency);

/// Somebody, and the link of what he may have been told of.
struct NoticeOf {
  base::OfficerId officer;
  std::string link;
};
/// Which of these were told by a notice of that kind since then: their places in the question, ascending.
[[nodiscard]] std::vector<std::size_t> find_told(db::Read& read, base::AgencyId agency,
                                                 const std::vector<NoticeOf>& notices, std::string_view kind,
                                                 base::Instant since);

/// Without a step: nothing of them changes but the day by which an answer is due.
void set_due_days(db::Write& write, base::AgencyId agency,
                  const std::vector<std::pair<base::ApprovalId, base::Day>>& due);

}  // namespace spotme::store
