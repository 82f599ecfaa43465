#pragma once

#include "app/context.hpp"
#include "domain/access.hpp"
#include "store/account.hpp"
#include "store/account_list.hpp"
#include "store/audit.hpp"
#include "store/organisation.hpp"

#include <optional>
#include <string>
#include <vector>

/// Accounts, as an administrator keeps them. Whatever lies outside his reach is `not_found`, as if it did not exist.
namespace spotme::app {

using store::AccountView;

/// The agencies whose accounts the caller may keep, by code.
[[nodiscard]] std::vector<store::Agency> list_agencies(const Context& context, const domain::Caller& caller);
/// The units within the caller's reach, as of today.
[[nodiscard]] base::Result<std::vector<store::Unit>> list_units(const Context& context, const domain::Caller& caller,
                                                                base::AgencyId agency);

/// The units of the caller's own agency that any of his roles reaches, as of today, by path.
[[nodiscard]] std::vector<store::Unit> list_reached_units(const Context& context, const domain::Caller& caller);

struct AccountPage {
  std::vector<AccountView> accounts;
  std::optional<std::string> next;  ///< opaque; give it as `after`
  std::int64_t total = 0;           ///< all that match, over all pages
};
/// `unit` asks for it and those below it. Refuses `cursor_invalid` (field `after`) for anything that no page gave, and
/// `unit_unknown` (field `unit_id`) for a unit out of reach. The look is recorded, as of a list of many people.
[[nodiscard]] base::Result<AccountPage> list_accounts(const Context& context, const domain::Caller& caller,
                                                      base::AgencyId agency, const store::AccountFilter& filter,
                                                      std::optional<base::UnitId> unit,
                                                      std::optional<std::string> after, const store::Actor& actor);
/// Completes a filter for that agency: the caller's reach, and the path of `unit`. Refuses `unit_unknown`.
[[nodiscard]] base::Result<store::AccountFilter> filter_within(db::Read& read, const domain::Caller& caller,
                                                               base::AgencyId agency, store::AccountFilter filter,
                                                               std::optional<base::UnitId> unit);
/// Sets a fresh temporary password, good for domain::SignInRules::temporary_password, on an account value and returns
/// the only copy of it.
[[nodiscard]] std::string give_temporary_password(const Context& context, base::Instant now, store::Account& account);
/// The look is recorded for its owner.
[[nodiscard]] base::Result<AccountView> show_account(const Context& context, const domain::Caller& caller,
                                                     base::AgencyId agency, base::OfficerId officer,
                                                     const store::Actor& actor);

struct AccountOpening {
  std::string user_id;
  std::string name;
  std::string email;
  base::UnitId unit;
  std::string state;
  std::string scheme;
  std::optional<std::string> supervisor_user_id;
  std::vector<domain::Role> roles;
};
struct AccountWithPassword {
  AccountView account;
  std::string temporary_password;
  base::Instant expires_at;
};
/// Opens an account with a temporary password from today on; a role named twice is given once. Refuses per field:
/// `user_id_invalid`, `user_id_taken`, `name_required`, `email_invalid`, `unit_unknown`, `unit_closing`,
/// `state_unknown`, `scheme_unknown`, `wbb_start_out_of_range`, `supervisor_unknown`, `role_not_yours`.
[[nodiscard]] base::Result<AccountWithPassword> open_account(const Context& context, const domain::Caller& caller,
                                                             base::AgencyId agency, const AccountOpening& request,
                                                             const store::Actor& actor);
/// The same as a part of a use-case that does more, for an agency that is there.
[[nodiscard]] base::Result<AccountWithPassword> open_account(const Context& context, db::Write& write,
                                                             const domain::Caller& caller, base::AgencyId agency,
                                                             const AccountOpening& request, const store::Actor& actor);
/// Gives a new temporary password and ends all sessions of the account. Refuses `account_above_yours` (forbidden) when
/// the account holds a role that the caller could not give (domain::may_take_over); the attempt is audited. Nobody does
/// it to himself (`own_account_reset`, conflict).
[[nodiscard]] base::Result<AccountWithPassword> reset_password(const Context& context, const domain::Caller& caller,
                                                               base::AgencyId agency, base::OfficerId officer,
                                                               const store::Actor& actor);
/// Deactivation ends all sessions; records stay. Nobody deactivates himself (`own_account`) or an account above his own
/// (`account_above_yours`, audited). Activated, somebody who left has his last post again from today on. A record that
/// moved to another agency or was merged stays closed (`account_moved`, `account_merged`, conflict), for passwords too.
[[nodiscard]] base::Result<AccountView> set_active(const Context& context, const domain::Caller& caller,
                                                   base::AgencyId agency, base::OfficerId officer, bool active,
                                                   const store::Actor& actor);

/// The person behind a session, as pages show him.
struct OwnOfficer {
  std::string name;
  store::Agency agency;
  std::optional<store::Unit> unit;
};
[[nodiscard]] OwnOfficer load_own(const Context& context, const domain::Caller& caller);

}  // namespace spotme::app
