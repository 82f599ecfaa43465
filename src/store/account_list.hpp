#pragma once

#include "base/id.hpp"
#include "domain/role.hpp"
#include "store/db.hpp"

#include <optional>
#include <string>
#include <vector>

/// Accounts as an administrator sees them, paged by name.
namespace spotme::store {

enum class AccountStatus : std::uint8_t {
  active,
  temporary,  ///< must still choose a password of his own
  expired,    ///< the temporary password was not used in time: another one has to be given
  locked,     ///< for a time, after wrong passwords
  inactive,
};
/// The word of the API.
[[nodiscard]] std::string_view account_status_name(AccountStatus status);

struct OfficerName {
  base::OfficerId officer;
  std::string user_id;
  std::string name;
};

struct AccountView {
  base::AgencyId agency;
  base::OfficerId officer;
  std::string user_id;
  std::string name;
  std::string name_key;
  std::string email;
  base::UnitId unit;
  std::string unit_path;
  std::string unit_name;
  std::string state;
  std::string scheme;
  std::optional<OfficerName> supervisor = {};
  std::vector<domain::Role> roles = {};
  AccountStatus status = AccountStatus::active;
  std::optional<base::Instant> temporary_until = {};
  std::optional<base::Instant> last_sign_in_at = {};
  std::optional<base::Day> posted_until = {};  ///< the first day without a post, where that is known; may be over
};

struct AccountFilter {
  std::string search = {};  ///< part of the name or user ID, already as name_key writes it; empty for all
  std::optional<AccountStatus> status = {};
  std::string unit_path = {};             ///< this unit and those below it; empty for all
  std::optional<domain::Role> role = {};  ///< held today, in whatever unit
  std::vector<std::string> reach = {};    ///< unit paths whose subtrees are seen; one empty path sees all
  std::int64_t limit = 50;
};
/// Where a page goes on: behind this name and officer.
struct AccountCursor {
  std::string name_key;
  base::OfficerId officer;
};

/// As of today, by name, behind `after`, at most filter.limit; who has no post today stands with his last one, or the
/// first to come.
[[nodiscard]] std::vector<AccountView> list_accounts(db::Read& read, base::AgencyId agency, const AccountFilter& filter,
                                                     const std::optional<AccountCursor>& after);
[[nodiscard]] std::int64_t count_accounts(db::Read& read, base::AgencyId agency, const AccountFilter& filter);
/// Those among them who never signed in (`expired`: whose temporary password ran out), are active, have a post and are
/// not `but`; at most `limit`.
[[nodiscard]] std::vector<base::OfficerId> list_unused_accounts(db::Read& read, base::AgencyId agency,
                                                                const AccountFilter& filter, bool expired,
                                                                base::OfficerId but, std::int64_t limit);
[[nodiscard]] std::optional<AccountView> find_account_view(db::Read& read, base::AgencyId agency,
                                                           base::OfficerId officer);

}  // namespace spotme::store
