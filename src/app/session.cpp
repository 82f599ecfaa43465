#include "app/session.hpp"

#include "app/api_token.hpp"
#include "app/notice.hpp"
#include "store/account.hpp"
#include "store/body.hpp"

#include <algorithm>

namespace spotme::app {
namespace {

using base::Code;
using base::Error;

const Error not_signed_in{Code::unauthenticated, "not_signed_in", ""};

/// A failed lookup hashes against this, so that an unknown user costs the same time as a wrong password.
const std::string& decoy_hash(const base::PasswordCost& cost) {
  static const std::string hash = base::hash_password("decoy", cost);
  return hash;
}

/// One Argon2id hash on every path; a temporary password is compared beside it.
bool password_matches(const Context& context, const std::optional<store::Account>& account, std::string_view password) {
  const bool temporary = account && account->password.starts_with("temporary:");
  const bool by_argon =
      base::verify_password(account && !temporary ? account->password : decoy_hash(context.password_cost), password);
  if (!account) return false;
  if (!temporary) return by_argon;
  const auto given = hash_temporary_password(context.installation_key, password);
  const auto bytes = [](const std::string& text) {
    return std::span(reinterpret_cast<const std::uint8_t*>(text.data()), text.size());
  };
  return base::same_bytes(bytes(given), bytes(account->password));
}

Error blocked(base::Instant until, base::Instant now) {
  const auto seconds = std::chrono::ceil<std::chrono::seconds>(until - now).count();
  return {Code::too_many, "sign_in_blocked", "", {{"seconds", std::to_string(seconds)}}};
}

struct Checked {
  std::optional<store::Account> account;
  domain::Attempts attempts;
};

Checked look_up(const Context& context, const std::string& user_id) {
  return context.database.read([&](db::Read& read) {
    return Checked{store::find_account_by_user_id(read, user_id), store::find_attempts(read, user_id)};
  });
}

/// Tells the owner that somebody tried: it may not have been he.
NewNotice locked_notice(const store::Account& account, base::Instant now) {
  const auto day = base::local_day(now);
  const auto minute = std::chrono::floor<base::Minutes>(base::to_local(now) - day);
  NewNotice notice;
  notice.agency = account.agency;
  notice.to = account.officer;
  notice.kind = domain::NoticeKind::sign_in_locked;
  notice.args = {{"day", base::format_day(day)}, {"time", base::format_minute(minute)}};
  notice.link = "/akaun";
  return notice;
}

OpenedSession open_session(const Context& context, db::Write& write, const SignIn& request,
                           const store::Account& account) {
  // With a temporary password the session serves for the change alone, so its life is short; that the officer trusts
  // the device is kept, and holds once he has chosen a password.
  const bool must_change = account.temporary_until.has_value();
  const bool long_life = request.trust_device && !must_change;
  auto opened = make_session({account.agency, account.officer, request.kind, request.trust_device, write.now(),
                              domain::session_expiry(write.now(), long_life, context.sign_in_rules), request.address,
                              request.device});
  opened.must_change_password = must_change;
  opened.failed_attempts = store::find_attempts(write, account.user_id).failures;
  store::insert_sessions(write, {opened.session});
  store::delete_attempts(write, account.user_id);
  store::update_last_sign_in(write, account.agency, account.officer);
  store::insert_audit_entry(write, account.agency, {account.officer, request.address, request.request_id}, "signed_in",
                            opened.session.id.value, request.kind);
  return opened;
}

/// Whether a session that was found still lets its owner in.
bool lives(const store::SessionOwner& owner, base::Instant now, const domain::SignInRules& rules) {
  const auto& session = owner.session;
  return !session.ended_at && owner.active &&
         domain::session_lives(now, session.last_used_at, session.expires_at,
                               session.trusted && !owner.must_change_password, rules);
}

}  // namespace

base::Result<void> check_suspension(db::Read& read, base::AgencyId agency) {
  const auto since = store::suspended_since(read, agency, read.today());
  if (!since) return {};
  return Error{Code::unauthenticated, "agency_suspended", "", {{"day", base::format_day(*since)}}};
}

void record_wrong_password(const Context& context, db::Write& write, const std::string& user_id,
                           const std::optional<store::Account>& account, const store::Actor& actor) {
  const auto attempts = domain::after_failure(store::find_attempts(write, user_id), write.now(), context.sign_in_rules);
  store::upsert_attempts(write, user_id, attempts);
  // Names that nobody has are remembered too: what no longer counts goes, so that guessing never fills the disk.
  store::delete_attempts_before(write, write.now() - context.sign_in_rules.forget_failures);
  if (account && domain::locks(attempts, context.sign_in_rules)) {
    store::insert_audit_entry(write, account->agency, actor, "sign_in_locked", account->officer.value, user_id);
    notify(write, {locked_notice(*account, write.now())});
  }
}

OpenedSession make_session(const NewSession& wanted) {
  base::Digest secret;
  base::random_bytes(secret);
  OpenedSession opened;
  const auto hash = hash_secret(secret);
  const auto id = base::SessionId::make(wanted.now);
  opened.session = {wanted.agency,  id,         wanted.officer, {hash.begin(), hash.end()}, wanted.kind,
                    wanted.trusted, wanted.now, wanted.now,     wanted.expires_at,          wanted.address,
                    wanted.device};
  opened.token = make_token(wanted.agency, id, secret);
  return opened;
}

base::Result<OpenedSession> sign_in(const Context& context, const SignIn& request) {
  const auto user_id = normal_user_id(request.user_id);
  const store::Actor actor{std::nullopt, request.address, request.request_id};
  const auto before = look_up(context, user_id);
  const auto now = context.clock.now();
  if (const auto until = domain::blocked_until(before.attempts, now)) return blocked(*until, now);
  const bool right = password_matches(context, before.account, request.password) && before.account->active;
  if (!right) {
    context.database.write([&](db::Write& write) {
      record_wrong_password(context, write, user_id, before.account, actor);
      return true;
    });
    return Error{Code::unauthenticated, "sign_in_failed", ""};
  }
  return context.database.write([&](db::Write& write) -> base::Result<OpenedSession> {
    const auto account = store::find_account(write, before.account->agency, before.account->officer);
    // It may have been reset or deactivated while the hash was computed.
    if (!account || !account->active || account->password != before.account->password) {
      return Error{Code::unauthenticated, "sign_in_failed", ""};
    }
    SPOTME_CHECK(check_suspension(write, account->agency));
    if (account->temporary_until && *account->temporary_until <= write.now()) {
      return Error{Code::unauthenticated, "temporary_password_expired", ""};
    }
    return open_session(context, write, request, *account);
  });
}

std::vector<bool> living_sessions(const Context& context, const std::vector<store::SessionKey>& keys) {
  return context.database.read([&](db::Read& read) {
    std::vector<bool> living;
    living.reserve(keys.size());
    const auto suspended = store::load_suspended_agencies(read, read.today());
    for (const auto& owner : store::load_session_owners(read, keys)) {
      living.push_back(owner && lives(*owner, read.now(), context.sign_in_rules) &&
                       std::find(suspended.begin(), suspended.end(), owner->session.agency) == suspended.end());
    }
    return living;
  });
}

base::Result<domain::Caller> authenticate(const Context& context, std::string_view token) {
  if (is_api_token(token)) return authenticate_api_token(context, token);
  const auto parts = read_token(token);
  if (!parts) return not_signed_in;
  struct Found {
    std::optional<store::SessionOwner> owner;
    std::vector<domain::RoleHolding> roles;
    base::Instant now;
    base::Result<void> in;
  };
  const auto found = context.database.read([&](db::Read& read) {
    Found one{store::find_session(read, parts->agency, parts->session),
              {},
              read.now(),
              check_suspension(read, parts->agency)};
    if (one.owner) one.roles = store::load_roles(read, parts->agency, one.owner->session.officer, read.today());
    return one;
  });
  const auto& owner = found.owner;
  if (!owner || !base::same_bytes(owner->session.secret_hash, parts->secret_hash)) return not_signed_in;
  const auto& session = owner->session;
  SPOTME_CHECK(found.in);
  if (!lives(*owner, found.now, context.sign_in_rules)) return not_signed_in;
  if (domain::session_use_is_stale(found.now, session.last_used_at, context.sign_in_rules)) {
    context.database.write([&](db::Write& write) {
      store::touch_session(write, session.agency, session.id);
      return true;
    });
  }
  return domain::Caller{session.agency, session.officer, session.id, owner->user_id, owner->must_change_password,
                        found.roles};
}

void sign_out(const Context& context, const domain::Caller& caller, const store::Actor& actor) {
  context.database.write([&](db::Write& write) {
    if (!store::end_session(write, caller.agency, caller.officer, caller.session)) return false;
    store::insert_audit_entry(write, caller.agency, actor, "signed_out", caller.session.value, "");
    return true;
  });
}

std::vector<store::Session> list_sessions(const Context& context, const domain::Caller& caller) {
  auto sessions =
      context.database.read([&](db::Read& read) { return store::list_sessions(read, caller.agency, caller.officer); });
  const auto now = context.clock.now();
  std::erase_if(sessions, [&](const store::Session& session) {
    return !domain::session_lives(now, session.last_used_at, session.expires_at, session.trusted,
                                  context.sign_in_rules);
  });
  return sessions;
}

base::Result<void> end_session(const Context& context, const domain::Caller& caller, base::SessionId id,
                               const store::Actor& actor) {
  return context.database.write([&](db::Write& write) -> base::Result<void> {
    if (!store::end_session(write, caller.agency, caller.officer, id)) return Error{Code::not_found, "not_found", ""};
    store::insert_audit_entry(write, caller.agency, actor, "session_ended", id.value, "");
    return {};
  });
}

void end_other_sessions(const Context& context, const domain::Caller& caller, const store::Actor& actor) {
  context.database.write([&](db::Write& write) {
    const auto ended = store::end_sessions(write, caller.agency, caller.officer, caller.session);
    store::insert_audit_entry(write, caller.agency, actor, "other_sessions_ended", caller.officer.value,
                              std::to_string(ended));
    return true;
  });
}

}  // namespace spotme::app
