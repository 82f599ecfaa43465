#pragma once

#include "app/context.hpp"

#include <vector>

/// What waits for a supervisor goes over with the officer: the new one has as many days as if he had been asked today,
/// and is told. So nobody is late with what he could not know of.
namespace spotme::app {

/// In the transaction that changed who leads these officers, from today or an earlier day on.
void hand_over_cases(const Context& context, db::Write& write, base::AgencyId agency,
                     const std::vector<base::OfficerId>& officers);

/// The nightly job: the cases of those who have another supervisor from today on, by a change made before. Again on the
/// same day it does nothing.
void hand_over_cases_of_today(const Context& context, db::Write& write, base::AgencyId agency);

}  // namespace spotme::app
