#pragma once

#include "app/approval_seat.hpp"
#include "app/context.hpp"
#include "domain/grant.hpp"
#include "store/approval_list.hpp"
#include "store/attachment.hpp"
#include "store/attendance_issue.hpp"
#include "store/audit.hpp"
#include "store/correction.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

/// The inbox of those who decide, and the steps of a case (kelulusan). A case is seen by its officer, by those who sit
/// at one of its desks today, and by heads of department, integrity unit and auditors within their reach; for anybody
/// else it is `not_found`. Every look at another's case is audited.
namespace spotme::app {

struct InboxQuestion {
  store::Box box = store::Box::to_decide;
  std::optional<std::string> subject = {};
  std::string search = {};
  std::int64_t limit = 50;
};
struct InboxEntry {
  store::ApprovalView view;
  std::vector<store::ApprovalIssue> issues = {};     ///< of a reason
  std::optional<store::Correction> correction = {};  ///< of a correction
  std::vector<store::Attachment> attachments = {};
  std::optional<std::string> on_behalf_of = {};  ///< the name of the one whose desk it is
};
struct InboxPage {
  std::vector<InboxEntry> entries;
  std::optional<std::string> next = {};  ///< opaque; give it as `after`
  std::vector<store::SubjectCount> counts = {};
  store::DeskFigures figures = {};  ///< the caller's own, of the last 30 days
  bool decides = false;             ///< whether he sits at any desk
  bool reads = false;               ///< whether he may read cases of others that he does not decide
};
/// Refuses `cursor_invalid` (field `after`).
[[nodiscard]] base::Result<InboxPage> list_inbox(const Context& context, const domain::Caller& caller,
                                                 const InboxQuestion& question, const std::optional<std::string>& after,
                                                 const store::Actor& actor);

/// The caller's own cases, the latest first; those that are not settled alone, or all.
struct OwnApprovals {
  std::vector<InboxEntry> entries;
  std::optional<std::string> next = {};
};
[[nodiscard]] base::Result<OwnApprovals> list_own_approvals(const Context& context, const domain::Caller& caller,
                                                            bool open, const std::optional<std::string>& after,
                                                            std::int64_t limit);

struct NamedStep {
  store::ApprovalStep step;
  std::string by_name = {};  ///< empty: the nightly job
  std::string on_behalf_of_name = {};
  std::string waited_for_name = {};
};
struct ApprovalDetail {
  InboxEntry entry;
  std::vector<NamedStep> steps;                     ///< the time line
  std::vector<store::AttendanceIssue> issues = {};  ///< of a reason, as they stand now
  std::optional<store::ClockEvent> answered = {};   ///< the press that a correction answers
  std::optional<domain::GrantDraft> grant = {};     ///< what is applied for; who only reads gets no form of a pregnancy
  std::optional<domain::GrantDraft> replaces = {};  ///< the grant that it changes or ends, in the same way
  store::ApprovalHistory history = {};              ///< of the same subject, over a year
  std::vector<std::string> deciders = {};           ///< who is asked now, by name
  bool own = false;
  bool may_decide = false;
  bool may_take_back = false;
};
[[nodiscard]] base::Result<ApprovalDetail> show_approval(const Context& context, const domain::Caller& caller,
                                                         base::ApprovalId id, const store::Actor& actor);

/// What the caller saw: the case in that revision.
struct SeenApproval {
  base::ApprovalId id;
  std::int64_t revision = 0;
};
struct DecisionOutcome {
  SeenApproval seen;
  std::optional<base::Error> refusal = {};  ///< nothing was changed for this one
  domain::ApprovalState state = domain::ApprovalState::waiting;
  std::int64_t revision = 0;
};
inline constexpr std::size_t most_decided_at_once = 10'000;

/// Accepts, rejects, asks or takes back many cases at once, each on what was seen: one that moved meanwhile, or that he
/// may not decide, is named with its refusal and left as it is; the others are done. In the order of the question, in
/// batches of their own transactions. Refusals of one: those of domain::take_step, `approval_changed` (conflict) where
/// it moved since it was seen, `approval_issue_gone` (conflict) where nothing is left to decide, and those of its kind.
/// Refuses the whole with `note_missing` (field `note`) for a rejection, a question or taking back without a note.
[[nodiscard]] base::Result<std::vector<DecisionOutcome>> decide_approvals(
    const Context& context, const domain::Caller& caller, const std::vector<SeenApproval>& seen,
    domain::ApprovalAction action, const std::string& note, const store::Actor& actor);

/// The officer answers what he was asked, or withdraws his case.
[[nodiscard]] base::Result<DecisionOutcome> move_own_approval(const Context& context, const domain::Caller& caller,
                                                              const SeenApproval& seen, domain::ApprovalAction action,
                                                              const std::string& note, const store::Actor& actor);

/// The nightly part: what waited too long goes to the next desk, with the one who did not answer noted; reasons whose
/// issues are gone are withdrawn. In batches; may be killed and run again. Returns how many cases moved.
std::int64_t pass_on_approvals(const Context& context, base::AgencyId agency);

}  // namespace spotme::app
