#pragma once

#include "base/id.hpp"
#include "domain/team.hpp"
#include "store/db.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// The officers whom somebody follows (pasukan), as of a day.
namespace spotme::store {

struct TeamMember {
  base::OfficerId officer;
  std::string name;
  std::string name_key;
  base::UnitId unit;
  std::string unit_path;
  std::string unit_name;
  std::optional<base::OfficerId> supervisor = {};
};
/// Where a page goes on: behind this name and officer.
struct TeamCursor {
  std::string name_key;
  base::OfficerId officer;
};
struct TeamFilter {
  base::Day day;                         ///< as of which day
  domain::TeamReach reach = {};          ///< of whom at most; with nothing in it nobody is found
  std::string unit_path = {};            ///< only there and below; empty: anywhere
  bool below = true;                     ///< false: only the unit itself
  std::string search = {};               ///< part of the name, already as name_key writes it; empty for all
  std::optional<TeamCursor> after = {};  ///< where the page begins
  std::int64_t limit = 50;
};
/// By name.
[[nodiscard]] std::vector<TeamMember> list_team(db::Read& read, base::AgencyId agency, const TeamFilter& filter);
[[nodiscard]] std::int64_t count_team(db::Read& read, base::AgencyId agency, const TeamFilter& filter);

/// One officer as of a day, whoever follows him; nullopt when he is unknown or without a post.
[[nodiscard]] std::optional<TeamMember> find_team_member(db::Read& read, base::AgencyId agency, base::OfficerId officer,
                                                         base::Day day);

/// `AND (…)` for lists of others: the officer posted in the path of `path_column` under the supervisor of
/// `supervisor_column` is among them. Parameters are added to `params`. What reaches everybody gives an empty text.
[[nodiscard]] std::string team_condition(std::string_view path_column, std::string_view supervisor_column,
                                         const domain::TeamReach& reach, std::vector<db::Value>& params);

/// The units in which they are posted, by path, each with how many of them stand in it (not below it).
struct TeamUnit {
  base::UnitId unit;
  std::string path;
  std::string name;
  std::int64_t officers = 0;
};
[[nodiscard]] std::vector<TeamUnit> list_team_units(db::Read& read, base::AgencyId agency,
                                                    const domain::TeamReach& reach, base::Day day);

}  // namespace spotme::store
