#pragma once

#include "app/import_plan.hpp"
#include "base/id.hpp"
#include "store/db.hpp"
#include "store/officer_history.hpp"
#include "store/officer_transfer.hpp"

#include <optional>
#include <string>
#include <vector>

/// Who is told of moves that somebody else made.
namespace spotme::app {

/// Tells each open account among these of the unit and, where one is named, the supervisor that are his from that day
/// on.
void tell_of_posts(db::Write& write, base::AgencyId agency, const std::vector<store::KeptOfficer>& officers,
                   const std::optional<std::string>& unit, const std::optional<std::string>& supervisor,
                   base::Day from);

/// The same for those whose unit or supervisor an import changed; to be called after the plan was saved. A few
/// statements for each agency.
void tell_of_imported_moves(db::Write& write, const ImportPlan& plan, base::Day from);

/// Tells the administrators of the receiving agency that an officer is offered to it.
void tell_of_offer(db::Write& write, const store::TransferView& offer);

}  // namespace spotme::app
