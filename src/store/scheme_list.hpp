#pragma once

#include "base/id.hpp"
#include "store/account_list.hpp"
#include "store/db.hpp"
#include "store/worktime.hpp"

#include <optional>
#include <string>
#include <vector>

/// Working time of officers as those see it who keep it, paged by name.
namespace spotme::store {

struct SchemeView {
  base::OfficerId officer;
  std::string name;
  std::string name_key;
  std::string unit_path;
  std::string unit_name;
  std::string state;
  std::string scheme;                           ///< as it is stored: `wbf`, `rota:GUARD+2`
  base::Day from;                               ///< since when
  std::optional<std::string> next_scheme = {};  ///< what follows it, when that is known
  std::optional<base::Day> next_from = {};
};
struct SchemeFilter {
  base::Day day;                        ///< as of which day
  std::string search = {};              ///< part of the name, already as name_key writes it; empty for all
  std::string scheme = {};              ///< `wbf`, `wbb`, `office`, `rota`, or one rota: `rota:GUARD`; empty for all
  std::vector<std::string> reach = {};  ///< unit paths whose subtrees are seen; one empty path sees all
  std::int64_t limit = 50;
};
/// By name, behind `after`, at most filter.limit.
[[nodiscard]] std::vector<SchemeView> list_schemes(db::Read& read, base::AgencyId agency, const SchemeFilter& filter,
                                                   const std::optional<AccountCursor>& after);
[[nodiscard]] std::int64_t count_schemes(db::Read& read, base::AgencyId agency, const SchemeFilter& filter);

/// How many officers stand under each stored scheme on a day.
struct SchemeCount {
  std::string scheme;
  std::int64_t officers = 0;
};
[[nodiscard]] std::vector<SchemeCount> count_by_scheme(db::Read& read, base::AgencyId agency, base::Day day);

/// Officers with a post on `last`, within reach, who stand on a rota on any day of the range; by name.
[[nodiscard]] std::vector<SchemeView> list_roster_officers(db::Read& read, base::AgencyId agency,
                                                           domain::DayRange range,
                                                           const std::vector<std::string>& reach,
                                                           const std::optional<AccountCursor>& after,
                                                           std::int64_t limit);
/// Ids of officers who stand on that rota on any day of the range.
[[nodiscard]] std::vector<base::OfficerId> load_rota_officers(db::Read& read, base::AgencyId agency,
                                                              std::string_view code, domain::DayRange range);

}  // namespace spotme::store
