#pragma once

#include "base/id.hpp"
#include "domain/approval.hpp"
#include "domain/verdict.hpp"
#include "store/db.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

/// Cases that wait for a decision or had one (kelulusan), with every step. A row is changed by a step alone, and each
/// step is kept.
namespace spotme::store {

struct Approval {
  base::AgencyId agency;
  base::ApprovalId id;
  base::OfficerId officer;  ///< whom it is about
  std::string subject;      ///< `reason`, `correction`, or the kind of a grant
  domain::ApprovalStanding standing;
  std::int64_t revision = 1;
  base::Day first_day;
  base::Day last_day;
  std::string reason_kind = {};
  std::string text;
  base::Day due_on;  ///< the last day for the desk that is asked
  base::Instant made_at;
  base::OfficerId made_by;
  base::Instant moved_at;
};

/// One step, numbered by the revision that it made.
struct ApprovalStep {
  base::ApprovalId approval;
  std::int64_t revision = 1;
  domain::ApprovalAction action = domain::ApprovalAction::submit;
  domain::ApprovalState state = domain::ApprovalState::waiting;
  domain::Desk desk = domain::Desk::supervisor;
  base::Instant at;
  std::optional<base::OfficerId> by = {};            ///< nullopt: the nightly job
  std::optional<base::OfficerId> on_behalf_of = {};  ///< whose desk a delegate sat at
  std::optional<base::OfficerId> waited_for = {};    ///< who did not answer in time
  std::string note = {};
  std::string facts = {};  ///< what was seen, as text for an auditor
};

/// A case with what a list shows of its officer; unit and supervisor are those of today, so that a case follows him
/// when either changes.
struct ApprovalView {
  Approval approval;
  std::string officer_name;
  std::string unit_path;  ///< empty where he has no post today
  std::string unit_name;
  std::optional<base::OfficerId> supervisor = {};
};

void insert_approvals(db::Write& write, const std::vector<Approval>& approvals, const std::vector<ApprovalStep>& steps);
/// Stores where these stand now, each with the step that brought it there; their revision is one above the stored one.
/// Throws db::SerializationFailure where somebody moved one meanwhile.
void move_approvals(db::Write& write, const std::vector<Approval>& approvals, const std::vector<ApprovalStep>& steps);

/// Those that are there, in any order.
[[nodiscard]] std::vector<ApprovalView> find_approvals(db::Read& read, base::AgencyId agency,
                                                       const std::vector<base::ApprovalId>& ids);
/// By revision.
[[nodiscard]] std::vector<ApprovalStep> load_approval_steps(db::Read& read, base::AgencyId agency, base::ApprovalId id);

/// An issue that a reason answers.
struct ApprovalIssue {
  base::ApprovalId approval;
  base::OfficerId officer;
  base::Day day;
  domain::Issue kind = domain::Issue::late_in;
};
void insert_approval_issues(db::Write& write, base::AgencyId agency, const std::vector<ApprovalIssue>& issues);
/// By case, day and kind.
[[nodiscard]] std::vector<ApprovalIssue> load_approval_issues(db::Read& read, base::AgencyId agency,
                                                              const std::vector<base::ApprovalId>& ids);
/// The cases that answer issues of these days, the newest last.
[[nodiscard]] std::vector<ApprovalIssue> load_issue_approvals(db::Read& read, base::AgencyId agency,
                                                              base::OfficerId officer, base::Day first, base::Day last);

/// Those of the nightly job, by due day: waiting or recommended, not yet at the highest desk, and due before `today` or
/// at the desk of a supervisor whom the officer has no more.
[[nodiscard]] std::vector<ApprovalView> list_overdue_approvals(db::Read& read, base::AgencyId agency, base::Day today,
                                                               std::int64_t limit);
/// Reasons that wait although none of their issues does: withdrawn with their days, or settled by an outage. At most
/// `limit`.
[[nodiscard]] std::vector<ApprovalView> list_groundless_reasons(db::Read& read, base::AgencyId agency,
                                                                std::int64_t limit);

}  // namespace spotme::store
