#include "app/task_attachment.hpp"

#include "app/task_actor.hpp"

namespace spotme::app {

AttachmentSight task_sight(db::Read& read, const domain::Caller& caller, const store::Attachment& attachment) {
  const auto actor = TaskActors(read, caller, {attachment.officer}).of(attachment.officer);
  return actor.leads || actor.reads ? AttachmentSight::reads : AttachmentSight::none;
}

}  // namespace spotme::app
