#include "store/tour.hpp"

namespace spotme::store {

using db::to_value;

std::vector<domain::Role> load_seen_tours(db::Read& read, base::AgencyId agency, base::OfficerId officer) {
  std::vector<domain::Role> seen;
  const auto rows = read.query("SELECT role FROM tour_seen WHERE agency_id = $1 AND officer_id = $2 ORDER BY role",
                               {to_value(agency), to_value(officer)});
  for (const auto row : rows) {
    if (const auto role = domain::parse_role(row.text(0))) seen.push_back(*role);
  }
  return seen;
}

void insert_seen_tour(db::Write& write, base::AgencyId agency, base::OfficerId officer, domain::Role role) {
  write.execute(
      "INSERT INTO tour_seen (agency_id, officer_id, role, seen_at) VALUES ($1, $2, $3, $4) "
      "ON CONFLICT (agency_id, officer_id, role) DO NOTHING",
      {to_value(agency), to_value(officer), to_value(domain::role_name(role)), to_value(write.now())});
}

}  // namespace spotme::store
