#include "store/team_member.hpp"

#include "store/last_post.hpp"

#include <fmt/format.h>

namespace spotme::store {

std::vector<TeamPlace> load_team_places(db::Read& read, base::AgencyId agency,
                                        const std::vector<base::OfficerId>& officers) {
  using db::to_value;
  db::Batch rows({{"officer_id", db::Type::uuid}});
  for (const auto& officer : officers) rows.add({to_value(officer)});
  static const auto sql = fmt::format(
      "SELECT o.id, v.path, s.supervisor_id, p.valid_to FROM {{rows}} JOIN officer o ON o.agency_id = $1 "
      "AND o.id = r.officer_id {}WHERE v.path IS NOT NULL ORDER BY r.n",
      last_post_joins);
  std::vector<TeamPlace> places;
  for (const auto row : read.query_each(sql, rows, {to_value(agency), to_value(read.today())})) {
    TeamPlace place{row.id<base::OfficerId>(0), row.text(1)};
    if (const auto supervisor = row.optional_uuid(2)) place.supervisor = base::OfficerId{*supervisor};
    place.left = row.day(3) <= read.today();
    places.push_back(std::move(place));
  }
  return places;
}

}  // namespace spotme::store
