#pragma once

#include "app/attachment.hpp"
#include "store/letter.hpp"

#include <string_view>
#include <vector>

/// What officers attach to their reply to a letter, and who but they sees it.
namespace spotme::app {

/// The subject of what belongs to the reply to a letter.
inline constexpr std::string_view letter_subject = "letter";

/// For attachment_reaches: who decides on the letter sees all of it, who reads letters all but papers of health.
[[nodiscard]] AttachmentSight letter_sight(db::Read& read, const domain::Caller& caller,
                                           const store::Attachment& attachment);

/// Those of the reply that the caller may open.
[[nodiscard]] std::vector<store::Attachment> load_letter_attachments(db::Read& read, const domain::Caller& caller,
                                                                     const store::Letter& letter);

}  // namespace spotme::app
