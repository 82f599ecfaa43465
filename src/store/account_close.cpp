#include "store/account_close.hpp"

namespace spotme::store {

using db::to_value;

void end_sessions_of(db::Write& write, base::AgencyId agency, const std::vector<base::OfficerId>& officers) {
  db::Batch rows({{"officer_id", db::Type::uuid}});
  for (const auto& officer : officers) rows.add({to_value(officer)});
  write.execute_each(
      "UPDATE session SET ended_at = $2 FROM {rows} WHERE session.agency_id = $1 AND session.officer_id = r.officer_id "
      "AND session.ended_at IS NULL",
      rows, {to_value(agency), to_value(write.now())});
}

void delete_attempts_of(db::Write& write, const std::vector<std::string>& user_ids) {
  db::Batch rows({{"user_id", db::Type::text}});
  for (const auto& user_id : user_ids) rows.add({to_value(user_id)});
  write.execute_each("DELETE FROM sign_in_attempt WHERE user_id IN (SELECT r.user_id FROM {rows})", rows);
}

}  // namespace spotme::store
