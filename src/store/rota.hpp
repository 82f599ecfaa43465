#pragma once

#include "base/id.hpp"
#include "domain/rota.hpp"
#include "store/worktime.hpp"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// Rotas of an agency, their versions by day, and the days that were swapped or changed for one officer.
namespace spotme::store {

struct Rota {
  base::AgencyId agency;
  base::RotaId id;
  std::string code;  ///< unique in the agency
  std::string name;
  base::UnitId unit;  ///< those who reach it may keep the rota
};
struct RotaVersionRow {
  base::AgencyId agency;
  base::RotaId rota;
  base::Day valid_from;
  domain::RotaVersion version;
  std::optional<base::OfficerId> made_by = {};
};

/// A new rota with what it asks from `first.valid_from` on.
void insert_rota(db::Write& write, const Rota& rota, const RotaVersionRow& first);
/// What the rota asks from `version.valid_from` on, up to the next version that is known. A second change on the same
/// day replaces the first.
void change_rota(db::Write& write, const RotaVersionRow& version);

[[nodiscard]] std::optional<Rota> find_rota(db::Read& read, base::AgencyId agency, std::string_view code);
/// By code: at most `limit` whose code is greater than `after`.
[[nodiscard]] std::vector<Rota> list_rotas(db::Read& read, base::AgencyId agency, std::string_view after,
                                           std::size_t limit);

/// Versions by agency and code, each ascending by its first day.
using RotaVersions = std::map<std::pair<base::AgencyId, std::string>, std::vector<Dated<domain::RotaVersion>>>;
/// All versions of the agencies' rotas that touch the days; one statement.
[[nodiscard]] RotaVersions load_rota_versions(db::Read& read, const std::vector<base::AgencyId>& agencies,
                                              domain::DayRange days);
/// nullptr when the rota asks nothing on that day, which no day on which somebody stands on it should be.
[[nodiscard]] const domain::RotaVersion* find_version(const RotaVersions& versions, base::AgencyId agency,
                                                      const std::string& code, base::Day day);

/// One officer's duty on one day in the place of what his rota asks.
struct RotaChange {
  base::AgencyId agency;
  base::OfficerId officer;
  base::Day day;
  base::Uuid id;
  base::Uuid swap;                                   ///< the same for all days of one swap
  std::optional<base::OfficerId> with_officer = {};  ///< nullopt for a changed day
  domain::Duty duty;
  domain::Duty instead_of;  ///< what held when the change was made
  std::string reason;
  base::Instant made_at = {};
  std::optional<base::OfficerId> made_by = {};
};
void insert_rota_changes(db::Write& write, const std::vector<RotaChange>& changes);
/// Those of one swap that are not withdrawn.
[[nodiscard]] std::vector<RotaChange> find_rota_changes(db::Read& read, base::AgencyId agency, base::Uuid swap);
void withdraw_rota_changes(db::Write& write, base::AgencyId agency, base::Uuid swap, std::optional<base::OfficerId> by);

struct NumberedChange {
  std::size_t n = 0;
  RotaChange change;
};
/// Those that are not withdrawn, by question, day and id: of one day the last counts.
[[nodiscard]] std::vector<NumberedChange> load_rota_changes(db::Read& read, const std::vector<OfficerDays>& asked);

}  // namespace spotme::store
