#pragma once

#include "app/context.hpp"
#include "store/team_member.hpp"

#include <vector>

/// What waits for a supervisor goes over with the officer: the new one has as many days as if he had been asked today,
/// and is told. So nobody is late with what he could not know of.
namespace spotme::app {

/// In the transaction that changed who leads these officers; `before`: where each stood today before it. Of those whom
/// the same person leads today as before, nothing goes over.
void hand_over_cases(const Context& context, db::Write& write, base::AgencyId agency,
                     const std::vector<store::TeamPlace>& before);

/// The nightly job: the cases of those who have another supervisor from today on, by a change made before. Nobody is
/// told of a case of which he was told today, so again on the same day it does nothing.
void hand_over_cases_of_today(const Context& context, db::Write& write, base::AgencyId agency);

}  // namespace spotme::app
