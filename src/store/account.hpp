#pragma once

#include "base/id.hpp"
#include "domain/access.hpp"
#include "domain/password.hpp"
#include "store/db.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// Accounts, sign-in names and what is remembered of wrong passwords.
namespace spotme::store {

struct Account {
  base::AgencyId agency;
  base::OfficerId officer;
  std::string user_id;   ///< normalised: see app::normal_user_id
  std::string password;  ///< Argon2id in PHC form, or `temporary:` and a keyed hash
  std::optional<base::Instant> temporary_until = {};
  bool active = true;
  std::optional<base::Instant> last_sign_in_at = {};
  std::string officer_name = {};  ///< read with the account; the table `officer` keeps it
};

/// False when the user ID is taken, in whatever agency; nothing is written then.
[[nodiscard]] bool insert_account(db::Write& write, const Account& account);
/// Many at once, for an import; user IDs must have been found free in the same transaction.
void insert_accounts(db::Write& write, const std::vector<Account>& accounts);

[[nodiscard]] std::optional<Account> find_account_by_user_id(db::Read& read, std::string_view user_id);
[[nodiscard]] std::optional<Account> find_account(db::Read& read, base::AgencyId agency, base::OfficerId officer);

/// Sets the password; `temporary_until` makes it a temporary one.
void update_password(db::Write& write, const Account& account);
void update_active(db::Write& write, base::AgencyId agency, base::OfficerId officer, bool active);
void update_last_sign_in(db::Write& write, base::AgencyId agency, base::OfficerId officer);

[[nodiscard]] domain::Attempts find_attempts(db::Read& read, std::string_view user_id);
void upsert_attempts(db::Write& write, std::string_view user_id, const domain::Attempts& attempts);
void delete_attempts(db::Write& write, std::string_view user_id);
/// Forgets names that nobody has tried since `before`.
void delete_attempts_before(db::Write& write, base::Instant before);

/// The roles of an officer as of a day, each with the path of its unit.
[[nodiscard]] std::vector<domain::RoleHolding> load_roles(db::Read& read, base::AgencyId agency,
                                                          base::OfficerId officer, base::Day day);

}  // namespace spotme::store
