#include "app/approval_attachment.hpp"

#include "app/approval_seat.hpp"

namespace spotme::app {

base::Result<void> attach_to_case(db::Write& write, const store::Approval& approval,
                                  const std::vector<base::AttachmentId>& ids, bool restricted,
                                  const store::Actor& actor) {
  return claim_attachments(write, approval.agency, approval.officer, {ids, "attachments", restricted},
                           {std::string(approval_subject), approval.id.value}, actor);
}

AttachmentSight approval_sight(db::Read& read, const domain::Caller& caller, const store::Attachment& attachment) {
  const auto views = store::find_approvals(read, caller.agency, {base::ApprovalId{attachment.subject->id}});
  if (views.empty()) return AttachmentSight::none;
  const bool sits = Seats::load(read, caller).at(views.front()).actor.has_seat();
  return sits ? AttachmentSight::decides : AttachmentSight::none;
}

}  // namespace spotme::app
