#pragma once

#include "domain/calendar.hpp"
#include "store/team.hpp"

#include <vector>

/// The officers whom somebody follows (pasukan) over some days: each of them on the days on which he is among them.
namespace spotme::store {

struct TeamSpan {
  TeamMember member;                   ///< as of TeamFilter::day, or of the nearest day on which he is among them
  std::vector<domain::DayRange> days;  ///< within those that were asked for, by day; they may overlap

  [[nodiscard]] bool covers(base::Day day) const;
};
/// By name, whoever is among them on one of `days`, as store::list_team would list him for that day; no search by name.
[[nodiscard]] std::vector<TeamSpan> list_team_spans(db::Read& read, base::AgencyId agency, const TeamFilter& filter,
                                                    domain::DayRange days);
[[nodiscard]] std::int64_t count_team_spans(db::Read& read, base::AgencyId agency, const TeamFilter& filter,
                                            domain::DayRange days);

}  // namespace spotme::store
