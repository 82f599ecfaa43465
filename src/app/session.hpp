#pragma once

#include "app/context.hpp"
#include "domain/access.hpp"
#include "store/account.hpp"
#include "store/audit.hpp"
#include "store/session.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// Signing in and out, and the password that does it.
namespace spotme::app {

/// What a token says of itself before anything is believed.
struct TokenParts {
  base::AgencyId agency;
  base::SessionId session;
  base::Digest secret_hash{};
};
/// base64url of 64 bytes: agency, session, secret.
[[nodiscard]] std::string make_token(base::AgencyId agency, base::SessionId session, const base::Digest& secret);
[[nodiscard]] std::optional<TokenParts> read_token(std::string_view token);
/// The stored hash of a session's secret.
[[nodiscard]] base::Digest hash_secret(const base::Digest& secret);

/// A session as it is opened, with the only copy of its token.
struct OpenedSession {
  store::Session session;
  std::string token;
  bool must_change_password = false;
  std::int64_t failed_attempts = 0;  ///< wrong passwords since the last sign-in: the owner is told
};

/// Makes a session and its token; stores nothing.
struct NewSession {
  base::AgencyId agency;
  base::OfficerId officer;
  std::string kind = "cookie";
  bool trusted = false;
  base::Instant now;
  base::Instant expires_at;
  std::string address = {};
  std::string device = {};
};
[[nodiscard]] OpenedSession make_session(const NewSession& wanted);

struct SignIn {
  std::string user_id;
  std::string password;
  std::string kind = "cookie";
  bool trust_device = false;
  std::string address = {};
  std::string device = {};
  std::string request_id = {};
};

/// Signs in. Computes one Argon2id hash whatever is found, so run it on the pool for that. Refusals:
///  - `sign_in_failed` (unauthenticated): unknown user, wrong password or inactive account, all the same;
///  - `temporary_password_expired` (unauthenticated): right, but older than 72 hours;
///  - `agency_suspended` (unauthenticated, args `day`): right, but the agency is suspended;
///  - `sign_in_blocked` (too_many, args `seconds`): too many wrong passwords for that name, whether it exists or not.
[[nodiscard]] base::Result<OpenedSession> sign_in(const Context& context, const SignIn& request);

/// Who stands behind a token, with today's roles. Refuses with `not_signed_in`, or `agency_suspended` where
/// the agency is. Writes the last use when it is stale.
[[nodiscard]] base::Result<domain::Caller> authenticate(const Context& context, std::string_view token);

/// Nobody of an agency signs in, nor goes on by a session or an API token, while it is suspended: `agency_suspended`
/// (unauthenticated, args `day`).
[[nodiscard]] base::Result<void> check_suspension(db::Read& read, base::AgencyId agency);

/// Which of these sessions would let their owners in now, in the order asked, by one statement: for what stays open
/// between requests.
[[nodiscard]] std::vector<bool> living_sessions(const Context& context, const std::vector<store::SessionKey>& keys);

/// Remembers a wrong password, typed to sign in or to change it; the moment of the lock goes into the audit trail of
/// the account's agency.
void record_wrong_password(const Context& context, db::Write& write, const std::string& user_id,
                           const std::optional<store::Account>& account, const store::Actor& actor);

struct PasswordChange {
  std::string current;
  std::string next;
  std::string address = {};
  std::string device = {};
  std::string request_id = {};
};
/// Checks the current password, stores the new one, ends all sessions and opens a new one with the same kind, trust and
/// expiry. Computes two Argon2id hashes. Refusals: `current_password_wrong` (unprocessable, field `current`), those of
/// domain::check_new_password and `password_unchanged` (field `new`), `sign_in_blocked`.
[[nodiscard]] base::Result<OpenedSession> change_password(const Context& context, const domain::Caller& caller,
                                                          const PasswordChange& request);

/// Ends the caller's own session, audited.
void sign_out(const Context& context, const domain::Caller& caller, const store::Actor& actor);
[[nodiscard]] std::vector<store::Session> list_sessions(const Context& context, const domain::Caller& caller);
/// Refuses with `not_found` when it is not a living session of the caller.
[[nodiscard]] base::Result<void> end_session(const Context& context, const domain::Caller& caller, base::SessionId id,
                                             const store::Actor& actor);
void end_other_sessions(const Context& context, const domain::Caller& caller, const store::Actor& actor);

}  // namespace spotme::app
