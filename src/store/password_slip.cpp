#include "store/password_slip.hpp"

#include "store/account_close.hpp"

#include <algorithm>
#include <tuple>
#include <unordered_map>
#include <utility>

namespace spotme::store {

using db::to_value;

std::vector<SlipAccount> load_slip_accounts(db::Read& read, base::AgencyId agency,
                                            const std::vector<base::OfficerId>& officers) {
  db::Batch rows({{"officer_id", db::Type::uuid}});
  for (const auto& officer : officers) rows.add({to_value(officer)});
  std::unordered_map<base::OfficerId, SlipAccount, base::IdHash> found;
  for (const auto row : read.query_each(
           "SELECT a.agency_id, a.officer_id, a.user_id, a.password, a.temporary_until, a.active, a.last_sign_in_at, "
           "o.name, v.path, v.name, g.name, o.email FROM {rows} JOIN account a ON a.agency_id = $1 AND a.officer_id = "
           "r.officer_id JOIN officer o ON o.agency_id = $1 AND o.id = a.officer_id "
           "JOIN posting p ON p.agency_id = $1 AND p.officer_id = o.id AND p.valid_from <= $2 AND $2 < p.valid_to "
           "JOIN unit_version v ON v.agency_id = $1 AND v.unit_id = p.unit_id AND v.valid_from <= $2 "
           "AND $2 < v.valid_to JOIN agency g ON g.id = $1",
           rows, {to_value(agency), to_value(read.today())})) {
    const auto id = row.id<base::OfficerId>(1);
    found[id] = {{row.id<base::AgencyId>(0), id, row.text(2), row.text(3), row.optional_instant(4), row.boolean(5),
                  row.optional_instant(6), row.text(7)},
                 row.text(8),
                 row.text(9),
                 row.text(10),
                 {},
                 row.text(11)};
  }
  for (const auto row : read.query_each(
           "SELECT h.officer_id, h.role, v.path FROM {rows} JOIN role_holding h ON h.agency_id = $1 AND h.officer_id "
           "= r.officer_id AND h.valid_from <= $2 AND $2 < h.valid_to JOIN unit_version v ON v.agency_id = $1 "
           "AND v.unit_id = h.unit_id AND v.valid_from <= $2 AND $2 < v.valid_to",
           rows, {to_value(agency), to_value(read.today())})) {
    const auto slip = found.find(row.id<base::OfficerId>(0));
    const auto role = domain::parse_role(row.text(1));
    if (slip != found.end() && role) slip->second.roles.push_back({*role, row.text(2)});
  }
  std::vector<SlipAccount> accounts;
  for (auto& [id, slip] : found) accounts.push_back(std::move(slip));
  std::sort(accounts.begin(), accounts.end(), [](const auto& a, const auto& b) {
    return std::tie(a.unit_path, a.account.officer_name, a.account.officer) <
           std::tie(b.unit_path, b.account.officer_name, b.account.officer);
  });
  return accounts;
}

void close_sessions(db::Write& write, const std::vector<SlipAccount>& accounts) {
  db::Batch rows({{"agency_id", db::Type::uuid}, {"officer_id", db::Type::uuid}});
  std::vector<std::string> user_ids;
  for (const auto& one : accounts) {
    rows.add({to_value(one.account.agency), to_value(one.account.officer)});
    user_ids.push_back(one.account.user_id);
  }
  write.execute_each(
      "UPDATE session SET ended_at = $1 FROM {rows} WHERE session.agency_id = r.agency_id AND session.officer_id = "
      "r.officer_id AND session.ended_at IS NULL",
      rows, {to_value(write.now())});
  delete_attempts_of(write, user_ids);
}

}  // namespace spotme::store
