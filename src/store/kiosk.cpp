#include "store/kiosk.hpp"

#include "store/reach_sql.hpp"

#include <fmt/format.h>

namespace spotme::store {
namespace {

using db::to_value;
using db::Type;

// Parameters: $1 agency, $2 today.
constexpr std::string_view select_kiosks =
    "SELECT k.id, k.place_id, k.name, k.valid_from, k.valid_to, k.secret_hash, k.registered_at, k.device, "
    "coalesce(p.name, ''), coalesce(v.path, ''), "
    "EXISTS (SELECT 1 FROM place h WHERE h.agency_id = k.agency_id AND h.id = k.place_id AND h.valid_from <= $2 "
    "AND $2 < h.valid_to) FROM kiosk k "
    "LEFT JOIN place p ON p.agency_id = k.agency_id AND p.id = k.place_id AND NOT EXISTS (SELECT 1 FROM place x "
    "WHERE x.agency_id = p.agency_id AND x.id = p.id AND x.valid_from > p.valid_from) "
    "LEFT JOIN unit_version v ON v.agency_id = p.agency_id AND v.unit_id = p.unit_id AND v.valid_from <= $2 "
    "AND $2 < v.valid_to WHERE k.agency_id = $1 ";

Kiosk to_kiosk(const db::Row& row, base::AgencyId agency) {
  Kiosk kiosk{agency, row.id<KioskId>(0), row.id<base::PlaceId>(1), row.text(2), row.day(3), row.day(4)};
  if (!row.is_null(5)) kiosk.secret_hash = row.blob(5);
  kiosk.registered_at = row.optional_instant(6);
  kiosk.device = row.text(7);
  kiosk.place_name = row.text(8);
  kiosk.unit_path = row.text(9);
  kiosk.place_holds = row.boolean(10);
  return kiosk;
}

}  // namespace

void insert_kiosk(db::Write& write, const Kiosk& kiosk) {
  write.execute(
      "INSERT INTO kiosk (agency_id, id, place_id, name, valid_from, made_at) VALUES ($1, $2, $3, $4, $5, $6)",
      {to_value(kiosk.agency), to_value(kiosk.id), to_value(kiosk.place), to_value(kiosk.name), to_value(kiosk.from),
       to_value(write.now())});
}

std::vector<Kiosk> list_kiosks(db::Read& read, base::AgencyId agency, const std::vector<std::string>& reach, bool ended,
                               const std::optional<KioskId>& after, std::int64_t limit) {
  std::vector<db::Value> params{to_value(agency), to_value(read.today())};
  auto sql = std::string(select_kiosks) + (ended ? "AND k.valid_to <= $2 " : "AND k.valid_to > $2 ");
  sql += reach_condition("v.path", reach, params);
  if (after) {
    params.push_back(to_value(*after));
    sql += fmt::format("AND k.id > ${} ", params.size());
  }
  params.push_back(to_value(limit));
  std::vector<Kiosk> kiosks;
  for (const auto row : read.query(sql + fmt::format("ORDER BY k.id LIMIT ${}", params.size()), params)) {
    kiosks.push_back(to_kiosk(row, agency));
  }
  return kiosks;
}

std::optional<Kiosk> find_kiosk(db::Read& read, base::AgencyId agency, KioskId id) {
  static const auto sql = std::string(select_kiosks) + "AND k.id = $3";
  const auto rows = read.query(sql, {to_value(agency), to_value(read.today()), to_value(id)});
  if (rows.empty()) return std::nullopt;
  return to_kiosk(rows[0], agency);
}

std::int64_t count_kiosks(db::Read& read, base::AgencyId agency) {
  return read
      .query("SELECT count(*) FROM kiosk WHERE agency_id = $1 AND valid_to > $2",
             {to_value(agency), to_value(read.today())})
      .integer();
}

void end_kiosk(db::Write& write, base::AgencyId agency, KioskId id, base::Day day) {
  write.execute("UPDATE kiosk SET valid_to = $3, secret_hash = NULL WHERE agency_id = $1 AND id = $2",
                {to_value(agency), to_value(id), to_value(day)});
  write.execute("DELETE FROM kiosk_code WHERE agency_id = $1 AND kiosk_id = $2", {to_value(agency), to_value(id)});
}

void put_kiosk_code(db::Write& write, base::AgencyId agency, KioskId id, std::string_view code_hash,
                    base::Instant expires_at) {
  write.execute("DELETE FROM kiosk_code WHERE agency_id = $1 AND kiosk_id = $2", {to_value(agency), to_value(id)});
  write.execute("INSERT INTO kiosk_code (code_hash, agency_id, kiosk_id, expires_at) VALUES ($1, $2, $3, $4)",
                {to_value(code_hash), to_value(agency), to_value(id), to_value(expires_at)});
}

std::optional<KioskKey> take_kiosk_code(db::Write& write, std::string_view code_hash) {
  const auto rows = write.query("DELETE FROM kiosk_code WHERE code_hash = $1 RETURNING agency_id, kiosk_id, expires_at",
                                {to_value(code_hash)});
  if (rows.empty() || rows[0].instant(2) <= write.now()) return std::nullopt;
  return KioskKey{rows[0].id<base::AgencyId>(0), rows[0].id<KioskId>(1)};
}

void register_kiosk(db::Write& write, base::AgencyId agency, KioskId id, const base::Digest& secret_hash,
                    std::string_view device) {
  write.execute("UPDATE session SET kiosk_id = NULL WHERE agency_id = $1 AND kiosk_id = $2",
                {to_value(agency), to_value(id)});
  write.execute("UPDATE kiosk SET secret_hash = $3, device = $4, registered_at = $5 WHERE agency_id = $1 AND id = $2",
                {to_value(agency), to_value(id), to_value(secret_hash), to_value(device), to_value(write.now())});
}

void bind_session(db::Write& write, base::AgencyId agency, base::SessionId session, KioskId id) {
  write.execute("UPDATE session SET kiosk_id = $3 WHERE agency_id = $1 AND id = $2",
                {to_value(agency), to_value(session), to_value(id)});
}

std::vector<PressKiosk> load_press_kiosks(db::Read& read, const std::vector<PressKioskQuestion>& asked) {
  db::Batch rows({{"agency_id", Type::uuid}, {"session_id", Type::uuid}, {"day", Type::day}});
  for (const auto& one : asked) rows.add({to_value(one.agency), to_value(one.session), to_value(one.day)});
  std::vector<PressKiosk> found;
  for (const auto row : read.query_each(
           "SELECT r.n, k.name, p.name, v.path FROM {rows} "
           "JOIN session s ON s.agency_id = r.agency_id AND s.id = r.session_id "
           "JOIN kiosk k ON k.agency_id = s.agency_id AND k.id = s.kiosk_id AND k.valid_from <= r.day "
           "AND r.day < k.valid_to "
           "JOIN place p ON p.agency_id = k.agency_id AND p.id = k.place_id AND p.valid_from <= r.day "
           "AND r.day < p.valid_to "
           "JOIN unit_version v ON v.agency_id = p.agency_id AND v.unit_id = p.unit_id AND v.valid_from <= r.day "
           "AND r.day < v.valid_to",
           rows)) {
    found.push_back({static_cast<std::size_t>(row.integer(0)), row.text(1), row.text(2), row.text(3)});
  }
  return found;
}

}  // namespace spotme::store
