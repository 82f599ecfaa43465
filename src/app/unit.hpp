#pragma once

#include "app/context.hpp"
#include "domain/access.hpp"
#include "store/audit.hpp"
#include "store/unit.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

/// The tree of units of an agency, kept by its administrators within their reach and by system administrators. All that
/// lies outside it is `not_found`. What domain/unit refuses is refused here.
namespace spotme::app {

/// One line of the tree as of a day.
struct UnitLine {
  domain::UnitSpan unit;
  std::int64_t officers = 0;             ///< posted in the unit itself on that day
  std::optional<base::Day> next = {};    ///< when it changes again, as planned
  std::optional<base::Day> closes = {};  ///< from when it is to be closed, as planned
};
struct UnitTree {
  base::Day day{};
  std::vector<UnitLine> units;  ///< by path, so that a unit stands before those below it
};
/// `day` nullopt: today. Refuses `change_date_far` under `on`.
[[nodiscard]] base::Result<UnitTree> load_unit_tree(const Context& context, const domain::Caller& caller,
                                                    base::AgencyId agency, std::optional<base::Day> day);

/// Without a parent for a system administrator alone (`unit_unknown` under `parent_id` for others).
struct UnitWanted {
  std::optional<base::UnitId> parent = {};
  std::string code;
  std::string name;
};
[[nodiscard]] base::Result<domain::UnitSpan> found_unit(const Context& context, const domain::Caller& caller,
                                                        base::AgencyId agency, const UnitWanted& wanted, base::Day from,
                                                        const store::Actor& actor);
[[nodiscard]] base::Result<domain::UnitSpan> rename_unit(const Context& context, const domain::Caller& caller,
                                                         base::AgencyId agency, base::UnitId unit,
                                                         const std::string& name, base::Day from,
                                                         const store::Actor& actor);
/// Nobody moves or closes the unit in which his reach begins: the unit above it must be within it.
[[nodiscard]] base::Result<domain::UnitSpan> move_unit(const Context& context, const domain::Caller& caller,
                                                       base::AgencyId agency, base::UnitId unit, base::UnitId parent,
                                                       base::Day from, const store::Actor& actor);
/// Refuses also `unit_has_officers` (conflict, args `count`), `unit_has_roles` (conflict, args `count`) and
/// `unit_begins_then` for the day on which it begins.
[[nodiscard]] base::Result<void> close_unit(const Context& context, const domain::Caller& caller, base::AgencyId agency,
                                            base::UnitId unit, base::Day from, const store::Actor& actor);

struct UnitHistory {
  domain::UnitSpans versions;          ///< the latest first
  std::optional<base::Day> next = {};  ///< give it as `before`
};
/// Also of a unit that is closed, if it stood within the caller's reach last.
[[nodiscard]] base::Result<UnitHistory> load_unit_history(const Context& context, const domain::Caller& caller,
                                                          base::AgencyId agency, base::UnitId unit,
                                                          std::optional<base::Day> before, std::int64_t limit);

}  // namespace spotme::app
