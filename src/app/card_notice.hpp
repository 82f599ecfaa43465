#pragma once

#include "store/card.hpp"
#include "store/db.hpp"

#include <vector>

/// Who is told of cards.
namespace spotme::app {

/// The officers, of the changes that were approved.
void tell_of_changed_cards(db::Write& write, const std::vector<store::CardChange>& changes);
/// The nearest heads of department above these officers, of changes that wait for their approval. By a few statements.
void tell_of_proposals(db::Write& write, base::AgencyId agency, const std::vector<store::CardChange>& proposals);

}  // namespace spotme::app
