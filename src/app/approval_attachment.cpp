#include "app/approval_attachment.hpp"

#include "app/approval_seat.hpp"
#include "app/reason_kind.hpp"
#include "domain/grant.hpp"

namespace spotme::app {
namespace {

std::vector<store::Attachment> attachments_of(db::Read& read, const store::Approval& approval) {
  std::vector<store::Attachment> all;
  for (auto& one : store::load_subject_attachments(read, approval.agency, approval_subject, {approval.id.value})) {
    all.push_back(std::move(one.attachment));
  }
  return all;
}

/// Whether all that belongs to the case are papers of health: by the kind of its reason, or of its grant.
bool is_of_health(db::Read& read, const store::Approval& approval) {
  const auto grant = domain::parse_grant_kind(approval.subject);
  if (grant) return domain::takes_health_papers(*grant);
  const auto kinds = load_reason_kinds(read, approval.agency);
  const auto* const kind = domain::find_reason_kind(kinds, approval.reason_kind);
  return kind != nullptr && kind->health;
}

}  // namespace

base::Result<void> attach_to_case(db::Write& write, const store::Approval& approval,
                                  const std::vector<base::AttachmentId>& ids, bool restricted,
                                  const store::Actor& actor) {
  return claim_attachments(write, approval.agency, approval.officer, {ids, "attachments", restricted},
                           {std::string(approval_subject), approval.id.value}, actor);
}

base::Result<std::vector<store::Attachment>> add_case_attachments(const Context& context, const domain::Caller& caller,
                                                                  base::ApprovalId id,
                                                                  const std::vector<base::AttachmentId>& ids,
                                                                  const store::Actor& actor) {
  return context.database.write([&](db::Write& write) -> base::Result<std::vector<store::Attachment>> {
    const auto views = store::find_approvals(write, caller.agency, {id});
    if (views.empty() || views.front().approval.officer != caller.officer) {
      return base::Error{base::Code::not_found, "not_found", ""};
    }
    const auto& approval = views.front().approval;
    if (domain::is_settled(approval.standing.state)) {
      const auto state = std::string(domain::approval_state_name(approval.standing.state));
      return base::Error{base::Code::conflict, "approval_settled", "", {{"state", state}}};
    }
    const auto had = attachments_of(write, approval);
    if (had.size() + ids.size() > domain::most_attachments) {
      const auto limit = std::to_string(domain::most_attachments);
      return base::Error{base::Code::unprocessable, "attachments_too_many", "attachments", {{"limit", limit}}};
    }
    SPOTME_CHECK(attach_to_case(write, approval, ids, is_of_health(write, approval), actor));
    return attachments_of(write, approval);
  });
}

AttachmentSight approval_sight(db::Read& read, const domain::Caller& caller, const store::Attachment& attachment) {
  const auto views = store::find_approvals(read, caller.agency, {base::ApprovalId{attachment.subject->id}});
  if (views.empty()) return AttachmentSight::none;
  const bool sits = Seats::load(read, caller).at(views.front()).actor.has_seat();
  return sits ? AttachmentSight::decides : AttachmentSight::none;
}

}  // namespace spotme::app
