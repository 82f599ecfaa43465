#pragma once

#include "app/context.hpp"
#include "app/demonstration_data.hpp"
#include "app/demonstration_history.hpp"

#include <vector>

/// Months of marks for a few officers of the demonstration, so that every colour of the card can be seen. No card is
/// set by hand: the late mornings are lived, judged, raised as issues, counted, proposed and approved by the functions
/// that do so everywhere.
namespace spotme::app {

/// Who has which late mornings, and where he works.
struct CardLives {
  const std::vector<DemonstrationCard>& cards;
  const std::vector<DemonstrationOfficer>& officers;  ///< everybody
  base::Day today;

  /// The first day of the earliest month that any of them has.
  [[nodiscard]] base::Day first() const;
};

/// `history` with the late mornings among what is certain.
[[nodiscard]] base::Result<DemonstrationHistory> with_late_mornings(const HistoryRules& rules,
                                                                    DemonstrationHistory history,
                                                                    const CardLives& lives);
/// The presses of these officers from the first of their months up to the day on which everybody's history begins.
[[nodiscard]] base::Result<std::vector<store::ClockEvent>> make_card_history(const HistoryRules& rules,
                                                                             const DemonstrationHistory& history,
                                                                             const CardLives& lives);
/// Raises the issues of those days; the days after them are closed like everybody's.
[[nodiscard]] base::Result<void> raise_card_issues(const Context& context, db::Write& write,
                                                   const DemonstrationHistory& history, const CardLives& lives);
/// Lets the cards take their course, once all days are closed: what a month leads to is approved by the head of
/// department on the second day of the next month, with its letters, and the last one waits.
void turn_cards(const Context& context, const CardLives& lives);

}  // namespace spotme::app
