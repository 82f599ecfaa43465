#pragma once

#include "domain/access.hpp"
#include "store/account.hpp"

#include <optional>
#include <string>
#include <vector>

/// Accounts of many, as slips with temporary passwords need them.
namespace spotme::store {

struct SlipAccount {
  Account account;
  std::string unit_path;  ///< of today's post
  std::string unit_name;
  std::string agency_name;
  std::vector<domain::RoleHolding> roles = {};  ///< of today
  std::string email = {};                       ///< empty where none is known
};
/// Those of these officers that have an account and a post today, by the path of the unit and name; by two statements.
[[nodiscard]] std::vector<SlipAccount> load_slip_accounts(db::Read& read, base::AgencyId agency,
                                                          const std::vector<base::OfficerId>& officers);
/// Ends all sessions of these accounts, and forgets wrong passwords that were tried on them.
void close_sessions(db::Write& write, const std::vector<SlipAccount>& accounts);

}  // namespace spotme::store
