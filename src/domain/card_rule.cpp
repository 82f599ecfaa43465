#include "domain/card_rule.hpp"

namespace spotme::domain {

CardRule card_rule_of(const CardRules& rules, base::Day day) {
  return {rules.table.as_of(day), rules.months.as_of(day), rules.marks.as_of(day), rules.letters.as_of(day)};
}

std::vector<LetterKind> letters_of(const CardLetters& rule, CardColour from, CardColour to) {
  if (to <= from) return {};
  return to == CardColour::red ? rule.red : rule.green;
}

}  // namespace spotme::domain
