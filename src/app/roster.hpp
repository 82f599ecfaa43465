#pragma once

#include "domain/rota.hpp"
#include "store/rota.hpp"

#include <map>
#include <vector>

namespace spotme::app {

/// Resolves working time to what it asks of single days. Asks the database only for those who stand on a rota, so that
/// nobody else pays for it.
class Roster {
 public:
  /// Remembers that these days of the officer will be asked for.
  void expect(const store::OfficerDays& days, const domain::AssignedScheme& assigned);
  /// Loads versions and changed days of all that were expected since the last call; two statements, or none.
  void load(db::Read& read);
  /// What holds on a day that was expected and loaded. Where a rota asks nothing on that day nobody is expected to
  /// come: a press is never lost for it.
  [[nodiscard]] domain::DayScheme on(base::AgencyId agency, base::OfficerId officer, base::Day day,
                                     const domain::AssignedScheme& assigned) const;

 private:
  std::vector<store::OfficerDays> expected_;
  store::RotaVersions versions_;
  std::map<std::pair<base::OfficerId, base::Day>, domain::Duty> changes_;
};

/// Refuses (`unprocessable` / `rota_unknown`, under `field`) a place on a rota that the agency does not have, or that
/// asks nothing yet on `from`.
[[nodiscard]] base::Result<void> check_place(db::Read& read, base::AgencyId agency,
                                             const domain::AssignedScheme& assigned, base::Day from,
                                             std::string_view field = "scheme");

}  // namespace spotme::app
