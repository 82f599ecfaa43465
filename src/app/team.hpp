#pragma once

#include "domain/access.hpp"
#include "domain/team.hpp"
#include "store/team.hpp"

#include <optional>

/// Whom a caller follows (pasukan), as of a day: for the day of a team, its tasks, the live board, its month.
namespace spotme::app {

/// Whom the caller follows on `day`: his own people and units, and those of whoever handed his desk to him for today.
/// Whether he may act at all is asked as of today, whom he sees as of `day`. Two statements.
[[nodiscard]] domain::TeamReach load_team_reach(db::Read& read, const domain::Caller& caller, domain::TeamView view);

/// One of them on `day`; nullopt when there is no such officer, or the caller does not follow him, or it is the caller
/// himself: to him a page answers `not_found`.
[[nodiscard]] std::optional<store::TeamMember> find_followed(db::Read& read, const domain::Caller& caller,
                                                             base::OfficerId officer, domain::TeamView view,
                                                             base::Day day);

}  // namespace spotme::app
