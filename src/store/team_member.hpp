#pragma once

#include "store/team.hpp"

#include <vector>

namespace spotme::store {

/// Where an officer stands as of a day, for the question whether somebody follows him.
struct TeamPlace {
  base::OfficerId officer;
  std::string unit_path;
  std::optional<base::OfficerId> supervisor = {};
};
/// Of those of these officers that have a post on `day`, by one statement, in the order of the questions.
[[nodiscard]] std::vector<TeamPlace> load_team_places(db::Read& read, base::AgencyId agency,
                                                      const std::vector<base::OfficerId>& officers, base::Day day);

}  // namespace spotme::store
