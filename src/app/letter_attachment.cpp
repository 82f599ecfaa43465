#include "app/letter_attachment.hpp"

#include <algorithm>

namespace spotme::app {
namespace {

AttachmentSight sight_on(const domain::Caller& caller, const store::Letter& letter) {
  if (domain::may_decide_card(caller, letter.agency, letter.unit_path, letter.officer)) return AttachmentSight::decides;
  const auto reach = domain::card_reach(caller, letter.agency);
  const bool reads = std::any_of(reach.begin(), reach.end(),
                                 [&](const auto& path) { return domain::path_reaches(path, letter.unit_path); });
  return reads ? AttachmentSight::reads : AttachmentSight::none;
}

}  // namespace

AttachmentSight letter_sight(db::Read& read, const domain::Caller& caller, const store::Attachment& attachment) {
  const auto view = store::find_letter(read, caller.agency, attachment.subject->id);
  return view ? sight_on(caller, view->letter) : AttachmentSight::none;
}

std::vector<store::Attachment> load_letter_attachments(db::Read& read, const domain::Caller& caller,
                                                       const store::Letter& letter) {
  const bool all = caller.officer == letter.officer || sight_on(caller, letter) == AttachmentSight::decides;
  std::vector<store::Attachment> seen;
  for (auto& one : store::load_subject_attachments(read, letter.agency, letter_subject, {letter.id})) {
    if (all || !one.attachment.restricted) seen.push_back(std::move(one.attachment));
  }
  return seen;
}

}  // namespace spotme::app
