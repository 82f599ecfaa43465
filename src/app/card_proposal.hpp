#pragma once

#include "app/card_facts.hpp"
#include "app/context.hpp"
#include "store/card.hpp"

#include <cstdint>
#include <optional>
#include <vector>

/// Proposals to change cards, made once a month is over. Until one is approved it is counted again with every run, so a
/// reason that is decided late still helps; when the month after is over too, the month is settled and nothing moves.
namespace spotme::app {

/// What the marks of `month` lead to, from the colour that the card has on the first day after it; nullopt: it stays.
/// A card moves by one row of the table.
[[nodiscard]] std::optional<store::CardChange> proposal_of(const domain::CardRules& rules, const CardFacts& facts,
                                                           domain::Month month, base::Day today);

/// True from the day after `month` until the last day of the month after it.
[[nodiscard]] bool is_proposing(domain::Month month, base::Day today);

/// Counts these officers' month again and stores, replaces or withdraws what is not approved yet. Does nothing unless
/// is_proposing. Returns how many proposals stand for them.
std::int64_t refresh_card_proposals(const Context& context, db::Write& write, base::AgencyId agency,
                                    const std::vector<base::OfficerId>& officers, domain::Month month);

/// The nightly job for one agency: the month before today's, in batches of their own transactions. It can be killed
/// at any point and run again at any time. Returns how many proposals stand.
std::int64_t propose_cards(const Context& context, base::AgencyId agency);

}  // namespace spotme::app
