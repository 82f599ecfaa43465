#pragma once

#include "domain/access.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// The officers whom a caller follows (pasukan): a supervisor his people, a head of department his tree. A part of
/// domain/access; who supervises whom, and who stands in for whom, is stored and comes to it as of a day.
namespace spotme::domain {

/// What of the officers is asked for.
enum class TeamView : std::uint8_t {
  attendance,  ///< who is in, days, figures: supervisor, head, coordinator, agency_admin, integrity, auditor
  tasks,       ///< what they do: supervisor, head, integrity, auditor
  lead,        ///< assign and verify tasks, answer for remote days: supervisor and head
};

/// Somebody for whom the caller acts: himself, or who handed his desk to him (penurunan kuasa).
struct TeamLeader {
  base::OfficerId officer;
  std::vector<RoleHolding> roles = {};  ///< as they stand on the day
};

/// Whom the caller follows: the officers whose supervisor is one of `supervisors`, and those who are posted in one of
/// `units` or below. A delegate follows what his delegators lead as supervisor and as head, and nothing of their other
/// roles.
struct TeamReach {
  std::vector<std::string> units;
  std::vector<base::OfficerId> supervisors;

  /// True when an officer posted in `unit_path` under that supervisor (nullopt: none) is among them.
  [[nodiscard]] bool covers(std::string_view unit_path, const std::optional<base::OfficerId>& supervisor) const;
};

/// `leaders`: the caller first, then those whose desk he holds.
[[nodiscard]] TeamReach team_reach(const std::vector<TeamLeader>& leaders, TeamView view);

}  // namespace spotme::domain
