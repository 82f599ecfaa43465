#include "store/transaction.hpp"

#include "store/transaction_row.hpp"

#include <fmt/format.h>

namespace spotme::store {
namespace {

using db::to_value;
using db::Type;

db::Value number_of(const std::optional<base::Minutes>& span) {
  return to_value(span ? std::optional<std::int64_t>(span->count()) : std::nullopt);
}

db::Batch version_batch(const std::vector<domain::Transaction>& transactions) {
  db::Batch rows({{"agency_id", Type::uuid},
                  {"work_day", Type::day},
                  {"officer_id", Type::uuid},
                  {"version", Type::integer},
                  {"number", Type::integer},
                  {"unit_path", Type::text},
                  {"state", Type::text},
                  {"scheme", Type::text},
                  {"day_type", Type::text},
                  {"status", Type::text},
                  {"effective_start", Type::integer},
                  {"may_leave_from", Type::integer},
                  {"office_end", Type::integer},
                  {"first_in", Type::integer},
                  {"last_out", Type::integer},
                  {"late_minutes", Type::integer},
                  {"early_minutes", Type::integer},
                  {"worked_minutes", Type::integer},
                  {"issues", Type::text},
                  {"facts", Type::text},
                  {"pack", Type::text},
                  {"national_revision", Type::integer},
                  {"agency_revision", Type::integer},
                  {"reasons", Type::text},
                  {"previous_hash", Type::blob},
                  {"hash", Type::blob}});
  for (const auto& t : transactions) {
    const auto& d = t.record;
    const auto previous =
        t.previous_hash ? std::optional(base::Bytes(t.previous_hash->begin(), t.previous_hash->end())) : std::nullopt;
    rows.add({to_value(t.agency),
              to_value(t.day),
              to_value(t.officer),
              to_value(t.version),
              to_value(t.number),
              to_value(d.unit_path),
              to_value(d.state),
              to_value(d.scheme),
              to_value(d.day_type),
              to_value(d.status),
              number_of(d.effective_start),
              number_of(d.may_leave_from),
              number_of(d.office_end),
              number_of(d.first_in),
              number_of(d.last_out),
              to_value(std::int64_t{d.late.count()}),
              to_value(std::int64_t{d.early.count()}),
              number_of(d.worked),
              to_value(domain::write_issues(d.issues)),
              to_value(d.facts),
              to_value(t.pack),
              to_value(t.national_revision),
              to_value(t.agency_revision),
              to_value(domain::write_changes(t.reasons)),
              to_value(previous),
              to_value(t.hash)});
  }
  return rows;
}

/// Makes the versions the ones that hold, each over the one before it.
void hold_versions(db::Write& write, const std::vector<domain::Transaction>& transactions) {
  db::Batch rows({{"agency_id", Type::uuid},
                  {"work_day", Type::day},
                  {"officer_id", Type::uuid},
                  {"number", Type::integer},
                  {"version", Type::integer},
                  {"unit_path", Type::text},
                  {"status", Type::text},
                  {"issues", Type::text}});
  for (const auto& t : transactions) {
    rows.add({to_value(t.agency), to_value(t.day), to_value(t.officer), to_value(t.number), to_value(t.version),
              to_value(t.record.unit_path), to_value(t.record.status),
              to_value(domain::write_issues(t.record.issues))});
  }
  const auto held = write.execute_each(
      "INSERT INTO transaction_number (agency_id, work_day, officer_id, number, version, unit_path, status, issues) "
      "SELECT r.agency_id, r.work_day, r.officer_id, r.number, r.version, r.unit_path, r.status, r.issues FROM {rows} "
      "WHERE true ON CONFLICT (agency_id, work_day, officer_id) DO UPDATE SET version = excluded.version, "
      "unit_path = excluded.unit_path, status = excluded.status, issues = excluded.issues "
      "WHERE transaction_number.version = excluded.version - 1 AND transaction_number.number = excluded.number",
      rows);
  if (held != static_cast<std::int64_t>(transactions.size())) {
    throw db::SerializationFailure("another writer has made a version of one of these days");
  }
}

}  // namespace

std::vector<Holding> load_holding(db::Read& read, const std::vector<OfficerDay>& days) {
  static const auto sql = fmt::format(
      "SELECT r.n, {} FROM {{rows}} JOIN transaction_number h ON h.agency_id = r.agency_id AND h.work_day = r.work_day "
      "AND h.officer_id = r.officer_id JOIN attendance_transaction t ON t.agency_id = h.agency_id "
      "AND t.work_day = h.work_day AND t.officer_id = h.officer_id AND t.version = h.version",
      transaction_columns);
  db::Batch rows({{"agency_id", Type::uuid}, {"work_day", Type::day}, {"officer_id", Type::uuid}});
  for (const auto& day : days) rows.add({to_value(day.agency), to_value(day.day), to_value(day.officer)});
  std::vector<Holding> holdings;
  for (const auto row : read.query_each(sql, rows)) {
    holdings.push_back({static_cast<std::size_t>(row.integer(0)), to_transaction(row, 1)});
  }
  return holdings;
}

std::vector<domain::Transaction> load_holding(db::Read& read, base::AgencyId agency, domain::DayRange days,
                                              base::OfficerId first, base::OfficerId last) {
  static const auto sql = fmt::format(
      "SELECT {} FROM {{rows}} JOIN transaction_number h ON h.agency_id = $1 AND h.work_day = r.work_day "
      "AND h.officer_id >= $2 AND h.officer_id <= $3 JOIN attendance_transaction t ON t.agency_id = h.agency_id "
      "AND t.work_day = h.work_day AND t.officer_id = h.officer_id AND t.version = h.version",
      transaction_columns);
  return to_transactions(read.query_each(sql, day_batch(days), {to_value(agency), to_value(first), to_value(last)}));
}

void insert_transactions(db::Write& write, const std::vector<domain::Transaction>& transactions) {
  if (transactions.empty()) return;
  hold_versions(write, transactions);
  write.execute_each(
      "INSERT INTO attendance_transaction (agency_id, work_day, officer_id, version, number, unit_path, state, scheme, "
      "day_type, status, effective_start, may_leave_from, office_end, first_in, last_out, late_minutes, early_minutes, "
      "worked_minutes, issues, facts, pack, national_revision, agency_revision, reasons, previous_hash, hash, made_at) "
      "SELECT r.agency_id, r.work_day, r.officer_id, r.version, r.number, r.unit_path, r.state, r.scheme, r.day_type, "
      "r.status, r.effective_start, r.may_leave_from, r.office_end, r.first_in, r.last_out, r.late_minutes, "
      "r.early_minutes, r.worked_minutes, r.issues, r.facts, r.pack, r.national_revision, r.agency_revision, "
      "r.reasons, r.previous_hash, r.hash, $1 FROM {rows}",
      version_batch(transactions), {to_value(write.now())});
}

std::vector<domain::Transaction> load_versions(db::Read& read, base::AgencyId agency, std::int64_t number) {
  static const auto sql = fmt::format(
      "SELECT {} FROM transaction_number h JOIN attendance_transaction t ON t.agency_id = h.agency_id AND t.work_day = "
      "h.work_day AND t.officer_id = h.officer_id WHERE h.agency_id = $1 AND h.number = $2 ORDER BY t.version",
      transaction_columns);
  return to_transactions(read.query(sql, {to_value(agency), to_value(number)}));
}

std::vector<domain::Transaction> load_versions(db::Read& read, const OfficerDay& day) {
  static const auto sql = fmt::format(
      "SELECT {} FROM attendance_transaction t WHERE t.agency_id = $1 AND t.work_day = $2 AND t.officer_id = $3 "
      "ORDER BY t.version",
      transaction_columns);
  return to_transactions(read.query(sql, {to_value(day.agency), to_value(day.day), to_value(day.officer)}));
}

}  // namespace spotme::store
