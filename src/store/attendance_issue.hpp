#pragma once

#include "base/id.hpp"
#include "domain/issue.hpp"
#include "domain/verdict.hpp"
#include "store/clock_event.hpp"
#include "store/db.hpp"

#include <vector>

/// Attendance issues (isu kehadiran): what a closed day's verdict says against the officer, until it is settled.
namespace spotme::store {

struct AttendanceIssue {
  OfficerDay day;
  domain::Issue kind = domain::Issue::late_in;
  domain::IssueState state = domain::IssueState::open;
  base::Day explain_by;  ///< the last day on which it may be explained
};
/// Raises these, or opens again those that were withdrawn; one that is there already stays as it is.
void raise_issues(db::Write& write, const std::vector<AttendanceIssue>& issues);
/// Withdraws those that are there; the others are left alone.
void withdraw_issues(db::Write& write, const std::vector<AttendanceIssue>& issues);
/// By day, in the order of the enumeration.
[[nodiscard]] std::vector<AttendanceIssue> load_issues(db::Read& read, base::AgencyId agency, base::OfficerId officer,
                                                       base::Day first, base::Day last);

}  // namespace spotme::store
