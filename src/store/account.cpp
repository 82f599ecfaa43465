#include "store/account.hpp"

namespace spotme::store {
namespace {

using db::to_value;

constexpr std::string_view select_account =
    "SELECT a.agency_id, a.officer_id, a.user_id, a.password, a.temporary_until, a.active, a.last_sign_in_at, o.name "
    "FROM account a JOIN officer o ON o.agency_id = a.agency_id AND o.id = a.officer_id "
    "WHERE a.agency_id = $1 AND a.officer_id = $2";

Account to_account(const db::Row& row) {
  return {row.id<base::AgencyId>(0),
          row.id<base::OfficerId>(1),
          row.text(2),
          row.text(3),
          row.optional_instant(4),
          row.boolean(5),
          row.optional_instant(6),
          row.text(7)};
}

}  // namespace

bool insert_account(db::Write& write, const Account& account) {
  const auto named = write.execute(
      "INSERT INTO sign_in_name (user_id, agency_id, officer_id) VALUES ($1, $2, $3) ON CONFLICT (user_id) DO NOTHING",
      {to_value(account.user_id), to_value(account.agency), to_value(account.officer)});
  if (named == 0) return false;
  write.execute(
      "INSERT INTO account (agency_id, officer_id, user_id, password, temporary_until, active, created_at) "
      "VALUES ($1, $2, $3, $4, $5, $6, $7)",
      {to_value(account.agency), to_value(account.officer), to_value(account.user_id), to_value(account.password),
       to_value(account.temporary_until), to_value(account.active), to_value(write.now())});
  return true;
}

void insert_accounts(db::Write& write, const std::vector<Account>& accounts) {
  db::Batch rows({{"user_id", db::Type::text},
                  {"agency_id", db::Type::uuid},
                  {"officer_id", db::Type::uuid},
                  {"password", db::Type::text},
                  {"temporary_until", db::Type::integer},
                  {"active", db::Type::boolean}});
  for (const auto& account : accounts) {
    rows.add({to_value(account.user_id), to_value(account.agency), to_value(account.officer),
              to_value(account.password), to_value(account.temporary_until), to_value(account.active)});
  }
  write.execute_each(
      "INSERT INTO sign_in_name (user_id, agency_id, officer_id) SELECT r.user_id, r.agency_id, r.officer_id FROM "
      "{rows}",
      rows);
  write.execute_each(
      "INSERT INTO account (agency_id, officer_id, user_id, password, temporary_until, active, created_at) "
      "SELECT r.agency_id, r.officer_id, r.user_id, r.password, r.temporary_until, r.active, $1 FROM {rows}",
      rows, {to_value(write.now())});
}

std::optional<Account> find_account_by_user_id(db::Read& read, std::string_view user_id) {
  const auto names =
      read.query("SELECT agency_id, officer_id FROM sign_in_name WHERE user_id = $1", {to_value(user_id)});
  if (names.empty()) return std::nullopt;
  return find_account(read, names[0].id<base::AgencyId>(0), names[0].id<base::OfficerId>(1));
}

std::optional<Account> find_account(db::Read& read, base::AgencyId agency, base::OfficerId officer) {
  const auto rows = read.query(select_account, {to_value(agency), to_value(officer)});
  if (rows.empty()) return std::nullopt;
  return to_account(rows[0]);
}

void update_password(db::Write& write, const Account& account) {
  write.execute("UPDATE account SET password = $3, temporary_until = $4 WHERE agency_id = $1 AND officer_id = $2",
                {to_value(account.agency), to_value(account.officer), to_value(account.password),
                 to_value(account.temporary_until)});
}

void update_active(db::Write& write, base::AgencyId agency, base::OfficerId officer, bool active) {
  write.execute("UPDATE account SET active = $3 WHERE agency_id = $1 AND officer_id = $2",
                {to_value(agency), to_value(officer), to_value(active)});
}

void update_last_sign_in(db::Write& write, base::AgencyId agency, base::OfficerId officer) {
  write.execute("UPDATE account SET last_sign_in_at = $3 WHERE agency_id = $1 AND officer_id = $2",
                {to_value(agency), to_value(officer), to_value(write.now())});
}

domain::Attempts find_attempts(db::Read& read, std::string_view user_id) {
  const auto rows = read.query("SELECT failures, failed_at, locked_until FROM sign_in_attempt WHERE user_id = $1",
                               {to_value(user_id)});
  if (rows.empty()) return {};
  return {rows[0].integer(0), rows[0].instant(1), rows[0].optional_instant(2)};
}

void upsert_attempts(db::Write& write, std::string_view user_id, const domain::Attempts& attempts) {
  write.execute(
      "INSERT INTO sign_in_attempt (user_id, failures, failed_at, locked_until) VALUES ($1, $2, $3, $4) "
      "ON CONFLICT (user_id) DO UPDATE SET failures = excluded.failures, failed_at = excluded.failed_at, "
      "locked_until = excluded.locked_until",
      {to_value(user_id), to_value(attempts.failures), to_value(attempts.failed_at), to_value(attempts.locked_until)});
}

void delete_attempts(db::Write& write, std::string_view user_id) {
  write.execute("DELETE FROM sign_in_attempt WHERE user_id = $1", {to_value(user_id)});
}

void delete_attempts_before(db::Write& write, base::Instant before) {
  write.execute("DELETE FROM sign_in_attempt WHERE failed_at < $1", {to_value(before)});
}

std::vector<domain::RoleHolding> load_roles(db::Read& read, base::AgencyId agency, base::OfficerId officer,
                                            base::Day day) {
  const auto rows = read.query(
      "SELECT h.role, v.path FROM role_holding h JOIN unit_version v ON v.agency_id = h.agency_id AND v.unit_id = "
      "h.unit_id "
      "AND v.valid_from <= $3 AND $3 < v.valid_to "
      "WHERE h.agency_id = $1 AND h.officer_id = $2 AND h.valid_from <= $3 AND $3 < h.valid_to ORDER BY h.role, v.path",
      {to_value(agency), to_value(officer), to_value(day)});
  std::vector<domain::RoleHolding> roles;
  for (const auto row : rows) {
    if (const auto role = domain::parse_role(row.text(0))) roles.push_back({*role, row.text(1)});
  }
  return roles;
}

}  // namespace spotme::store
