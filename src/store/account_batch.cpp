#include "store/account_batch.hpp"

namespace spotme::store {

using db::to_value;

std::vector<NumberedAccount> load_accounts(db::Read& read, const std::vector<std::string>& user_ids) {
  db::Batch rows({{"user_id", db::Type::text}});
  for (const auto& user_id : user_ids) rows.add({to_value(user_id)});
  std::vector<NumberedAccount> accounts;
  const auto found = read.query_each(
      "SELECT r.n, a.agency_id, a.officer_id, a.user_id, a.password, a.temporary_until, a.active, a.last_sign_in_at, "
      "o.name "
      "FROM {rows} JOIN sign_in_name s ON s.user_id = r.user_id "
      "JOIN account a ON a.agency_id = s.agency_id AND a.officer_id = s.officer_id "
      "JOIN officer o ON o.agency_id = a.agency_id AND o.id = a.officer_id",
      rows);
  accounts.reserve(found.size());
  for (const auto row : found) {
    accounts.push_back({static_cast<std::size_t>(row.integer(0)),
                        {row.id<base::AgencyId>(1), row.id<base::OfficerId>(2), row.text(3), row.text(4),
                         row.optional_instant(5), row.boolean(6), row.optional_instant(7), row.text(8)}});
  }
  return accounts;
}

void update_passwords(db::Write& write, const std::vector<Account>& accounts) {
  db::Batch rows({{"agency_id", db::Type::uuid},
                  {"officer_id", db::Type::uuid},
                  {"password", db::Type::text},
                  {"temporary_until", db::Type::integer}});
  for (const auto& account : accounts) {
    rows.add({to_value(account.agency), to_value(account.officer), to_value(account.password),
              to_value(account.temporary_until)});
  }
  write.execute_each(
      "UPDATE account SET password = r.password, temporary_until = r.temporary_until FROM {rows} "
      "WHERE account.agency_id = r.agency_id AND account.officer_id = r.officer_id",
      rows);
}

}  // namespace spotme::store
