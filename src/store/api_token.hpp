#pragma once

#include "base/crypto.hpp"
#include "domain/api_token.hpp"
#include "store/db.hpp"

#include <optional>
#include <string>
#include <vector>

/// Tokens of the interface for programs. The text of a token carries its agency, its id and a secret; of the secret
/// only a hash is stored.
namespace spotme::store {

struct ApiToken {
  base::AgencyId agency;
  domain::ApiTokenId id;
  base::OfficerId officer;  ///< its maker, for whom it acts
  std::string name;
  std::vector<domain::Scope> scopes;
  base::Bytes secret_hash;
  base::Instant created_at{};
  base::Instant expires_at{};
  std::optional<base::Instant> last_used_at = {};
  std::optional<base::Instant> ended_at = {};
};

/// A token with what a request needs to know of its maker's account.
struct ApiTokenOwner {
  ApiToken token;
  std::string user_id;
  bool must_change_password = false;
  bool active = true;
};
struct ApiTokenView {
  ApiToken token;
  std::string maker_name;
};

void insert_api_token(db::Write& write, const ApiToken& token);
/// Also one that has ended or run out: the caller looks.
[[nodiscard]] std::optional<ApiTokenOwner> find_api_token(db::Read& read, base::AgencyId agency, domain::ApiTokenId id);
/// The newest first; ids below `before` alone when it is given.
[[nodiscard]] std::vector<ApiTokenView> list_api_tokens(db::Read& read, base::AgencyId agency,
                                                        const std::optional<domain::ApiTokenId>& before,
                                                        std::int64_t limit);
/// Neither ended nor run out now.
[[nodiscard]] std::int64_t count_living_api_tokens(db::Read& read, base::AgencyId agency);
void touch_api_token(db::Write& write, base::AgencyId agency, domain::ApiTokenId id);
/// False when the agency has no such token that has not ended.
[[nodiscard]] bool end_api_token(db::Write& write, base::AgencyId agency, domain::ApiTokenId id,
                                 const std::optional<base::OfficerId>& by);
/// Ends all tokens of these officers; returns their ids.
std::vector<domain::ApiTokenId> end_api_tokens(db::Write& write, base::AgencyId agency,
                                               const std::vector<base::OfficerId>& officers,
                                               const std::optional<base::OfficerId>& by);

}  // namespace spotme::store
