#pragma once

#include "base/result.hpp"
#include "domain/letter.hpp"

#include <string_view>

namespace spotme::store {

/// The file `rules/letters.toml`, which documents the form. Refuses as every rule file does (see store/rule_pack.hpp);
/// a template that domain::check_letter_template refuses with that refusal, file and key put to it.
[[nodiscard]] base::Result<domain::LetterDefaults> parse_letter_rules(std::string_view file_name,
                                                                      std::string_view toml);

}  // namespace spotme::store
