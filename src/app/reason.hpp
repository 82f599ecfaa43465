#pragma once

#include "app/approval_case.hpp"
#include "app/context.hpp"
#include "domain/access.hpp"
#include "store/attendance_issue.hpp"
#include "store/audit.hpp"
#include "store/correction.hpp"

#include <string>
#include <utility>
#include <vector>

/// Reasons (alasan): what an officer says about his attendance issues. One reason may answer those of several days.
namespace spotme::app {

inline constexpr std::size_t most_reason_issues = 62;  ///< of one reason: a month with two issues a day
inline constexpr std::size_t most_reason_text = 2'000;

struct ReasonDraft {
  std::vector<std::pair<base::Day, domain::Issue>> issues;
  std::string kind;  ///< a code of the agency's kinds of reasons
  std::string text;  ///< may be empty where the kind asks for none
  std::vector<base::AttachmentId> attachments = {};
};

/// What an officer may explain: the issues of closed days that stand open, and those that today's verdict so far
/// raises. By day and kind.
struct ToExplain {
  store::AttendanceIssue issue;
  bool closed = false;  ///< the day is closed; false: today, as it stands now
};
[[nodiscard]] std::vector<ToExplain> issues_to_explain(const Context& context, const domain::Caller& caller);

/// What was said of one own day: its issues with the case that explains each, and its corrections.
struct DayIssue {
  store::AttendanceIssue issue;
  std::optional<base::ApprovalId> approval = {};  ///< the latest that answers it
};
struct DayCases {
  std::vector<DayIssue> issues;  ///< by kind; withdrawn ones left out
  std::vector<store::CorrectionView> corrections;
};
[[nodiscard]] DayCases own_day_cases(const Context& context, const domain::Caller& caller, base::Day day);

/// Stores the reason as a case; its issues are `explained` from then on, also one of today that no closing has raised
/// yet. Refuses, changing nothing:
///  - `too_short` (field `issues`) for none, `too_many_items` for more than most_reason_issues;
///  - `issue_unknown` (not_found, field `issues[n]`) where the officer has no such issue;
///  - `issue_twice` (unprocessable, field `issues[n]`);
///  - `issue_not_open` (conflict, field `issues[n]`, args `state`) where it is explained, decided or withdrawn already;
///  - `reason_too_late` (conflict, field `issues[n]`, args `day`: the last day on which it could be explained);
///  - what check_said_reason and claim_attachments refuse.
[[nodiscard]] base::Result<store::Approval> submit_reason(const Context& context, const domain::Caller& caller,
                                                          const ReasonDraft& draft, const store::Actor& actor);

}  // namespace spotme::app
