#include "store/transaction_row.hpp"

#include <algorithm>

namespace spotme::store {
namespace {

std::optional<base::Minutes> minutes(const db::Row& row, std::size_t column) {
  const auto number = row.optional_integer(column);
  if (!number) return std::nullopt;
  return base::Minutes{*number};
}

base::Digest digest(const base::Bytes& bytes) {
  base::Digest out{};
  if (bytes.size() != out.size()) throw db::Fault("a hash of another length");
  std::copy(bytes.begin(), bytes.end(), out.begin());
  return out;
}

domain::DayRecord to_record(const db::Row& row, std::size_t at) {
  domain::DayRecord record;
  record.unit_path = row.text(at + 5);
  record.state = row.text(at + 6);
  record.scheme = row.text(at + 7);
  record.day_type = row.text(at + 8);
  record.status = row.text(at + 9);
  record.effective_start = minutes(row, at + 10);
  record.may_leave_from = minutes(row, at + 11);
  record.office_end = minutes(row, at + 12);
  record.first_in = minutes(row, at + 13);
  record.last_out = minutes(row, at + 14);
  record.late = base::Minutes{row.integer(at + 15)};
  record.early = base::Minutes{row.integer(at + 16)};
  record.worked = minutes(row, at + 17);
  record.issues = domain::read_issues(row.text(at + 18));
  record.facts = row.text(at + 19);
  return record;
}

}  // namespace

const std::string_view transaction_columns =
    "t.agency_id, t.work_day, t.officer_id, t.version, t.number, t.unit_path, t.state, t.scheme, t.day_type, t.status, "
    "t.effective_start, t.may_leave_from, t.office_end, t.first_in, t.last_out, t.late_minutes, t.early_minutes, "
    "t.worked_minutes, t.issues, t.facts, t.pack, t.national_revision, t.agency_revision, t.reasons, t.previous_hash, "
    "t.hash, t.made_at";
domain::Transaction to_transaction(const db::Row& row, std::size_t at) {
  domain::Transaction transaction;
  transaction.agency = row.id<base::AgencyId>(at);
  transaction.day = row.day(at + 1);
  transaction.officer = row.id<base::OfficerId>(at + 2);
  transaction.version = row.integer(at + 3);
  transaction.number = row.integer(at + 4);
  transaction.record = to_record(row, at);
  transaction.pack = row.text(at + 20);
  transaction.national_revision = row.integer(at + 21);
  transaction.agency_revision = row.integer(at + 22);
  transaction.reasons = domain::read_changes(row.text(at + 23));
  if (!row.is_null(at + 24)) transaction.previous_hash = digest(row.blob(at + 24));
  transaction.hash = digest(row.blob(at + 25));
  transaction.made_at = row.instant(at + 26);
  return transaction;
}

std::vector<domain::Transaction> to_transactions(const db::Rows& rows) {
  std::vector<domain::Transaction> transactions;
  transactions.reserve(rows.size());
  for (const auto row : rows) transactions.push_back(to_transaction(row, 0));
  return transactions;
}

}  // namespace spotme::store
