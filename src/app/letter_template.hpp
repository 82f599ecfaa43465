#pragma once

#include "app/context.hpp"
#include "base/messages.hpp"
#include "domain/access.hpp"
#include "store/audit.hpp"
#include "store/letter.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

/// What an agency's letters say. The administrators of the whole agency keep it (app/rule_check); versions are added,
/// never altered, and a letter keeps the text that it was made with.
namespace spotme::app {

struct LetterTemplateView {
  domain::LetterKind kind = domain::LetterKind::notice;
  domain::LetterTemplate texts;    ///< what the next letter says
  std::int64_t version = 0;        ///< of the agency, the highest; 0: it never wrote one
  bool is_default = true;          ///< rules/letters.toml holds
  domain::LetterDefault standard;  ///< what that says
  std::optional<base::Instant> made_at = {};
  std::string made_by = {};  ///< a name
};
/// By LetterKind. Refuses as check_rule_keeper.
[[nodiscard]] base::Result<std::vector<LetterTemplateView>> list_letter_templates(const Context& context,
                                                                                  const domain::Caller& caller,
                                                                                  base::AgencyId agency);

/// Stores a version on top of the one that was seen. Refuses as check_rule_keeper and domain::check_letter_template,
/// and (conflict) `letter_template_changed` when `seen` is not the highest any more. Line ends become `\n`.
[[nodiscard]] base::Result<LetterTemplateView> set_letter_template(const Context& context, const domain::Caller& caller,
                                                                   base::AgencyId agency, domain::LetterKind kind,
                                                                   std::int64_t seen, domain::LetterTemplate texts,
                                                                   const store::Actor& actor);
/// Back to the default. Refuses as above, and (conflict) `letter_template_default`.
[[nodiscard]] base::Result<LetterTemplateView> withdraw_letter_template(const Context& context,
                                                                        const domain::Caller& caller,
                                                                        base::AgencyId agency, domain::LetterKind kind,
                                                                        std::int64_t seen, const store::Actor& actor);

/// A letter of sample data in these texts, as a PDF that is marked as a sample. Refuses as set_letter_template, nothing
/// is stored.
[[nodiscard]] base::Result<std::string> preview_letter_template(const Context& context, const base::Messages& messages,
                                                                const domain::Caller& caller, base::AgencyId agency,
                                                                domain::LetterKind kind, domain::LetterTemplate texts);

}  // namespace spotme::app
