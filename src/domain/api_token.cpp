#include "domain/api_token.hpp"

#include <algorithm>
#include <array>

namespace spotme::domain {
namespace {

constexpr std::array offered{Scope::transaction_read, Scope::report_read, Scope::people_read,
                             Scope::people_write,     Scope::grant_write, Scope::audit_read};

}  // namespace

bool may_keep_integration(const Caller& caller, base::AgencyId agency) {
  return caller.agency == agency && std::any_of(caller.roles.begin(), caller.roles.end(), [](const auto& holding) {
           return holding.role == Role::agency_admin && holding.unit_path.find('/') == std::string::npos;
         });
}

std::span<const Scope> token_scopes() { return offered; }

std::string scopes_text(std::vector<Scope> scopes) {
  std::sort(scopes.begin(), scopes.end());
  scopes.erase(std::unique(scopes.begin(), scopes.end()), scopes.end());
  std::string text;
  for (const auto scope : scopes) text.append(text.empty() ? "" : " ").append(scope_name(scope));
  return text;
}

std::vector<Scope> parse_scopes(std::string_view text) {
  std::vector<Scope> scopes;
  while (!text.empty()) {
    const auto space = text.find(' ');
    if (const auto scope = parse_scope(text.substr(0, space))) scopes.push_back(*scope);
    text = space == std::string_view::npos ? std::string_view{} : text.substr(space + 1);
  }
  return scopes;
}

}  // namespace spotme::domain
