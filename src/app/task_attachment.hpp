#pragma once

#include "app/attachment.hpp"

namespace spotme::app {

/// Of a file that is evidence of a task: all may see it who follow the officer today, papers of health excepted.
[[nodiscard]] AttachmentSight task_sight(db::Read& read, const domain::Caller& caller,
                                         const store::Attachment& attachment);

}  // namespace spotme::app
