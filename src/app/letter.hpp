#pragma once

#include "app/context.hpp"
#include "base/messages.hpp"
#include "domain/access.hpp"
#include "store/attachment.hpp"
#include "store/audit.hpp"
#include "store/letter.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

/// Letters as their officer and those above him see them, and what follows a letter: reply, closing, cancellation.
namespace spotme::app {

struct LetterListEntry {
  store::LetterView view;
  bool overdue = false;
  bool may_decide = false;                          ///< the caller may close and cancel it
  std::vector<store::Attachment> attachments = {};  ///< of the reply, those that the caller may open; not in lists
};
struct LetterPage {
  std::vector<LetterListEntry> letters;
  std::optional<base::Uuid> next;  ///< give it as `after`
};
/// The caller's own, the latest first.
[[nodiscard]] base::Result<LetterPage> own_letters(const Context& context, const domain::Caller& caller,
                                                   const std::optional<base::Uuid>& after, std::int64_t limit);

struct LetterQuestion {
  std::optional<domain::LetterKind> kind = {};
  std::optional<domain::LetterState> state = {};
  bool overdue = false;
  std::optional<base::Uuid> after = {};
  std::int64_t limit = 50;
};
/// Letters to officers who stood within the caller's reach, the latest first. Looking is recorded. `not_found` for an
/// agency in which he reaches nobody.
[[nodiscard]] base::Result<LetterPage> list_letters(const Context& context, const domain::Caller& caller,
                                                    base::AgencyId agency, const LetterQuestion& question,
                                                    const store::Actor& actor);

/// One letter, the caller's own or one within his reach; `not_found` otherwise. The officer's first look is kept as
/// that he has read it; a look of anybody else is recorded.
[[nodiscard]] base::Result<LetterListEntry> show_letter(const Context& context, const domain::Caller& caller,
                                                        const base::Uuid& id, const store::Actor& actor);
struct LetterFile {
  std::string bytes;
  std::string name;
};
/// The same letter as a PDF; a look as well.
[[nodiscard]] base::Result<LetterFile> letter_file(const Context& context, const base::Messages& messages,
                                                   const domain::Caller& caller, const base::Uuid& id,
                                                   const store::Actor& actor);

inline constexpr std::size_t most_reply_characters = 4000;
inline constexpr std::size_t most_note_characters = 1000;
struct LetterReply {
  std::string text;                                  ///< 1 to most_reply_characters
  std::vector<base::AttachmentId> attachments = {};  ///< loose ones of the officer
};
/// The officer answers, once; late answers are taken too. `not_found` for another's letter; refuses (conflict)
/// `letter_replied`, `letter_closed`, `letter_already_cancelled`, and as claim_attachments.
[[nodiscard]] base::Result<LetterListEntry> reply_letter(const Context& context, const domain::Caller& caller,
                                                         const base::Uuid& id, const LetterReply& reply,
                                                         const store::Actor& actor);
/// The head of department ends the matter with a note, or cancels a letter that was issued in error. `not_found`
/// outside his reach; refuses (conflict) `letter_own`, `letter_closed` (closing alone), `letter_already_cancelled`.
[[nodiscard]] base::Result<LetterListEntry> close_letter(const Context& context, const domain::Caller& caller,
                                                         base::AgencyId agency, const base::Uuid& id,
                                                         const std::string& note, const store::Actor& actor);
[[nodiscard]] base::Result<LetterListEntry> cancel_letter(const Context& context, const domain::Caller& caller,
                                                          base::AgencyId agency, const base::Uuid& id,
                                                          const std::string& reason, const store::Actor& actor);

}  // namespace spotme::app
