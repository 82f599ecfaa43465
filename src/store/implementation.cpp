#include "store/implementation.hpp"

namespace spotme::store {

using db::to_value;

std::vector<StateCount> count_officers_by_state(db::Read& read, base::Day day) {
  std::vector<StateCount> counts;
  for (const auto row : read.query("SELECT agency_id, state, count(*) FROM posting WHERE valid_from <= $1 AND $1 < "
                                   "valid_to GROUP BY agency_id, state",
                                   {to_value(day)})) {
    counts.push_back({row.id<base::AgencyId>(0), row.text(1), row.integer(2)});
  }
  return counts;
}

std::vector<AgencyCount> count_active_accounts(db::Read& read) {
  std::vector<AgencyCount> counts;
  for (const auto row : read.query("SELECT agency_id, count(*) FROM account WHERE active GROUP BY agency_id")) {
    counts.push_back({row.id<base::AgencyId>(0), row.integer(1)});
  }
  return counts;
}

std::vector<AgencyPresses> load_agency_presses(db::Read& read, const std::vector<base::AgencyId>& agencies,
                                               base::Instant since) {
  db::Batch rows({{"agency_id", db::Type::uuid}});
  for (const auto& agency : agencies) rows.add({to_value(agency)});
  std::vector<AgencyPresses> all(agencies.size());
  for (const auto row :
       read.query_each("SELECT r.n, (SELECT count(*) FROM clock_key k WHERE k.agency_id = r.agency_id AND k.at >= $1), "
                       "(SELECT max(k.at) FROM clock_key k WHERE k.agency_id = r.agency_id), "
                       "(SELECT max(e.work_day) FROM clock_event e WHERE e.agency_id = r.agency_id) FROM {rows}",
                       rows, {to_value(since)})) {
    all.at(static_cast<std::size_t>(row.integer(0))) = {row.integer(1), row.optional_instant(2), row.optional_day(3)};
  }
  return all;
}

}  // namespace spotme::store
