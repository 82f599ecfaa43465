#include "app/api_token.hpp"

#include "app/session.hpp"
#include "store/integration_rules.hpp"

#include <fmt/format.h>

namespace spotme::app {
namespace {

using base::Code;
using base::Error;

const Error not_signed_in{Code::unauthenticated, "not_signed_in", ""};

base::Result<void> check_keeper(const domain::Caller& caller, base::AgencyId agency) {
  if (caller.agency != agency) return Error{Code::not_found, "not_found", ""};
  if (!domain::may_keep_integration(caller, agency)) return Error{Code::forbidden, "not_permitted", ""};
  return {};
}

/// That it is the caller himself who sits there. A guess counts as one at the door.
base::Result<void> check_password(const Context& context, const domain::Caller& caller, const std::string& password,
                                  const store::Actor& actor) {
  struct Own {
    std::optional<store::Account> account;
    domain::Attempts attempts;
  };
  const auto own = context.database.read([&](db::Read& read) {
    return Own{store::find_account(read, caller.agency, caller.officer), store::find_attempts(read, caller.user_id)};
  });
  if (!own.account) return not_signed_in;
  const auto now = context.clock.now();
  if (const auto until = domain::blocked_until(own.attempts, now)) {
    const auto seconds = std::chrono::ceil<std::chrono::seconds>(*until - now).count();
    return Error{Code::too_many, "sign_in_blocked", "", {{"seconds", std::to_string(seconds)}}};
  }
  if (base::verify_password(own.account->password, password)) return {};
  context.database.write([&](db::Write& write) {
    record_wrong_password(context, write, caller.user_id, own.account, actor);
    return true;
  });
  return Error{Code::unprocessable, "current_password_wrong", "password"};
}

base::Result<std::int64_t> days_of(const NewApiToken& wanted, const domain::IntegrationRules& rules) {
  const auto days = wanted.days.value_or(rules.token_usual_days);
  if (days >= 1 && days <= rules.token_most_days) return days;
  return Error{Code::unprocessable, "token_days_invalid", "days", {{"most", std::to_string(rules.token_most_days)}}};
}

}  // namespace

bool is_api_token(std::string_view text) { return text.starts_with(api_token_start); }

base::Result<MadeApiToken> make_api_token(const Context& context, const domain::Caller& caller, base::AgencyId agency,
                                          const NewApiToken& wanted, const store::Actor& actor) {
  const auto& rules = store::builtin_integration_rules();
  SPOTME_CHECK(check_keeper(caller, agency));
  SPOTME_TRY(const auto days, days_of(wanted, rules));
  if (wanted.scopes.empty()) return Error{Code::unprocessable, "token_scopes_missing", "scopes"};
  SPOTME_CHECK(check_password(context, caller, wanted.password, actor));
  base::Digest secret;
  base::random_bytes(secret);
  return context.database.write([&](db::Write& write) -> base::Result<MadeApiToken> {
    if (store::count_living_api_tokens(write, agency) >= rules.most_tokens) {
      return Error{Code::conflict, "too_many_tokens", "", {{"most", std::to_string(rules.most_tokens)}}};
    }
    const auto hash = hash_secret(secret);
    store::ApiToken token;
    token.agency = agency;
    token.id = domain::ApiTokenId::make(write.now());
    token.officer = caller.officer;
    token.name = wanted.name;
    token.scopes = wanted.scopes;
    token.secret_hash.assign(hash.begin(), hash.end());
    token.created_at = write.now();
    token.expires_at = write.now() + std::chrono::days{days};
    store::insert_api_token(write, token);
    store::insert_audit_entry(write, agency, actor, "api_token_made", token.id.value,
                              fmt::format("{} | {} | {} days", token.name, domain::scopes_text(token.scopes), days));
    auto text = std::string(api_token_start) + make_token(agency, {token.id.value}, secret);
    return MadeApiToken{std::move(token), std::move(text)};
  });
}

base::Result<ApiTokenPage> list_api_tokens(const Context& context, const domain::Caller& caller, base::AgencyId agency,
                                           const std::optional<std::string>& after, std::int64_t limit) {
  SPOTME_CHECK(check_keeper(caller, agency));
  std::optional<domain::ApiTokenId> cursor;
  if (after) {
    const auto id = base::parse_uuid(*after);
    if (!id) return Error{Code::unprocessable, "cursor_invalid", "after"};
    cursor = domain::ApiTokenId{*id};
  }
  return context.database.read([&](db::Read& read) -> base::Result<ApiTokenPage> {
    ApiTokenPage page{store::list_api_tokens(read, agency, cursor, limit + 1), std::nullopt};
    if (static_cast<std::int64_t>(page.tokens.size()) > limit) {
      page.tokens.pop_back();
      page.next = base::to_string(page.tokens.back().token.id);
    }
    return page;
  });
}

base::Result<void> end_api_token(const Context& context, const domain::Caller& caller, base::AgencyId agency,
                                 domain::ApiTokenId id, const store::Actor& actor) {
  SPOTME_CHECK(check_keeper(caller, agency));
  return context.database.write([&](db::Write& write) -> base::Result<void> {
    if (!store::end_api_token(write, agency, id, actor.officer)) return Error{Code::not_found, "not_found", ""};
    store::insert_audit_entry(write, agency, actor, "api_token_ended", id.value, "");
    return {};
  });
}

base::Result<domain::Caller> authenticate_api_token(const Context& context, std::string_view text) {
  if (!is_api_token(text)) return not_signed_in;
  const auto parts = read_token(text.substr(api_token_start.size()));
  if (!parts) return not_signed_in;
  struct Found {
    std::optional<store::ApiTokenOwner> owner;
    std::vector<domain::RoleHolding> roles;
    base::Instant now;
    base::Result<void> in;
  };
  auto found = context.database.read([&](db::Read& read) {
    Found one{store::find_api_token(read, parts->agency, {parts->session.value}),
              {},
              read.now(),
              check_suspension(read, parts->agency)};
    if (one.owner) one.roles = store::load_roles(read, parts->agency, one.owner->token.officer, read.today());
    return one;
  });
  const auto& owner = found.owner;
  if (!owner || !base::same_bytes(owner->token.secret_hash, parts->secret_hash)) return not_signed_in;
  const auto& token = owner->token;
  SPOTME_CHECK(found.in);
  const bool lives = !token.ended_at && found.now < token.expires_at && owner->active && !owner->must_change_password;
  if (!lives) return not_signed_in;
  const auto used = token.last_used_at.value_or(base::Instant{});
  if (domain::session_use_is_stale(found.now, used, context.sign_in_rules)) {
    context.database.write([&](db::Write& write) {
      store::touch_api_token(write, token.agency, token.id);
      return true;
    });
  }
  domain::Caller caller;
  caller.agency = token.agency;
  caller.officer = token.officer;
  caller.session = {token.id.value};
  caller.user_id = owner->user_id;
  caller.roles = std::move(found.roles);
  caller.scopes = token.scopes;
  return caller;
}

void end_tokens_of(db::Write& write, base::AgencyId agency, const std::vector<base::OfficerId>& officers,
                   const store::Actor& actor) {
  std::vector<store::AuditSubject> ended;
  for (const auto& id : store::end_api_tokens(write, agency, officers, actor.officer)) ended.push_back({id.value, ""});
  if (!ended.empty()) store::insert_audit_entries(write, agency, actor, "api_token_ended", ended);
}

std::string token_request_id(const domain::Caller& caller, const std::string& request_id) {
  return fmt::format("api_token:{}:{}", base::to_string(caller.session), request_id);
}

}  // namespace spotme::app
