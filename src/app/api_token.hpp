#pragma once

#include "app/context.hpp"
#include "base/result.hpp"
#include "domain/access.hpp"
#include "store/api_token.hpp"
#include "store/audit.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// Tokens with which programs ask in a person's name (token API): made by an administrator of the agency, who shows his
/// password again so that a stolen session cannot outlive itself, good within their scopes and with their maker's roles
/// of the day. A token ends when it is ended, runs out, when its maker's account is closed and when his password is
/// reset by another; it sleeps while its agency is suspended. His own change of the password leaves it, or the systems
/// of an agency would stop at night.
namespace spotme::app {

/// `spotme_` and base64url of 64 bytes: agency, token, secret. The beginning lets programs that search for secrets find
/// one that was published by mistake.
inline constexpr std::string_view api_token_start = "spotme_";
/// True for what can only be meant as one.
[[nodiscard]] bool is_api_token(std::string_view text);

struct NewApiToken {
  std::string name;
  std::vector<domain::Scope> scopes;      ///< of domain::token_scopes
  std::optional<std::int64_t> days = {};  ///< absent: what rules/integration.toml calls usual
  std::string password;                   ///< of the caller
};
struct MadeApiToken {
  store::ApiToken token;
  std::string text;  ///< the only copy
};
/// Computes one Argon2id hash, so run it on the pool for that. Audited. Refusals: `not_found` for another agency,
/// `not_permitted` (domain::may_keep_integration), `token_days_invalid` (field `days`), `token_scopes_missing` (field
/// `scopes`), `current_password_wrong` (field `password`), `sign_in_blocked`, `too_many_tokens` (conflict).
[[nodiscard]] base::Result<MadeApiToken> make_api_token(const Context& context, const domain::Caller& caller,
                                                        base::AgencyId agency, const NewApiToken& wanted,
                                                        const store::Actor& actor);

struct ApiTokenPage {
  std::vector<store::ApiTokenView> tokens;  ///< the newest first, ended ones too
  std::optional<std::string> next;          ///< give it as `after`
};
/// Refuses as above, and `cursor_invalid`.
[[nodiscard]] base::Result<ApiTokenPage> list_api_tokens(const Context& context, const domain::Caller& caller,
                                                         base::AgencyId agency, const std::optional<std::string>& after,
                                                         std::int64_t limit);
/// Audited. Refuses as above, and `not_found` for one that the agency does not have or that has ended.
[[nodiscard]] base::Result<void> end_api_token(const Context& context, const domain::Caller& caller,
                                               base::AgencyId agency, domain::ApiTokenId id, const store::Actor& actor);

/// Who stands behind the token, with today's roles and the token's scopes; its id stands as the session. Refuses with
/// `not_signed_in`, or `agency_suspended` while the agency is. Writes the last use when it is stale.
[[nodiscard]] base::Result<domain::Caller> authenticate_api_token(const Context& context, std::string_view text);

/// Ends the tokens of officers whose accounts are closed, or whose passwords another has reset; audited.
void end_tokens_of(db::Write& write, base::AgencyId agency, const std::vector<base::OfficerId>& officers,
                   const store::Actor& actor);

/// What stands as the request in audit entries of what a token does: `api_token:<id>:<request>`.
[[nodiscard]] std::string token_request_id(const domain::Caller& caller, const std::string& request_id);

}  // namespace spotme::app
