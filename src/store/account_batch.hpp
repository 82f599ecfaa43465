#pragma once

#include "store/account.hpp"

#include <cstddef>
#include <string>
#include <vector>

/// Accounts by the thousand, for the operator's commands.
namespace spotme::store {

struct NumberedAccount {
  std::size_t n = 0;  ///< the number of the user ID that was asked for
  Account account;
};
/// The accounts of these user IDs (normalised), in whatever agency; unknown ones are left out.
[[nodiscard]] std::vector<NumberedAccount> load_accounts(db::Read& read, const std::vector<std::string>& user_ids);

/// As update_password, for each of them.
void update_passwords(db::Write& write, const std::vector<Account>& accounts);

}  // namespace spotme::store
