#pragma once

#include "app/day_facts.hpp"
#include "app/team_day.hpp"

#include <vector>

namespace spotme::app {

/// The attendance of each of these days, which are of one agency, in their order.
[[nodiscard]] std::vector<TeamAttendance> load_team_attendance(db::Read& read, base::AgencyId agency,
                                                               const std::vector<OfficerDayFacts>& days);

}  // namespace spotme::app
