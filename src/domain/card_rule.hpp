#pragma once

#include "domain/card.hpp"
#include "domain/letter.hpp"
#include "domain/timeline.hpp"
#include "domain/worktime/rule_pack.hpp"

#include <cstdint>
#include <string>
#include <vector>

/// What rules the card, as dated values with their sources. Read from `rules/card.toml` by store::parse_card_rules.
namespace spotme::domain {

/// A table that is known by a name, to be chosen.
struct CardVariant {
  std::string name;  ///< such as `lipis`
  Sourced<CardTable> table;
  bool operator==(const CardVariant&) const = default;
};

/// A table that holds. Its own source says who chose it, `table_source` where its rows come from.
struct ChosenCardTable {
  std::string variant;  ///< empty for rows of its own
  CardTable table;
  std::string table_source;
  Certainty table_certainty = Certainty::practice;
  bool operator==(const ChosenCardTable&) const = default;
};

/// The letters that a card brings when it turns for the worse, in the order in which they are numbered.
struct CardLetters {
  std::vector<LetterKind> green;
  std::vector<LetterKind> red;
  bool operator==(const CardLetters&) const = default;
};

/// A timeline in here is never empty and begins on the first day that base::parse_day takes.
struct CardRules {
  std::vector<CardVariant> variants;
  Timeline<Sourced<ChosenCardTable>> table;
  Timeline<Sourced<std::int64_t>> months;  ///< calendar months that are counted together, 1 to 12
  Timeline<Sourced<MarkRule>> marks;
  Timeline<Sourced<CardLetters>> letters;
  bool operator==(const CardRules&) const = default;
};

/// The rules as of one day. Points into them; they must outlive it.
struct CardRule {
  const Sourced<ChosenCardTable>* table;
  const Sourced<std::int64_t>* months;
  const Sourced<MarkRule>* marks;
  const Sourced<CardLetters>* letters;
};
[[nodiscard]] CardRule card_rule_of(const CardRules& rules, base::Day day);
/// The letters of a change as of its rule; none where the colour gets better.
[[nodiscard]] std::vector<LetterKind> letters_of(const CardLetters& rule, CardColour from, CardColour to);

}  // namespace spotme::domain
