#pragma once

#include "app/context.hpp"
#include "app/import_row.hpp"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

/// Bearer tokens that the operator hands to terminals and load generators.
namespace spotme::app {

struct TokenRequest {
  std::string_view
      users;  ///< one user ID a line; the first column of a CSV file counts, a header `user_id` is passed over
  std::int64_t hours = 12;
  /// Gives a token also where the account must still change its password. That password is replaced by one that nobody
  /// knows, so whoever wants to sign in there later needs a new temporary one.
  bool activate = false;
};

struct IssuedToken {
  std::string user_id;
  std::string token;  ///< the only copy
};
/// Either every listed user has a token, or `faults` names the lines and nothing was stored.
struct TokenAnswer {
  std::vector<IssuedToken> tokens = {};  ///< in the order of the file
  std::vector<ImportFault> faults = {};  ///< the first hundred
  std::size_t faults_total = 0;
};

/// Called inside the transaction, when everything is written and nothing durable; may be called again when the
/// transaction has to be repeated. Throw to give the tokens up.
using KeepTokens = std::function<void(const std::vector<IssuedToken>&)>;

inline constexpr std::int64_t most_token_hours = 366 * 24;

/// Opens a session for each user, good for so many hours however idle, all in one transaction; each is audited. Refuses
/// with `token_hours_invalid` (field `hours`). Faults of a line: `token_user_unknown`, `token_user_inactive`,
/// `token_user_twice`, `token_user_must_change`, and those of read_csv.
[[nodiscard]] base::Result<TokenAnswer> issue_tokens(const Context& context, const TokenRequest& request,
                                                     const KeepTokens& keep_tokens = {});

}  // namespace spotme::app
