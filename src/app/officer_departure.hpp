#pragma once

#include "app/account.hpp"
#include "app/context.hpp"
#include "domain/access.hpp"
#include "domain/officer.hpp"
#include "store/audit.hpp"

#include <cstdint>
#include <functional>
#include <string>

/// Officers who leave the service: a day, a reason, and the closing of the account when it is over.
namespace spotme::app {

struct DepartureDraft {
  base::Day last_day;  ///< of the post; may be over, today or to come
  domain::DepartureKind kind = domain::DepartureKind::other;
  std::string reason;  ///< not empty
};
/// Ends the post after `last_day`. Where that is over, the account is closed and what hangs on the membership ends
/// (store::end_membership) at once, else the nightly job does it. Records stay. Refuses `not_found`,
/// `account_above_yours` (forbidden, audited), `own_departure`, `departure_waiting`, `transfer_open`,
/// `post_changes_later` (all conflict), `no_post` (conflict, field `last_day`) and `month_closed` (conflict, field
/// `last_day`).
[[nodiscard]] base::Result<AccountView> depart(const Context& context, const domain::Caller& caller,
                                               base::AgencyId agency, base::OfficerId officer,
                                               const DepartureDraft& draft, const store::Actor& actor);
/// Takes back one that is to come: the post goes on. Refuses `not_found`, `account_above_yours` and `departure_unknown`
/// (conflict).
[[nodiscard]] base::Result<AccountView> undo_departure(const Context& context, const domain::Caller& caller,
                                                       base::AgencyId agency, base::OfficerId officer,
                                                       const store::Actor& actor);

/// The nightly job of one agency: closes the accounts of those whose last day is over and carries out the moves to
/// another agency whose day has come, each in a transaction of its own. Returns how many. May be run again at any time.
std::int64_t carry_out_departures(const Context& context, base::AgencyId agency, const std::function<bool()>& stopped);

/// Inside of app/officer*: refuses what is planned for this officer already (`departure_waiting`, `transfer_open`).
[[nodiscard]] base::Result<void> check_nothing_planned(db::Read& read, base::AgencyId agency, base::OfficerId officer);
/// The same: refuses `account_moved` and `account_merged` (conflict) for a record that is closed for good.
[[nodiscard]] base::Result<void> check_not_closed(db::Read& read, base::AgencyId agency, base::OfficerId officer);
/// The same: gives somebody without a post his last one again from today on; nothing for one who has a post.
void restore_post(db::Write& write, base::AgencyId agency, base::OfficerId officer);

}  // namespace spotme::app
