#pragma once

#include "base/id.hpp"
#include "base/result.hpp"
#include "base/time.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// The tree of units of one agency, and its changes from a day on. Days before that day keep the tree that they had.
/// Pure.
namespace spotme::domain {

/// Levels of units, the topmost counted. Project default.
inline constexpr std::size_t most_unit_levels = 8;
/// Characters of a path, as in an import.
inline constexpr std::size_t most_unit_path = 200;
/// How far ahead a change may be entered. Project default.
inline constexpr std::chrono::days furthest_change{366};

/// How a unit stands from `from` up to, not including, `to`; 9999-12-31 is open.
struct UnitSpan {
  base::UnitId id;
  std::optional<base::UnitId> parent = {};
  std::string path;  ///< codes from the topmost unit: `U1/U1A`
  std::string name;
  std::string district = {};  ///< handed on as it is
  base::Day from{};
  base::Day to{};
  bool operator==(const UnitSpan&) const = default;
};

/// All versions of an agency's units that hold on the day of a change or after it.
using UnitSpans = std::vector<UnitSpan>;

/// A change may begin today at the earliest: a closed day keeps the tree by which it was judged. Refuses under `from`:
/// `change_date_past`, `change_date_far`.
[[nodiscard]] base::Result<void> check_change_day(base::Day from, base::Day today);

/// The version that holds on that day; null when none does.
[[nodiscard]] const UnitSpan* find_unit_on(const UnitSpans& spans, base::UnitId id, base::Day day);

/// Each answers with the versions that begin on `from`, in place of what would have held from then on. All refuse:
///  - `not_found` for a unit that is none on that day;
///  - `unit_change_planned` (conflict, field `from`, args `day`) where what is touched changes again later: that change
///    was made from the tree as it was, so a new one is dated on or after it;
///  - `unit_closing` (conflict, args `day`) for a parent that is to close.

/// Refuses also `unit_unknown` (field `parent_id`), `unit_code_taken` (conflict, field `code`), `unit_too_deep` (field
/// `parent_id`, args `limit`) and what check_code and tidy_name refuse. Without a parent it is a topmost unit.
struct NewUnit {
  base::UnitId id;
  std::optional<base::UnitId> parent = {};
  std::string code;
  std::string name;
};
[[nodiscard]] base::Result<UnitSpans> plan_new_unit(const UnitSpans& spans, const NewUnit& unit, base::Day from);

[[nodiscard]] base::Result<UnitSpans> plan_unit_name(const UnitSpans& spans, base::UnitId id, std::string_view name,
                                                     base::Day from);

/// Moves the unit with all that stands below it. Refuses also `unit_topmost` for one without a parent, `unit_unknown`,
/// `unit_loop` where the parent is the unit itself or stands below it, `unit_there_already` (conflict),
/// `unit_code_taken` (conflict), `unit_too_deep`; all of field `parent_id`.
[[nodiscard]] base::Result<UnitSpans> plan_unit_move(const UnitSpans& spans, base::UnitId id, base::UnitId parent,
                                                     base::Day from);

/// Whether the unit may close from that day on: refuses `unit_topmost`, `unit_has_units` (conflict) and `unit_closing`
/// where that is planned already. Whether anybody is posted there is asked elsewhere.
[[nodiscard]] base::Result<void> check_unit_closing(const UnitSpans& spans, base::UnitId id, base::Day from);

}  // namespace spotme::domain
