#pragma once

#include "base/id.hpp"
#include "domain/role.hpp"
#include "store/db.hpp"

#include <optional>
#include <string>
#include <vector>

/// Accounts as an administrator sees them, paged by name.
namespace spotme::store {

enum class AccountStatus : std::uint8_t { active, temporary, locked, inactive };
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
};

struct AccountFilter {
  std::string search = {};  ///< part of the name or user ID, already as name_key writes it; empty for all
  std::optional<AccountStatus> status = {};
  std::vector<std::string> reach = {};  ///< unit paths whose subtrees are seen; one empty path sees all
  std::int64_t limit = 50;
};
/// Where a page goes on: behind this name and officer.
struct AccountCursor {
  std::string name_key;
  base::OfficerId officer;
};

/// As of today, by name, behind `after`, at most filter.limit.
[[nodiscard]] std::vector<AccountView> list_accounts(db::Read& read, base::AgencyId agency, const AccountFilter& filter,
                                                     const std::optional<AccountCursor>& after);
[[nodiscard]] std::int64_t count_accounts(db::Read& read, base::AgencyId agency, const AccountFilter& filter);
[[nodiscard]] std::optional<AccountView> find_account_view(db::Read& read, base::AgencyId agency,
                                                           base::OfficerId officer);

}  // namespace spotme::store
