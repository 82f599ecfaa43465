#pragma once

#include "app/context.hpp"
#include "domain/calendar.hpp"
#include "domain/rota.hpp"
#include "domain/verdict.hpp"
#include "store/clock_event.hpp"
#include "store/correction.hpp"

#include <memory>
#include <string>
#include <utility>
#include <vector>

/// All that is stored about an officer's day, ready to be judged. Everything that judges stored days loads them here,
/// many at once, by one statement a table; the tables of rotas are asked only where somebody needs them.
namespace spotme::app {

struct OfficerDayFacts {
  base::AgencyId agency;
  base::OfficerId officer;
  base::Day day;
  /// False for a day on which the officer has no post or no working time: then nothing below but `events` is filled,
  /// and there is nothing to judge.
  bool posted = false;
  std::string unit_path = {};
  std::string scheme_text = {};                     ///< as it is stored: `wbf`, `rota:GUARD+2`
  domain::DayScheme scheme = {};                    ///< what it comes to on this day
  domain::Case facts = {};                          ///< with grants and presses, without as_of
  std::vector<store::ClockEvent> events = {};       ///< by time; those that wait too
  std::vector<store::Correction> corrections = {};  ///< the accepted ones, which `facts` holds as events
  base::Minutes day_end{0};  ///< the minute of `day` up to which (not included) presses count for it
  std::shared_ptr<const AgencyRules> rules = {};
};

/// The verdict of a day that is over.
[[nodiscard]] base::Result<domain::Verdict> judge(const OfficerDayFacts& day);
/// The verdict as it stands at `now`; over, when the day is over by then. `day` must be posted.
[[nodiscard]] base::Result<domain::Verdict> judge(const OfficerDayFacts& day, base::Instant now);

/// What the evidence of its presses raises, in the order of the enumeration. `day` must be posted.
[[nodiscard]] std::vector<domain::Issue> evidence_issues(const OfficerDayFacts& day);

/// Every posted day of the range, of officers by id and each by day: at most `officers` officers whose id is greater
/// than `after` (a nil id begins). Fewer officers than asked for means that there are no more.
struct FactsPage {
  std::vector<OfficerDayFacts> days;
  std::vector<base::OfficerId> officers;  ///< those looked at, also the ones without a posted day
};
[[nodiscard]] FactsPage load_day_facts(const Context& context, db::Read& read, base::AgencyId agency,
                                       domain::DayRange range, base::OfficerId after, std::size_t officers);
/// The same for one day. Of events, what store::load_clock_times gives.
[[nodiscard]] FactsPage load_day_facts(const Context& context, db::Read& read, base::AgencyId agency, base::Day day,
                                       base::OfficerId after, std::size_t officers);

/// One for each question, in their order; events with all that a page shows of them.
[[nodiscard]] std::vector<OfficerDayFacts> load_day_facts(
    const Context& context, db::Read& read, base::AgencyId agency,
    const std::vector<std::pair<base::OfficerId, base::Day>>& asked);

}  // namespace spotme::app
