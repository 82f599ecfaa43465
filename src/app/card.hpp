#pragma once

#include "app/card_facts.hpp"
#include "app/context.hpp"
#include "base/messages.hpp"
#include "domain/access.hpp"
#include "store/audit.hpp"
#include "store/card.hpp"

#include <optional>
#include <string>
#include <vector>

/// The card as its officer and those above him see it.
namespace spotme::app {

/// One officer's card in one month.
struct CardView {
  domain::Month month;
  bool running = false;  ///< the month is not over
  HeldColour held;       ///< on the last day of the month, or today while it runs
  domain::CardCount count;
  domain::CardForecast forecast;
  std::optional<store::CardChange> change = {};  ///< what the month's marks led to
};
/// One sentence about what is to come; `kind` is its key in messages/card.toml without `card_forecast_`.
struct CardSentence {
  std::string kind;
  base::Text text;
};
/// What there is to say of the card today, what comes of it first. Empty for a month that is over.
[[nodiscard]] std::vector<CardSentence> forecast_sentences(const base::Messages& messages, const CardView& view);

struct OwnCard {
  CardView card;
  domain::ChosenCardTable table;  ///< as of the month's last day, like the rest of the rule
  std::string chosen_by;          ///< source of the choice
  domain::Sourced<std::int64_t> months;
  domain::Sourced<domain::MarkRule> marks;
  std::vector<CardView> history = {};  ///< the twelve months before, the latest first
};
/// The caller's own card. Refuses `card_month_not_begun` (field `month`).
[[nodiscard]] base::Result<OwnCard> own_card(const Context& context, const domain::Caller& caller, domain::Month month);

struct CardListEntry {
  store::CardLine line;
  CardView card;
  bool may_approve = false;  ///< the caller, the change of this month, now
};
struct CardPage {
  std::vector<CardListEntry> cards;
  std::optional<std::string> next;  ///< opaque; give it as `after`
};
struct CardQuestion {
  domain::Month month;
  std::optional<domain::CardColour> colour = {};
  bool proposed = false;  ///< only with a change that waits for approval
  std::int64_t limit = 50;
};
/// The cards of the officers within the caller's reach, by name. Looking is recorded. `not_found` for an agency in
/// which he reaches nobody; refuses `card_month_not_begun` and `cursor_invalid`.
[[nodiscard]] base::Result<CardPage> list_cards(const Context& context, const domain::Caller& caller,
                                                base::AgencyId agency, const CardQuestion& question,
                                                const std::optional<std::string>& after, const store::Actor& actor);

}  // namespace spotme::app
