#pragma once

#include "store/team.hpp"

#include <vector>

namespace spotme::store {

/// Where an officer stands today, or stood last, for the question whether somebody follows him (store/last_post).
struct TeamPlace {
  base::OfficerId officer;
  std::string unit_path;
  std::optional<base::OfficerId> supervisor = {};
  bool left = false;  ///< he has no post any more
};
/// Of those of these officers that have a post today or had one, by one statement, in the order of the questions.
[[nodiscard]] std::vector<TeamPlace> load_team_places(db::Read& read, base::AgencyId agency,
                                                      const std::vector<base::OfficerId>& officers);

}  // namespace spotme::store
