#pragma once

#include "app/rulebook.hpp"
#include "store/grant.hpp"
#include "store/officer.hpp"
#include "store/rota.hpp"

#include <cstdint>
#include <map>
#include <string>
#include <vector>

/// Rotas and grants of the demonstration: `demonstration/worktime.toml`.
namespace spotme::app {

struct DemonstrationRota {
  std::string agency_code;
  std::string unit_path;
  std::string code;
  std::string name;
  domain::RotaVersion version;              ///< without its first day
  std::map<std::string, int> members = {};  ///< user ID and offset
};
struct DemonstrationGrant {
  std::string user_id;
  std::int64_t working_days_ago = 1;
  std::int64_t days = 1;
  store::Grant grant;  ///< without officer, id and days
};
struct DemonstrationWorktime {
  std::vector<DemonstrationRota> rotas;
  std::vector<DemonstrationGrant> grants;
};
/// Throws std::runtime_error naming the file where it cannot be read.
[[nodiscard]] DemonstrationWorktime demonstration_worktime();

/// The days of a grant for an officer whose rest days and holidays are those of `state`. Refuses `no_calendar`.
[[nodiscard]] base::Result<domain::DayRange> grant_days(const AgencyRules& rules, domain::State state,
                                                        const DemonstrationGrant& grant, base::Day today);

}  // namespace spotme::app
