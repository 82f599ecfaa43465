#include "store/session.hpp"

namespace spotme::store {
namespace {

using db::to_value;

Session to_session(const db::Row& row) {
  return {row.id<base::AgencyId>(0),
          row.id<base::SessionId>(1),
          row.id<base::OfficerId>(2),
          row.blob(3),
          row.text(4),
          row.boolean(5),
          row.instant(6),
          row.instant(7),
          row.instant(8),
          row.text(9),
          row.text(10),
          row.optional_instant(11)};
}

}  // namespace

void insert_sessions(db::Write& write, const std::vector<Session>& sessions) {
  db::Batch rows({{"agency_id", db::Type::uuid},
                  {"id", db::Type::uuid},
                  {"officer_id", db::Type::uuid},
                  {"secret_hash", db::Type::blob},
                  {"kind", db::Type::text},
                  {"trusted", db::Type::boolean},
                  {"created_at", db::Type::integer},
                  {"last_used_at", db::Type::integer},
                  {"expires_at", db::Type::integer},
                  {"address", db::Type::text},
                  {"device", db::Type::text}});
  for (const auto& s : sessions) {
    rows.add({to_value(s.agency), to_value(s.id), to_value(s.officer), to_value(s.secret_hash), to_value(s.kind),
              to_value(s.trusted), to_value(s.created_at), to_value(s.last_used_at), to_value(s.expires_at),
              to_value(s.address), to_value(s.device)});
  }
  write.execute_each(
      "INSERT INTO session (agency_id, id, officer_id, secret_hash, kind, trusted, created_at, last_used_at, "
      "expires_at, "
      "address, device) SELECT r.agency_id, r.id, r.officer_id, r.secret_hash, r.kind, r.trusted, r.created_at, "
      "r.last_used_at, r.expires_at, r.address, r.device FROM {rows}",
      rows);
}

std::optional<SessionOwner> find_session(db::Read& read, base::AgencyId agency, base::SessionId id) {
  const auto rows = read.query(
      "SELECT s.agency_id, s.id, s.officer_id, s.secret_hash, s.kind, s.trusted, s.created_at, s.last_used_at, "
      "s.expires_at, "
      "s.address, s.device, s.ended_at, a.user_id, a.temporary_until IS NOT NULL, a.active "
      "FROM session s JOIN account a ON a.agency_id = s.agency_id AND a.officer_id = s.officer_id "
      "WHERE s.agency_id = $1 AND s.id = $2",
      {to_value(agency), to_value(id)});
  if (rows.empty()) return std::nullopt;
  const auto row = rows[0];
  return SessionOwner{to_session(row), row.text(12), row.boolean(13), row.boolean(14)};
}

std::vector<std::optional<SessionOwner>> load_session_owners(db::Read& read, const std::vector<SessionKey>& keys) {
  db::Batch rows({{"agency_id", db::Type::uuid}, {"id", db::Type::uuid}});
  for (const auto& key : keys) rows.add({to_value(key.agency), to_value(key.id)});
  std::vector<std::optional<SessionOwner>> owners(keys.size());
  for (const auto row : read.query_each(
           "SELECT s.agency_id, s.id, s.officer_id, s.secret_hash, s.kind, s.trusted, s.created_at, s.last_used_at, "
           "s.expires_at, s.address, s.device, s.ended_at, a.user_id, a.temporary_until IS NOT NULL, a.active, r.n "
           "FROM {rows} JOIN session s ON s.agency_id = r.agency_id AND s.id = r.id "
           "JOIN account a ON a.agency_id = s.agency_id AND a.officer_id = s.officer_id",
           rows)) {
    owners.at(static_cast<std::size_t>(row.integer(15))) =
        SessionOwner{to_session(row), row.text(12), row.boolean(13), row.boolean(14)};
  }
  return owners;
}

std::vector<Session> list_sessions(db::Read& read, base::AgencyId agency, base::OfficerId officer) {
  const auto rows = read.query(
      "SELECT agency_id, id, officer_id, secret_hash, kind, trusted, created_at, last_used_at, expires_at, address, "
      "device, "
      "ended_at FROM session WHERE agency_id = $1 AND officer_id = $2 AND ended_at IS NULL AND expires_at > $3 "
      "ORDER BY id DESC LIMIT 100",
      {to_value(agency), to_value(officer), to_value(read.now())});
  std::vector<Session> sessions;
  for (const auto row : rows) sessions.push_back(to_session(row));
  return sessions;
}

bool end_session(db::Write& write, base::AgencyId agency, base::OfficerId officer, base::SessionId id) {
  return write.execute(
             "UPDATE session SET ended_at = $4 WHERE agency_id = $1 AND id = $2 AND officer_id = $3 AND ended_at IS "
             "NULL",
             {to_value(agency), to_value(id), to_value(officer), to_value(write.now())}) == 1;
}

std::int64_t end_sessions(db::Write& write, base::AgencyId agency, base::OfficerId officer,
                          std::optional<base::SessionId> kept) {
  const auto spared = kept.value_or(base::SessionId{});
  return write.execute(
      "UPDATE session SET ended_at = $4 WHERE agency_id = $1 AND officer_id = $2 AND id <> $3 AND ended_at IS NULL",
      {to_value(agency), to_value(officer), to_value(spared), to_value(write.now())});
}

std::int64_t delete_sessions_before(db::Write& write, base::AgencyId agency, base::Instant before, std::int64_t most) {
  return write.execute(
      "DELETE FROM session WHERE agency_id = $1 AND id IN "
      "(SELECT id FROM session WHERE agency_id = $1 AND expires_at < $2 "
      "AND officer_id NOT IN (SELECT k.officer_id FROM held_officer k WHERE k.agency_id = $1) "
      "ORDER BY expires_at LIMIT $3)",
      {to_value(agency), to_value(before), to_value(most)});
}

void touch_session(db::Write& write, base::AgencyId agency, base::SessionId id) {
  write.execute("UPDATE session SET last_used_at = $3 WHERE agency_id = $1 AND id = $2",
                {to_value(agency), to_value(id), to_value(write.now())});
}

}  // namespace spotme::store
