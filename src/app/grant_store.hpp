#pragma once

#include "app/context.hpp"
#include "store/audit.hpp"
#include "store/grant.hpp"

#include <string>
#include <string_view>
#include <vector>

/// How grants are stored and withdrawn, whoever decided on it: the direct use-cases of app/grant and app/leave_import,
/// and the acceptance of an application.
namespace spotme::app {

/// Stores grants that were checked in this transaction: reopens their days, and writes an entry of the audit trail for
/// each under `action`. Maternity leave among them ends the early hours that reach into it, hers and her husband's.
void store_grants(const Context& context, db::Write& write, const std::vector<store::Grant>& grants,
                  const store::Actor& actor, std::string_view action);

/// Takes grants back and reopens their days; of a wife's early hour, her husband's goes with it. Those that are
/// withdrawn already are left alone.
void withdraw_grants(db::Write& write, const std::vector<store::Grant>& grants, const std::string& reason,
                     const store::Actor& actor);

/// Refuses (`grant_month_closed`, conflict; field `id`) where a day of the grant lies in a closed month.
[[nodiscard]] base::Result<void> check_months_open(db::Read& read, const store::Grant& grant);

/// What an auditor reads of a grant: kind, days and times, and what for. Never a due date.
[[nodiscard]] std::string detail_of(const store::Grant& grant);

}  // namespace spotme::app
