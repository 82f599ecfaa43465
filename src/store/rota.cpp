#include "store/rota.hpp"

#include "store/organisation.hpp"

namespace spotme::store {
namespace {

using db::to_value;
using db::Type;

constexpr std::string_view rota_columns = "SELECT agency_id, id, code, name, unit_id FROM rota ";

Rota to_rota(const db::Row& row) {
  return {row.id<base::AgencyId>(0), row.id<base::RotaId>(1), row.text(2), row.text(3), row.id<base::UnitId>(4)};
}

db::Value officer_value(const std::optional<base::OfficerId>& officer) {
  return to_value(officer ? std::optional(officer->value) : std::nullopt);
}

void insert_version(db::Write& write, const RotaVersionRow& row) {
  write.execute(
      "INSERT INTO rota_version (agency_id, rota_id, valid_from, valid_to, first_day, pattern, works_on_holidays, "
      "made_at, made_by) VALUES ($1, $2, $3, coalesce((SELECT min(v.valid_from) FROM rota_version v "
      "WHERE v.agency_id = $1 AND v.rota_id = $2 AND v.valid_from > $3), $4), $5, $6, $7, $8, $9) "
      "ON CONFLICT (agency_id, rota_id, valid_from) DO UPDATE SET first_day = excluded.first_day, "
      "pattern = excluded.pattern, works_on_holidays = excluded.works_on_holidays, made_at = excluded.made_at, "
      "made_by = excluded.made_by",
      {to_value(row.agency), to_value(row.rota), to_value(row.valid_from), to_value(open_end),
       to_value(row.version.first_day), to_value(domain::format_pattern(row.version.days)),
       to_value(row.version.works_on_holidays), to_value(write.now()), officer_value(row.made_by)});
}

RotaChange to_change(const db::Row& row, std::size_t at) {
  RotaChange change;
  change.agency = row.id<base::AgencyId>(at);
  change.officer = row.id<base::OfficerId>(at + 1);
  change.day = row.day(at + 2);
  change.id = row.uuid(at + 3);
  change.swap = row.uuid(at + 4);
  if (const auto with = row.optional_uuid(at + 5)) change.with_officer = base::OfficerId{*with};
  change.duty = domain::parse_duty(row.text(at + 6)).value();
  change.instead_of = domain::parse_duty(row.text(at + 7)).value();
  change.reason = row.text(at + 8);
  change.made_at = row.instant(at + 9);
  if (const auto by = row.optional_uuid(at + 10)) change.made_by = base::OfficerId{*by};
  return change;
}

}  // namespace

void insert_rota(db::Write& write, const Rota& rota, const RotaVersionRow& first) {
  write.execute(
      "INSERT INTO rota (agency_id, id, code, name, unit_id, created_at, created_by) VALUES ($1, $2, $3, $4, $5, $6, "
      "$7)",
      {to_value(rota.agency), to_value(rota.id), to_value(rota.code), to_value(rota.name), to_value(rota.unit),
       to_value(write.now()), officer_value(first.made_by)});
  insert_version(write, first);
}

void change_rota(db::Write& write, const RotaVersionRow& version) {
  write.execute(
      "UPDATE rota_version SET valid_to = $3 WHERE agency_id = $1 AND rota_id = $2 AND valid_from < $3 AND $3 < "
      "valid_to",
      {to_value(version.agency), to_value(version.rota), to_value(version.valid_from)});
  insert_version(write, version);
}

std::optional<Rota> find_rota(db::Read& read, base::AgencyId agency, std::string_view code) {
  static const std::string sql = std::string(rota_columns) + "WHERE agency_id = $1 AND code = $2";
  const auto rows = read.query(sql, {to_value(agency), to_value(code)});
  if (rows.empty()) return std::nullopt;
  return to_rota(rows[0]);
}

std::vector<Rota> list_rotas(db::Read& read, base::AgencyId agency, std::string_view after, std::size_t limit) {
  static const std::string sql =
      std::string(rota_columns) + "WHERE agency_id = $1 AND code > $2 ORDER BY code LIMIT $3";
  std::vector<Rota> rotas;
  for (const auto row :
       read.query(sql, {to_value(agency), to_value(after), to_value(static_cast<std::int64_t>(limit))})) {
    rotas.push_back(to_rota(row));
  }
  return rotas;
}

RotaVersions load_rota_versions(db::Read& read, const std::vector<base::AgencyId>& agencies, domain::DayRange days) {
  db::Batch rows({{"agency_id", Type::uuid}});
  for (const auto& agency : agencies) rows.add({to_value(agency)});
  RotaVersions versions;
  const auto found = read.query_each(
      "SELECT t.agency_id, t.code, v.valid_from, v.valid_to, v.first_day, v.pattern, v.works_on_holidays FROM {rows} "
      "JOIN rota t ON t.agency_id = r.agency_id JOIN rota_version v ON v.agency_id = t.agency_id AND v.rota_id = t.id "
      "AND v.valid_from <= $2 AND $1 < v.valid_to ORDER BY t.agency_id, t.code, v.valid_from",
      rows, {to_value(days.first), to_value(days.last)});
  for (const auto row : found) {
    versions[{row.id<base::AgencyId>(0), row.text(1)}].push_back(
        {row.day(2), row.day(3), {row.day(4), domain::parse_pattern(row.text(5)).value(), row.boolean(6)}});
  }
  return versions;
}

const domain::RotaVersion* find_version(const RotaVersions& versions, base::AgencyId agency, const std::string& code,
                                        base::Day day) {
  const auto rota = versions.find({agency, code});
  if (rota == versions.end()) return nullptr;
  for (const auto& row : rota->second) {
    if (row.from <= day && day < row.to) return &row.value;
  }
  return nullptr;
}

void insert_rota_changes(db::Write& write, const std::vector<RotaChange>& changes) {
  db::Batch rows({{"agency_id", Type::uuid},
                  {"officer_id", Type::uuid},
                  {"day", Type::day},
                  {"id", Type::uuid},
                  {"swap_id", Type::uuid},
                  {"with_officer_id", Type::uuid},
                  {"duty", Type::text},
                  {"instead_of", Type::text},
                  {"reason", Type::text},
                  {"made_at", Type::integer},
                  {"made_by", Type::uuid}});
  for (const auto& change : changes) {
    rows.add({to_value(change.agency), to_value(change.officer), to_value(change.day), to_value(change.id),
              to_value(change.swap), officer_value(change.with_officer), to_value(domain::format_duty(change.duty)),
              to_value(domain::format_duty(change.instead_of)), to_value(change.reason), to_value(change.made_at),
              officer_value(change.made_by)});
  }
  write.execute_each(
      "INSERT INTO rota_change (agency_id, officer_id, day, id, swap_id, with_officer_id, duty, instead_of, reason, "
      "made_at, made_by) SELECT r.agency_id, r.officer_id, r.day, r.id, r.swap_id, r.with_officer_id, r.duty, "
      "r.instead_of, r.reason, r.made_at, r.made_by FROM {rows}",
      rows);
}

std::vector<RotaChange> find_rota_changes(db::Read& read, base::AgencyId agency, base::Uuid swap) {
  std::vector<RotaChange> changes;
  const auto rows = read.query(
      "SELECT agency_id, officer_id, day, id, swap_id, with_officer_id, duty, instead_of, reason, made_at, made_by "
      "FROM rota_change WHERE agency_id = $1 AND swap_id = $2 AND withdrawn_at IS NULL ORDER BY day, officer_id",
      {to_value(agency), to_value(swap)});
  for (const auto row : rows) changes.push_back(to_change(row, 0));
  return changes;
}

void withdraw_rota_changes(db::Write& write, base::AgencyId agency, base::Uuid swap,
                           std::optional<base::OfficerId> by) {
  write.execute(
      "UPDATE rota_change SET withdrawn_at = $3, withdrawn_by = $4 WHERE agency_id = $1 AND swap_id = $2 AND "
      "withdrawn_at IS NULL",
      {to_value(agency), to_value(swap), to_value(write.now()), officer_value(by)});
}

std::vector<NumberedChange> load_rota_changes(db::Read& read, const std::vector<OfficerDays>& asked) {
  std::vector<NumberedChange> changes;
  const auto found = read.query_each(
      "SELECT r.n, c.agency_id, c.officer_id, c.day, c.id, c.swap_id, c.with_officer_id, c.duty, c.instead_of, "
      "c.reason, c.made_at, c.made_by FROM {rows} JOIN rota_change c ON c.agency_id = r.agency_id "
      "AND c.officer_id = r.officer_id AND c.day >= r.first_day AND c.day <= r.last_day AND c.withdrawn_at IS NULL "
      "ORDER BY r.n, c.day, c.id",
      officer_days_batch(asked));
  for (const auto row : found) changes.push_back({static_cast<std::size_t>(row.integer(0)), to_change(row, 1)});
  return changes;
}

}  // namespace spotme::store
