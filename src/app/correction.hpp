#pragma once

#include "app/approval_case.hpp"
#include "app/context.hpp"
#include "domain/access.hpp"
#include "store/audit.hpp"
#include "store/correction.hpp"

#include <optional>
#include <string>
#include <vector>

/// A forgotten press (lupa ketik), or a new fact that answers one which is there. Approved like a reason; the original
/// stays stored and shown.
namespace spotme::app {

struct CorrectionDraft {
  base::Day work_day;
  domain::EventKind kind = domain::EventKind::in;
  base::Minutes minute{0};                    ///< of the work day
  std::optional<base::EventId> answers = {};  ///< a press of that day which this stands in the place of
  std::string reason_kind;
  std::string text;  ///< may be empty where the kind asks for none
  std::vector<base::AttachmentId> attachments = {};
};

/// Stores it as a case. Refuses, changing nothing:
///  - `no_posting` (unprocessable, field `work_day`) for a day on which he has no post or working time;
///  - `correction_in_future` (unprocessable, field `minute`) for a time that has not come;
///  - `correction_after_day` (unprocessable, field `minute`, args `most`) for a minute that belongs to the next work
///  day;
///  - `correction_too_late` (conflict, field `work_day`, args `day`) after the last day on which that day may be
///    explained;
///  - `month_closed` (conflict, field `work_day`, args `month`) where that month is closed;
///  - `event_unknown` (not_found, field `answers`) for a press that is none of his on that day;
///  - `event_answered` (conflict, field `answers`) where a correction of it waits or was accepted already;
///  - `correction_changes_nothing` (conflict, field `minute`) where the same kind was recorded at that minute;
///  - what check_said_reason (field `reason_kind`) and claim_attachments refuse.
[[nodiscard]] base::Result<store::Approval> submit_correction(const Context& context, const domain::Caller& caller,
                                                              const CorrectionDraft& draft, const store::Actor& actor);

}  // namespace spotme::app
