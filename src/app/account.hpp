#pragma once

#include "app/context.hpp"
#include "domain/access.hpp"
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
/// Refuses `cursor_invalid` (field `after`) for anything that no page gave.
[[nodiscard]] base::Result<AccountPage> list_accounts(const Context& context, const domain::Caller& caller,
                                                      base::AgencyId agency, const store::AccountFilter& filter,
                                                      std::optional<std::string> after);
[[nodiscard]] base::Result<AccountView> show_account(const Context& context, const domain::Caller& caller,
                                                     base::AgencyId agency, base::OfficerId officer);

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
/// the account holds a role that the caller could not give (domain::may_take_over); the attempt is audited.
[[nodiscard]] base::Result<AccountWithPassword> reset_password(const Context& context, const domain::Caller& caller,
                                                               base::AgencyId agency, base::OfficerId officer,
                                                               const store::Actor& actor);
/// Deactivation ends all sessions; records stay. Nobody deactivates himself (`own_account`) or an account above his own
/// (`account_above_yours`, audited).
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
