#pragma once

#include "app/attachment.hpp"
#include "store/approval.hpp"

#include <string_view>
#include <vector>

/// Attachments of cases: how they get there, and who but their officer sees them.
namespace spotme::app {

/// The subject of what belongs to a case.
inline constexpr std::string_view approval_subject = "approval";

/// For whoever opens a case: gives it loose attachments of its officer, named in `attachments`. Refuses as
/// claim_attachments.
[[nodiscard]] base::Result<void> attach_to_case(db::Write& write, const store::Approval& approval,
                                                const std::vector<base::AttachmentId>& ids, bool restricted,
                                                const store::Actor& actor);

/// Adds loose attachments of the caller to a case of his that is not settled, such as what a desk asked him for. All of
/// the case as it then stands. Refuses `not_found`, `approval_settled` (conflict, args `state`), `attachments_too_many`
/// by all that the case would have, and as claim_attachments.
[[nodiscard]] base::Result<std::vector<store::Attachment>> add_case_attachments(
    const Context& context, const domain::Caller& caller, base::ApprovalId id,
    const std::vector<base::AttachmentId>& ids, const store::Actor& actor);

/// For attachment_reaches: those who sit at one of the desks of the case today, for themselves or for another, decide
/// it and see all of it; nobody else sees any.
[[nodiscard]] AttachmentSight approval_sight(db::Read& read, const domain::Caller& caller,
                                             const store::Attachment& attachment);

}  // namespace spotme::app
