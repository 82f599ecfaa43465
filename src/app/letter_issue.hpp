#pragma once

#include "app/context.hpp"
#include "base/messages.hpp"
#include "store/audit.hpp"
#include "store/card.hpp"
#include "store/letter.hpp"

#include <string>
#include <vector>

/// Inside of app/card_approval: letters are made with the change that they tell of, in its transaction.
namespace spotme::app {

/// Makes, numbers and stores the letters that the agency's rules ask for; in the order of `changes`, which must be
/// approved, all of one agency and by one head of department, who signs, at one time, which dates them. Audited, and
/// told to their officers.
[[nodiscard]] std::vector<std::vector<store::Letter>> issue_letters(const Context& context,
                                                                    const base::Messages& messages, db::Write& write,
                                                                    const std::vector<store::CardChange>& changes,
                                                                    const store::Actor& actor);

/// What is the same in all letters that an agency makes in one transaction.
struct LetterSender {
  std::string agency_code;
  std::string agency_name;
  std::string body_name;  ///< of the ministry; empty: none
  std::string signer_name;
};
[[nodiscard]] LetterSender load_letter_sender(db::Read& read, base::AgencyId agency, base::OfficerId signer);

/// Fills the texts into `letter`, whose other fields are set, and gives it its reference. `marks` and `valid_from` are
/// those of the change.
void write_letter(const base::Messages& messages, const LetterSender& sender, const domain::LetterTemplate& texts,
                  std::int64_t marks, base::Day valid_from, store::Letter& letter);

}  // namespace spotme::app
