#pragma once

#include "app/context.hpp"
#include "domain/card_rule.hpp"
#include "store/card.hpp"

#include <optional>
#include <vector>

/// What a card is counted from: loaded for many officers by one statement a table.
namespace spotme::app {

/// The colour of a card and since when it has it; nullopt: from the beginning.
struct HeldColour {
  domain::CardColour colour = domain::CardColour::yellow;
  std::optional<base::Day> since = {};
};

/// Of one officer.
struct CardFacts {
  std::vector<store::CardChange> changes = {};  ///< by month, withdrawn ones left out
  std::vector<domain::CardIssue> issues = {};
  std::vector<domain::DayRange> excused = {};

  /// By the approved changes that hold on `day`.
  [[nodiscard]] HeldColour held_on(base::Day day) const;
  [[nodiscard]] const store::CardChange* change_of(domain::Month month) const;
};

/// In the order of `officers`, with what can count for months within `days`, whatever the rule's period.
[[nodiscard]] std::vector<CardFacts> load_card_facts(db::Read& read, base::AgencyId agency,
                                                     const std::vector<base::OfficerId>& officers,
                                                     domain::DayRange days);

/// The marks that count for `month` as of `today`, for a card that is judged on `day`.
[[nodiscard]] domain::CardCount count_month(const domain::CardRules& rules, const CardFacts& facts, domain::Month month,
                                            const HeldColour& held, base::Day today);

}  // namespace spotme::app
