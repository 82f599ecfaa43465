#pragma once

#include "app/context.hpp"
#include "base/messages.hpp"
#include "domain/absence.hpp"
#include "domain/access.hpp"
#include "store/absence_alert.hpp"
#include "store/audit.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

/// Alerts of absence that the law watches (P.U.(A) 395/1993 per. 26): raised once at each level of the rule
/// `absence_alerts`, told to whom `absence_told` names, dissolved when what they rest on is gone.
namespace spotme::app {

struct AbsenceReport {
  std::int64_t raised = 0;
  std::int64_t dissolved = 0;
};
/// The nightly job for one agency: counts the runs again of everybody with an unexplained absence since the first of
/// the month before, and of everybody with an alert that holds; in batches of their own transactions. It can be killed
/// at any point and run again at any time. Runs that ended before that month are past telling.
AbsenceReport watch_absence(const Context& context, base::AgencyId agency);

/// What follows by the law.
struct AbsenceNext {
  domain::AbsenceStage stage = domain::AbsenceStage::first;
  base::Text text;
  std::string source;
};
struct AbsenceAlertView {
  store::AbsenceAlertLine line;
  std::vector<base::Day> days;  ///< of the run as it stands, its working days; empty once it is dissolved
  bool running = false;         ///< nothing has broken it yet
  AbsenceNext next;
};
struct AbsenceAlertPage {
  std::vector<AbsenceAlertView> alerts;
  std::optional<base::Uuid> next;  ///< give it as `after`
};
struct AbsenceAlertQuestion {
  std::optional<bool> dissolved = {};
  std::optional<base::Uuid> after = {};
  std::int64_t limit = 50;
};
/// Alerts of officers whom the caller follows (domain/team, TeamView::attendance), so of those whose supervisor he is
/// or stands in for, whatever his roles; the latest first, one for each run. Looking is recorded. `not_found` for
/// another agency.
[[nodiscard]] base::Result<AbsenceAlertPage> list_absence_alerts(const Context& context, const base::Messages& messages,
                                                                 const domain::Caller& caller, base::AgencyId agency,
                                                                 const AbsenceAlertQuestion& question,
                                                                 const store::Actor& actor);

}  // namespace spotme::app
