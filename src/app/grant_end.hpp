#pragma once

#include "base/error.hpp"
#include "domain/grant.hpp"
#include "store/audit.hpp"
#include "store/grant.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// How grants end before their last day: by a change or a cancellation that was accepted, by maternity leave, or taken
/// back by those who keep them. Rows are never altered: what stays of one is a row of its own that replaces it.
namespace spotme::app {

/// The days that a grant keeps when it is changed from `begins` on, or cancelled: those before today were used. Its
/// last is before its first where none stays.
[[nodiscard]] domain::DayRange used_days(const store::Grant& grant, base::Day today,
                                         std::optional<base::Day> begins = std::nullopt);

/// Whether anything is left to change or to cancel. Refuses `grant_used_up` (conflict) where all its days stay, and
/// `grant_month_closed` (conflict; both field `id`) where a day that does not stay lies in a closed month.
[[nodiscard]] base::Result<void> check_may_end(db::Read& read, const store::Grant& grant,
                                               std::optional<base::Day> begins = std::nullopt);

/// What stays, as the change of the same grant is checked against it: nullopt where nothing does, and for the early
/// hour and the Ramadan choice, which the change goes on with and of which there is one.
[[nodiscard]] std::optional<domain::HeldGrant> held_beside(const store::Grant& grant, base::Day today,
                                                           base::Day begins);

struct GrantEnd {
  store::Grant grant;
  std::optional<domain::DayRange> stays = {};  ///< days of it; nullopt or none: it is void from its first day
  std::optional<store::Grant> changed = {};    ///< what the caller stores in its place
};
/// Ends grants of one agency, reopens the days that do not stay, and writes an audit entry for each under `action`.
/// The early hours of husbands go on with what stays of their wives' and with what takes its place, as far as that
/// reaches; of what they lose the husbands are told. What is withdrawn already is left alone.
void end_grants(db::Write& write, const std::vector<GrantEnd>& ends, std::string_view action, const std::string& reason,
                const store::Actor& actor);

}  // namespace spotme::app
