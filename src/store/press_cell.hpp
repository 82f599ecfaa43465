#pragma once

#include "domain/holiday.hpp"
#include "domain/place_keeping.hpp"
#include "store/db.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

/// Presses counted on a grid, so that no press and no person is read one by one.
namespace spotme::store {

struct CellQuestion {
  std::vector<std::string> reach;  ///< units of the pressers as of each work day, each with its subtree
  domain::DayRange days;
  double step = domain::heat_step;  ///< degrees
  std::int64_t least_presses = domain::least_cell_presses;
  std::int64_t least_officers = domain::least_cell_officers;
  std::optional<domain::Box> box = {};  ///< only positions in it
  std::int64_t limit = 2'000;
};
struct PressCell {
  domain::Coordinate at;  ///< the middle of the cell
  std::int64_t presses = 0;
  std::int64_t officers = 0;
};
/// The fullest first, by one statement over the key of clock_event, which leads with agency and day.
[[nodiscard]] std::vector<PressCell> load_press_cells(db::Read& read, base::AgencyId agency,
                                                      const CellQuestion& question);

struct PressCount {
  std::int64_t presses = 0;
  std::int64_t with_position = 0;
};
[[nodiscard]] PressCount count_presses(db::Read& read, base::AgencyId agency, const std::vector<std::string>& reach,
                                       domain::DayRange days);

}  // namespace spotme::store
