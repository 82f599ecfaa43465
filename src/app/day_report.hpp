#pragma once

#include "app/context.hpp"
#include "domain/access.hpp"
#include "store/audit.hpp"
#include "store/day_report.hpp"

#include <optional>
#include <string>

/// What an officer plans for a day and reports of it.
namespace spotme::app {

/// The officer's work day as it stands now, by the same function that decides the day of a press: a night shift is in
/// yesterday's day after midnight. Today's civil day when he has no post or working time.
[[nodiscard]] base::Day current_work_day(const Context& context, db::Read& read, base::AgencyId agency,
                                         base::OfficerId officer);

/// Inside of the caller's transaction, audited: the next version of the caller's own report (`moved`: a task of his
/// moved on that day), or of his plan. Refuse what domain::check_report and check_plan refuse.
[[nodiscard]] base::Result<store::DayReport> hand_in_day_report(const Context& context, db::Write& write,
                                                                const domain::Caller& caller, base::Day day,
                                                                const std::string& text, bool moved,
                                                                const store::Actor& actor);
[[nodiscard]] base::Result<store::DayReport> keep_day_plan(const Context& context, db::Write& write,
                                                           const domain::Caller& caller, base::Day day,
                                                           const std::string& text, const store::Actor& actor);

/// True when he has a plan for the day, or a task that begins by it and was open on it.
[[nodiscard]] bool is_planned(db::Read& read, base::AgencyId agency, base::OfficerId officer, base::Day day);

}  // namespace spotme::app
