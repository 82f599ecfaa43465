#pragma once

#include "base/id.hpp"
#include "base/time.hpp"
#include "domain/holiday.hpp"
#include "domain/worktime/rule_terms.hpp"
#include "store/db.hpp"

#include <optional>
#include <string>
#include <vector>

/// The settings of remote days: how many officers of a unit are to be in, and which service it gives.
namespace spotme::store {

struct UnitPresence {
  base::AgencyId agency;
  base::Uuid id;
  base::UnitId unit;
  domain::DayRange days;
  std::int64_t least = 1;
  std::string unit_path = {};  ///< as of today; read with it
};
void insert_unit_presence(db::Write& write, const UnitPresence& presence, std::optional<base::OfficerId> by);

struct HybridService {
  base::AgencyId agency;
  base::Uuid id;
  base::UnitId unit;
  std::optional<base::OfficerId> officer = {};  ///< nullopt: everybody of the unit and of those below it
  domain::Service service = domain::Service::counter;
  domain::DayRange days = {};
  std::string unit_path = {};     ///< as of today; read with it
  std::string officer_name = {};  ///< read with it
};
void insert_hybrid_service(db::Write& write, const HybridService& service, std::optional<base::OfficerId> by);

/// Those that hold on any of the days, of the whole agency, by unit path and first day.
[[nodiscard]] std::vector<UnitPresence> load_unit_presence(db::Read& read, base::AgencyId agency,
                                                           domain::DayRange days);
[[nodiscard]] std::vector<HybridService> load_hybrid_services(db::Read& read, base::AgencyId agency,
                                                              domain::DayRange days);
/// False when there is no such row or it is withdrawn already.
[[nodiscard]] bool withdraw_unit_presence(db::Write& write, base::AgencyId agency, base::Uuid id,
                                          std::optional<base::OfficerId> by);
[[nodiscard]] bool withdraw_hybrid_service(db::Write& write, base::AgencyId agency, base::Uuid id,
                                           std::optional<base::OfficerId> by);

}  // namespace spotme::store
