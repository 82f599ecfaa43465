#pragma once

#include "base/id.hpp"
#include "domain/holiday.hpp"
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
/// Raises these, or opens again those that were withdrawn, with the later of both last days; one that is there already
/// stays as it is.
void raise_issues(db::Write& write, const std::vector<AttendanceIssue>& issues);
/// Writes how these stand now; one that is not stored yet is raised in that state. A withdrawn one stays withdrawn,
/// and one that is accepted for an outage stays accepted.
void set_issue_states(db::Write& write, const std::vector<AttendanceIssue>& issues);
/// Withdraws those that are there; the others are left alone.
void withdraw_issues(db::Write& write, const std::vector<AttendanceIssue>& issues);
/// The state that these are given for an outage: those that nobody has decided yet take it, and name the outage.
void settle_issues(db::Write& write, const std::vector<AttendanceIssue>& issues, domain::IssueState state,
                   base::OutageId outage);
/// Those that are accepted for that outage are open again, as if it had never been, and may be explained until `least`
/// at the earliest. As they stand then, by officer and day.
[[nodiscard]] std::vector<AttendanceIssue> reopen_issues(db::Write& write, base::AgencyId agency, base::OutageId outage,
                                                         base::Day least);
/// Days of the range on which somebody has an issue that nobody has decided yet, by officer and day; officers after
/// `after`, at most `limit` days.
[[nodiscard]] std::vector<AttendanceIssue> load_undecided_issues(db::Read& read, base::AgencyId agency,
                                                                 domain::DayRange days, base::OfficerId after,
                                                                 std::int64_t limit);
/// By day, in the order of the enumeration.
[[nodiscard]] std::vector<AttendanceIssue> load_issues(db::Read& read, base::AgencyId agency, base::OfficerId officer,
                                                       base::Day first, base::Day last);

/// Of those days, in any order.
[[nodiscard]] std::vector<AttendanceIssue> load_issues(db::Read& read, const std::vector<OfficerDay>& days);
/// The same of every day of the range, of officers from `first` to `last`.
[[nodiscard]] std::vector<AttendanceIssue> load_issues(db::Read& read, base::AgencyId agency, domain::DayRange days,
                                                       base::OfficerId first, base::OfficerId last);
/// Open issues that have to be explained by `explain_by` and of which their officer was not reminded on `owed_since` or
/// later, by officer and day, at most `limit`.
[[nodiscard]] std::vector<AttendanceIssue> list_issues_to_remind(db::Read& read, base::AgencyId agency,
                                                                 base::Day explain_by, base::Day owed_since,
                                                                 std::int64_t limit);
void set_reminded(db::Write& write, const std::vector<AttendanceIssue>& issues, base::Day today);
/// An officer's open issues that may be explained on `today`, by day and kind, at most `limit`.
[[nodiscard]] std::vector<AttendanceIssue> list_issues_to_explain(db::Read& read, base::AgencyId agency,
                                                                  base::OfficerId officer, base::Day today,
                                                                  std::int64_t limit);

}  // namespace spotme::store
