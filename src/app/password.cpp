#include "app/session.hpp"
#include "store/account.hpp"

namespace spotme::app {
namespace {

using base::Code;
using base::Error;

bool current_matches(const Context& context, const store::Account& account, std::string_view current) {
  if (!account.password.starts_with("temporary:")) return base::verify_password(account.password, current);
  return account.password == hash_temporary_password(context.installation_key, current);
}

/// Guessing the current password of an open session is guessing all the same.
base::Result<void> refuse_guess(const Context& context, const store::Account& account, const PasswordChange& request) {
  context.database.write([&](db::Write& write) {
    record_wrong_password(context, write, account.user_id, account,
                          {account.officer, request.address, request.request_id});
    return true;
  });
  return Error{Code::unprocessable, "current_password_wrong", "current"};
}

base::Result<void> check_change(const Context& context, const store::Account& account, const domain::Attempts& attempts,
                                const PasswordChange& request) {
  const auto now = context.clock.now();
  if (const auto until = domain::blocked_until(attempts, now)) {
    const auto seconds = std::chrono::ceil<std::chrono::seconds>(*until - now).count();
    return Error{Code::too_many, "sign_in_blocked", "", {{"seconds", std::to_string(seconds)}}};
  }
  if (!current_matches(context, account, request.current)) return refuse_guess(context, account, request);
  if (account.temporary_until && *account.temporary_until <= now) {
    return Error{Code::unprocessable, "temporary_password_expired", "current"};
  }
  SPOTME_CHECK(domain::check_new_password(request.next, {account.user_id, account.officer_name},
                                          context.common_passwords, context.sign_in_rules, "new"));
  if (request.next == request.current) return Error{Code::unprocessable, "password_unchanged", "new"};
  return {};
}

/// The session goes on under a new secret, so that one stolen before the change is worth nothing after it.
OpenedSession renew_session(db::Write& write, const store::Session& old, bool was_temporary,
                            const PasswordChange& request, const domain::SignInRules& rules) {
  const auto expires_at = was_temporary ? domain::session_expiry(write.now(), old.trusted, rules) : old.expires_at;
  auto opened = make_session(
      {old.agency, old.officer, old.kind, old.trusted, write.now(), expires_at, request.address, request.device});
  store::end_sessions(write, old.agency, old.officer, std::nullopt);
  store::insert_sessions(write, {opened.session});
  return opened;
}

}  // namespace

base::Result<OpenedSession> change_password(const Context& context, const domain::Caller& caller,
                                            const PasswordChange& request) {
  struct Own {
    std::optional<store::Account> account;
    domain::Attempts attempts;
  };
  const auto own = context.database.read([&](db::Read& read) {
    return Own{store::find_account(read, caller.agency, caller.officer), store::find_attempts(read, caller.user_id)};
  });
  if (!own.account) return Error{Code::unauthenticated, "not_signed_in", ""};
  SPOTME_CHECK(check_change(context, *own.account, own.attempts, request));
  auto changed = *own.account;
  changed.password = base::hash_password(request.next, context.password_cost);
  changed.temporary_until = std::nullopt;
  return context.database.write([&](db::Write& write) -> base::Result<OpenedSession> {
    const auto account = store::find_account(write, caller.agency, caller.officer);
    const auto session = store::find_session(write, caller.agency, caller.session);
    const bool overtaken =
        !account || account->password != own.account->password || !session || session->session.ended_at;
    if (overtaken) return Error{Code::conflict, "password_changed_meanwhile", ""};
    store::update_password(write, changed);
    store::delete_attempts(write, caller.user_id);
    store::insert_audit_entry(write, caller.agency, {caller.officer, request.address, request.request_id},
                              "password_changed", caller.officer.value, "");
    return renew_session(write, session->session, account->temporary_until.has_value(), request, context.sign_in_rules);
  });
}

}  // namespace spotme::app
