#include "domain/card_rule.hpp"

namespace spotme::domain {

CardRule card_rule_of(const CardRules& rules, base::Day day) {
  return {rules.table.as_of(day), rules.months.as_of(day), rules.marks.as_of(day)};
}

}  // namespace spotme::domain
