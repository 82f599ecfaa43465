#include "store/team_member.hpp"

namespace spotme::store {

std::vector<TeamPlace> load_team_places(db::Read& read, base::AgencyId agency,
                                        const std::vector<base::OfficerId>& officers, base::Day day) {
  using db::to_value;
  db::Batch rows({{"officer_id", db::Type::uuid}});
  for (const auto& officer : officers) rows.add({to_value(officer)});
  std::vector<TeamPlace> places;
  for (const auto row : read.query_each(
           "SELECT p.officer_id, v.path, s.supervisor_id FROM {rows} JOIN posting p ON p.agency_id = $1 "
           "AND p.officer_id = r.officer_id AND p.valid_from <= $2 AND $2 < p.valid_to "
           "JOIN unit_version v ON v.agency_id = p.agency_id AND v.unit_id = p.unit_id AND v.valid_from <= $2 "
           "AND $2 < v.valid_to LEFT JOIN supervision s ON s.agency_id = p.agency_id "
           "AND s.officer_id = p.officer_id AND s.valid_from <= $2 AND $2 < s.valid_to ORDER BY r.n",
           rows, {to_value(agency), to_value(day)})) {
    TeamPlace place{row.id<base::OfficerId>(0), row.text(1)};
    if (const auto supervisor = row.optional_uuid(2)) place.supervisor = base::OfficerId{*supervisor};
    places.push_back(std::move(place));
  }
  return places;
}

}  // namespace spotme::store
