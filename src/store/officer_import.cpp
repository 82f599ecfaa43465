#include "store/officer_import.hpp"

#include <algorithm>

namespace spotme::store {
namespace {

using db::to_value;

constexpr std::string_view columns =
    "SELECT i.agency_id, i.id, i.made_by, i.made_at, i.wide, i.continues_id, i.file_name, i.format, i.sha256, i.state, "
    "i.plan_hash, i.rows_new, i.rows_changed, i.rows_unchanged, i.rows_wrong, i.agencies_made, i.units_made, "
    "i.outdated, i.lease_until, i.done_at, i.valid_from, i.undone_at, o.name FROM officer_import i "
    "JOIN officer o ON o.agency_id = i.agency_id AND o.id = i.made_by WHERE i.agency_id = $1 ";
constexpr std::string_view row_columns =
    "SELECT line, kind, user_id, name, unit_path, changes, faults, of_agency, officer_id, before, after, outcome "
    "FROM officer_import_row WHERE agency_id = $1 AND import_id = $2 ";

base::Digest to_digest(const base::Bytes& bytes) {
  base::Digest digest{};
  if (bytes.size() != digest.size()) throw db::Fault("a hash of the wrong length");
  std::copy(bytes.begin(), bytes.end(), digest.begin());
  return digest;
}

OfficerImport to_import(const db::Row& row) {
  OfficerImport import;
  import.agency = row.id<base::AgencyId>(0);
  import.id = row.id<domain::OfficerImportId>(1);
  import.made_by = row.id<base::OfficerId>(2);
  import.made_at = row.instant(3);
  import.wide = row.boolean(4);
  if (const auto before = row.optional_uuid(5)) import.continues = domain::OfficerImportId{*before};
  import.file_name = row.text(6);
  import.format = row.text(7);
  import.sha256 = to_digest(row.blob(8));
  import.state = domain::parse_import_state(row.text(9)).value();
  import.plan_hash = to_digest(row.blob(10));
  import.totals = {row.integer(11), row.integer(12), row.integer(13),
                   row.integer(14), row.integer(15), row.integer(16)};
  import.outdated = row.boolean(17);
  import.lease_until = row.optional_instant(18);
  import.done_at = row.optional_instant(19);
  import.valid_from = row.optional_day(20);
  import.undone_at = row.optional_instant(21);
  import.maker = row.text(22);
  return import;
}

ImportRowRecord to_record(const db::Row& row) {
  ImportRowRecord record;
  record.line = row.integer(0);
  record.kind = domain::parse_import_row_kind(row.text(1)).value();
  record.user_id = row.text(2);
  record.name = row.text(3);
  record.unit_path = row.text(4);
  record.changes = row.text(5);
  record.faults = row.text(6);
  if (const auto agency = row.optional_uuid(7)) record.of_agency = base::AgencyId{*agency};
  if (const auto officer = row.optional_uuid(8)) record.officer = base::OfficerId{*officer};
  record.before = row.text(9);
  record.after = row.text(10);
  record.outcome = domain::parse_undo_outcome(row.text(11)).value();
  return record;
}

}  // namespace

void insert_officer_import(db::Write& write, const OfficerImport& import, std::string_view content) {
  const auto continues = import.continues ? std::optional(import.continues->value) : std::nullopt;
  const auto& totals = import.totals;
  write.execute(
      "INSERT INTO officer_import (agency_id, id, made_by, made_at, wide, continues_id, file_name, format, sha256, "
      "content, state, plan_hash, rows_new, rows_changed, rows_unchanged, rows_wrong, agencies_made, units_made) "
      "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18)",
      {to_value(import.agency), to_value(import.id), to_value(import.made_by), to_value(import.made_at),
       to_value(import.wide), to_value(continues), to_value(import.file_name), to_value(import.format),
       to_value(import.sha256), to_value(base::Bytes(content.begin(), content.end())),
       to_value(domain::import_state_name(import.state)), to_value(import.plan_hash), to_value(totals.fresh),
       to_value(totals.changed), to_value(totals.unchanged), to_value(totals.wrong), to_value(totals.agencies),
       to_value(totals.units)});
}

std::optional<OfficerImport> find_officer_import(db::Read& read, base::AgencyId agency, domain::OfficerImportId id) {
  static const std::string sql = std::string(columns) + "AND i.id = $2";
  const auto rows = read.query(sql, {to_value(agency), to_value(id)});
  return rows.empty() ? std::nullopt : std::optional(to_import(rows[0]));
}

std::optional<std::string> load_import_content(db::Read& read, base::AgencyId agency, domain::OfficerImportId id) {
  const auto rows =
      read.query("SELECT content FROM officer_import WHERE agency_id = $1 AND id = $2 AND content IS NOT NULL",
                 {to_value(agency), to_value(id)});
  if (rows.empty()) return std::nullopt;
  const auto& bytes = rows[0].blob(0);
  return std::string(bytes.begin(), bytes.end());
}

std::vector<OfficerImport> list_officer_imports(db::Read& read, base::AgencyId agency, const ImportFilter& filter) {
  static const std::string sql = std::string(columns) +
                                 "AND ($2 OR NOT i.wide) AND (i.made_by = $3 OR $4) AND i.id < $5 "
                                 "ORDER BY i.id DESC LIMIT $6";
  base::Uuid last;
  last.bytes.fill(0xFF);
  std::vector<OfficerImport> imports;
  for (const auto row :
       read.query(sql, {to_value(agency), to_value(filter.wide), to_value(filter.maker.value_or(base::OfficerId{})),
                        to_value(!filter.maker), to_value(filter.before ? filter.before->value : last),
                        to_value(filter.limit)})) {
    imports.push_back(to_import(row));
  }
  return imports;
}

void update_officer_import(db::Write& write, const OfficerImport& import, bool drops_content) {
  const auto& totals = import.totals;
  write.execute(
      "UPDATE officer_import SET state = $3, plan_hash = $4, rows_new = $5, rows_changed = $6, rows_unchanged = $7, "
      "rows_wrong = $8, agencies_made = $9, units_made = $10, outdated = $11, lease_until = $12, done_at = $13, "
      "valid_from = $14, undone_at = $15, content = CASE WHEN $16 THEN NULL ELSE content END "
      "WHERE agency_id = $1 AND id = $2",
      {to_value(import.agency), to_value(import.id), to_value(domain::import_state_name(import.state)),
       to_value(import.plan_hash), to_value(totals.fresh), to_value(totals.changed), to_value(totals.unchanged),
       to_value(totals.wrong), to_value(totals.agencies), to_value(totals.units), to_value(import.outdated),
       to_value(import.lease_until), to_value(import.done_at), to_value(import.valid_from), to_value(import.undone_at),
       to_value(drops_content)});
}

std::int64_t cancel_imports_before(db::Write& write, base::AgencyId agency, base::Instant before) {
  return write.execute(
      "UPDATE officer_import SET state = 'cancelled', content = NULL WHERE agency_id = $1 AND state = 'planned' "
      "AND made_at < $2",
      {to_value(agency), to_value(before)});
}

void replace_import_rows(db::Write& write, const OfficerImport& import, const std::vector<ImportRowRecord>& rows) {
  write.execute("DELETE FROM officer_import_row WHERE agency_id = $1 AND import_id = $2",
                {to_value(import.agency), to_value(import.id)});
  db::Batch batch({{"line", db::Type::integer},
                   {"kind", db::Type::text},
                   {"user_id", db::Type::text},
                   {"name", db::Type::text},
                   {"unit_path", db::Type::text},
                   {"changes", db::Type::text},
                   {"faults", db::Type::text},
                   {"of_agency", db::Type::uuid},
                   {"officer_id", db::Type::uuid},
                   {"before", db::Type::text},
                   {"after", db::Type::text}});
  for (const auto& row : rows) {
    const auto agency = row.of_agency ? std::optional(row.of_agency->value) : std::nullopt;
    const auto officer = row.officer ? std::optional(row.officer->value) : std::nullopt;
    batch.add({to_value(row.line), to_value(domain::import_row_kind_name(row.kind)), to_value(row.user_id),
               to_value(row.name), to_value(row.unit_path), to_value(row.changes), to_value(row.faults),
               to_value(agency), to_value(officer), to_value(row.before), to_value(row.after)});
  }
  write.execute_each(
      "INSERT INTO officer_import_row (agency_id, import_id, line, kind, user_id, name, unit_path, changes, faults, "
      "of_agency, officer_id, before, after) SELECT $1, $2, r.line, r.kind, r.user_id, r.name, r.unit_path, r.changes, "
      "r.faults, r.of_agency, r.officer_id, r.before, r.after FROM {rows}",
      batch, {to_value(import.agency), to_value(import.id)});
}

std::vector<ImportRowRecord> list_import_rows(db::Read& read, const OfficerImport& import,
                                              const ImportRowFilter& filter) {
  static const std::string all = std::string(row_columns) + "AND line > $3 ORDER BY line LIMIT $4";
  static const std::string of_kind = std::string(row_columns) + "AND kind = $5 AND line > $3 ORDER BY line LIMIT $4";
  static const std::string kept = std::string(row_columns) +
                                  "AND outcome IN ('ended', 'signed_in', 'changed_since', 'leads_others') "
                                  "AND line > $3 ORDER BY line LIMIT $4";
  std::vector<db::Value> asked{to_value(import.agency), to_value(import.id), to_value(filter.after),
                               to_value(filter.limit)};
  if (filter.kind) asked.push_back(to_value(domain::import_row_kind_name(*filter.kind)));
  const auto& sql = filter.kind ? of_kind : filter.kept ? kept : all;
  std::vector<ImportRowRecord> records;
  for (const auto row : read.query(sql, asked)) records.push_back(to_record(row));
  return records;
}

std::vector<ImportRowRecord> load_touched_rows(db::Read& read, const OfficerImport& import) {
  static const std::string sql = std::string(row_columns) + "AND kind IN ('new', 'changed') ORDER BY line";
  std::vector<ImportRowRecord> records;
  for (const auto row : read.query(sql, {to_value(import.agency), to_value(import.id)})) {
    records.push_back(to_record(row));
  }
  return records;
}

std::vector<base::AgencyId> load_import_agencies(db::Read& read, const OfficerImport& import) {
  std::vector<base::AgencyId> agencies;
  for (const auto row : read.query("SELECT DISTINCT of_agency FROM officer_import_row WHERE agency_id = $1 "
                                   "AND import_id = $2 AND kind = 'new' AND of_agency IS NOT NULL",
                                   {to_value(import.agency), to_value(import.id)})) {
    agencies.push_back({row.uuid(0)});
  }
  return agencies;
}

void update_outcomes(db::Write& write, const OfficerImport& import, const std::vector<ImportRowRecord>& rows) {
  db::Batch batch({{"line", db::Type::integer}, {"outcome", db::Type::text}});
  for (const auto& row : rows) batch.add({to_value(row.line), to_value(domain::undo_outcome_name(row.outcome))});
  write.execute_each(
      "UPDATE officer_import_row SET outcome = r.outcome FROM {rows} WHERE officer_import_row.agency_id = $1 "
      "AND officer_import_row.import_id = $2 AND officer_import_row.line = r.line",
      batch, {to_value(import.agency), to_value(import.id)});
}

std::int64_t count_kept_rows(db::Read& read, const OfficerImport& import) {
  return read
      .query(
          "SELECT count(*) FROM officer_import_row WHERE agency_id = $1 AND import_id = $2 "
          "AND outcome IN ('ended', 'signed_in', 'changed_since', 'leads_others')",
          {to_value(import.agency), to_value(import.id)})
      .integer();
}

void insert_import_names(db::Write& write, const OfficerImport& import, const std::vector<ImportName>& names) {
  db::Batch batch({{"of_agency", db::Type::uuid},
                   {"unit_id", db::Type::uuid},
                   {"old_name", db::Type::text},
                   {"new_name", db::Type::text}});
  for (const auto& name : names) {
    batch.add({to_value(name.agency), to_value(name.unit), to_value(name.old_name), to_value(name.new_name)});
  }
  write.execute_each(
      "INSERT INTO officer_import_name (agency_id, import_id, of_agency, unit_id, old_name, new_name) "
      "SELECT $1, $2, r.of_agency, r.unit_id, r.old_name, r.new_name FROM {rows}",
      batch, {to_value(import.agency), to_value(import.id)});
}

std::vector<ImportName> load_import_names(db::Read& read, const OfficerImport& import) {
  std::vector<ImportName> names;
  for (const auto row :
       read.query("SELECT of_agency, unit_id, old_name, new_name FROM officer_import_name WHERE agency_id = $1 "
                  "AND import_id = $2 ORDER BY of_agency, unit_id",
                  {to_value(import.agency), to_value(import.id)})) {
    names.push_back({row.id<base::AgencyId>(0), row.id<base::UnitId>(1), row.optional_text(2), row.text(3)});
  }
  return names;
}

}  // namespace spotme::store
