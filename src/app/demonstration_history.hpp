#pragma once

#include "app/demonstration_data.hpp"
#include "app/evidence_cache.hpp"
#include "app/roster.hpp"
#include "app/rulebook.hpp"
#include "store/clock_event.hpp"
#include "store/grant.hpp"
#include "store/officer.hpp"

#include <string>
#include <vector>

namespace spotme::app {

/// An officer with where he may work.
struct DemonstrationOfficer {
  store::Officer officer;
  std::string user_id;
  UnitEvidence evidence;  ///< the place of his own unit first
  std::vector<store::Grant> grants = {};
};

/// What the presses are decided, graded and judged by.
struct HistoryRules {
  const AgencyRules& days;
  const store::EvidenceRules& evidence;
  const Roster& roster;  ///< of all the officers and days
};

/// The presses of the days before `today`, decided, graded and placed in their work days by the same functions as any
/// press. The same officers, history and day give the same presses but for their ids. Refuses with `no_calendar` where
/// the calendar ends.
[[nodiscard]] base::Result<std::vector<store::ClockEvent>> make_history(
    const HistoryRules& rules, const DemonstrationHistory& history, const std::vector<DemonstrationOfficer>& officers,
    base::Day today);

}  // namespace spotme::app
