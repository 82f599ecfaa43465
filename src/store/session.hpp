#pragma once

#include "base/crypto.hpp"
#include "base/id.hpp"
#include "store/db.hpp"

#include <optional>
#include <string>
#include <vector>

/// Sessions. The token of a session carries its agency, its id and a secret; of the secret only a hash is stored.
namespace spotme::store {

struct Session {
  base::AgencyId agency;
  base::SessionId id;
  base::OfficerId officer;
  base::Bytes secret_hash;
  std::string kind;  ///< `cookie` or `token`
  bool trusted = false;
  base::Instant created_at;
  base::Instant last_used_at;
  base::Instant expires_at;
  std::string address;
  std::string device;  ///< the User-Agent it was opened with
  std::optional<base::Instant> ended_at = {};
};

/// A session with what a request needs to know of its account.
struct SessionOwner {
  Session session;
  std::string user_id;
  bool must_change_password = false;
  bool active = true;
};

/// The name of a session.
struct SessionKey {
  base::AgencyId agency;
  base::SessionId id;
};

void insert_sessions(db::Write& write, const std::vector<Session>& sessions);
/// Also an ended one: the caller looks at ended_at.
[[nodiscard]] std::optional<SessionOwner> find_session(db::Read& read, base::AgencyId agency, base::SessionId id);
/// The same for many, in the order asked, by one statement.
[[nodiscard]] std::vector<std::optional<SessionOwner>> load_session_owners(db::Read& read,
                                                                           const std::vector<SessionKey>& keys);
/// Those not ended and not past their expiry, newest first, at most 100.
[[nodiscard]] std::vector<Session> list_sessions(db::Read& read, base::AgencyId agency, base::OfficerId officer);
/// False when the officer has no such living session.
[[nodiscard]] bool end_session(db::Write& write, base::AgencyId agency, base::OfficerId officer, base::SessionId id);
/// Ends all of an officer's sessions but `kept`; returns how many.
std::int64_t end_sessions(db::Write& write, base::AgencyId agency, base::OfficerId officer,
                          std::optional<base::SessionId> kept);
/// Deletes sessions that ran out before `before`, whether they were ended earlier or not, the oldest first, at most
/// `most`; returns how many.
std::int64_t delete_sessions_before(db::Write& write, base::AgencyId agency, base::Instant before, std::int64_t most);
void touch_session(db::Write& write, base::AgencyId agency, base::SessionId id);

}  // namespace spotme::store
