#pragma once

#include "app/context.hpp"
#include "base/messages.hpp"
#include "domain/access.hpp"
#include "store/audit.hpp"
#include "store/card.hpp"
#include "store/letter.hpp"

#include <cstddef>
#include <vector>

/// Decisions of a head of department on changes of cards. A change for the worse brings its letters in the same
/// transaction (app/letter_issue).
namespace spotme::app {

/// What was seen: the change that the marks of `month` led to, to that colour.
struct CardApproval {
  base::OfficerId officer;
  domain::Month month;
  domain::CardColour seen = domain::CardColour::yellow;
};
struct CardApproved {
  store::CardChange change;
  std::vector<store::Letter> letters = {};
};
inline constexpr std::size_t most_card_approvals = 200;

/// Approves each as it was seen; the marks are counted again first. A change holds from the first day of the next month
/// on. Each stands alone: answers come in the order of the question, those that are refused change nothing. Refuses one
/// with `not_found` outside the caller's reach, and (conflict) `card_own`, `card_no_proposal`,
/// `card_proposal_approved`, `card_proposal_changed`, the last also for an officer who was named before in the same
/// question.
[[nodiscard]] std::vector<base::Result<CardApproved>> approve_cards(const Context& context,
                                                                    const base::Messages& messages,
                                                                    const domain::Caller& caller, base::AgencyId agency,
                                                                    const std::vector<CardApproval>& approvals,
                                                                    const store::Actor& actor);
/// The same for one.
[[nodiscard]] base::Result<CardApproved> approve_card(const Context& context, const base::Messages& messages,
                                                      const domain::Caller& caller, base::AgencyId agency,
                                                      const CardApproval& approval, const store::Actor& actor);

}  // namespace spotme::app
