#pragma once

#include "base/id.hpp"
#include "domain/access.hpp"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

/// Tokens of the interface for programs (token API), and who keeps them and the webhooks of an agency. Pure.
namespace spotme::domain {

using ApiTokenId = base::Id<struct ApiTokenTag>;

/// True when the caller keeps the tokens and webhooks of that agency: his own, as administrator of a whole tree of it.
/// What programs are told and may ask concerns everybody in it.
[[nodiscard]] bool may_keep_integration(const Caller& caller, base::AgencyId agency);

/// The scopes that a token can be made with. Presses are not among them: the press finds its caller in the batch in
/// which it is written, by sessions alone, so terminals keep the tokens of `spotme token issue`.
[[nodiscard]] std::span<const Scope> token_scopes();

/// `people_read transaction_read`: their names in the order of the enumeration, each once, separated by spaces.
[[nodiscard]] std::string scopes_text(std::vector<Scope> scopes);
/// Leaves out a name of a later version that this one does not know: it gives nothing.
[[nodiscard]] std::vector<Scope> parse_scopes(std::string_view text);

/// How tokens and webhooks are kept; rules/integration.toml.
struct IntegrationRules {
  std::int64_t token_usual_days = 90;  ///< where the maker names no other life
  std::int64_t token_most_days = 365;
  std::int64_t most_tokens = 50;  ///< living ones of one agency
  std::int64_t most_webhooks = 20;
  std::int64_t webhook_give_up_hours = 72;  ///< of failing without a success before a webhook rests
  std::int64_t webhook_overlap_hours = 24;  ///< for which the secret before signs beside the new one
};

}  // namespace spotme::domain
