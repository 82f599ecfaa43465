#pragma once

#include "app/context.hpp"
#include "store/audit.hpp"
#include "store/grant.hpp"
#include "store/worktime.hpp"

#include <string>
#include <string_view>
#include <vector>

/// How grants are stored, whoever decided on it: the direct use-cases of app/grant and app/leave_import,
/// and the acceptance of an application.
namespace spotme::app {

/// Stores grants that were checked in this transaction: reopens their days, and writes an entry of the audit trail for
/// each under `action`. Maternity leave among them ends the early hours that reach into it, hers and her husband's.
void store_grants(const Context& context, db::Write& write, const std::vector<store::Grant>& grants,
                  const store::Actor& actor, std::string_view action);

/// Reopens days of officers of one agency, by a few statements whatever their number.
void reopen_grant_days(db::Write& write, const std::vector<store::OfficerDays>& ranges);

/// Refuses (`grant_month_closed`, conflict; field `id`) where one of the days lies in a closed month.
[[nodiscard]] base::Result<void> check_months_open(db::Read& read, base::AgencyId agency, domain::DayRange days);

/// What an auditor reads of a grant: kind, days and times, and what for. Never a due date.
[[nodiscard]] std::string detail_of(const store::Grant& grant);

}  // namespace spotme::app
