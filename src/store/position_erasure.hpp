#pragma once

#include "base/id.hpp"
#include "store/db.hpp"

#include <cstdint>
#include <optional>
#include <vector>

/// The coordinates of presses, erased when their time is over (docs/decisions/0028): the one thing that is ever changed
/// of a clock event. Its time, place, grade and the grounds of the grade stay; `position_absence` says `erased`.
namespace spotme::store {

/// Up to which work day of the agency it was done; nullopt: never.
[[nodiscard]] std::optional<base::Day> load_erased_through(db::Read& read, base::AgencyId agency);
void set_erased_through(db::Write& write, base::AgencyId agency, base::Day day);
/// The first work day after `after` (nullopt: at all) that has presses, if it is before `before`.
[[nodiscard]] std::optional<base::Day> next_press_day(db::Read& read, base::AgencyId agency,
                                                      const std::optional<base::Day>& after, base::Day before);

/// Officers with coordinates on that day, by id, behind `after`.
[[nodiscard]] std::vector<base::OfficerId> list_placed_officers(db::Read& read, base::AgencyId agency, base::Day day,
                                                                base::OfficerId after, std::int64_t limit);

struct OfficerWorkDay {
  base::OfficerId officer;
  base::Day day;
  bool operator==(const OfficerWorkDay&) const = default;
};
/// Those of these days that must be kept: under a hold, in a case that is not over, or with an issue that waits.
[[nodiscard]] std::vector<OfficerWorkDay> kept_among(db::Read& read, base::AgencyId agency,
                                                     const std::vector<OfficerWorkDay>& days);
/// Returns how many presses lost their coordinates.
std::int64_t erase_coordinates(db::Write& write, base::AgencyId agency, const std::vector<OfficerWorkDay>& days);

/// Days that were left out, to be looked at again.
void insert_kept_days(db::Write& write, base::AgencyId agency, const std::vector<OfficerWorkDay>& days);
void delete_kept_days(db::Write& write, base::AgencyId agency, const std::vector<OfficerWorkDay>& days);
/// By day and officer, behind `after`.
[[nodiscard]] std::vector<OfficerWorkDay> list_kept_days(db::Read& read, base::AgencyId agency,
                                                         const std::optional<OfficerWorkDay>& after,
                                                         std::int64_t limit);

}  // namespace spotme::store
