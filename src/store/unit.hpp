#pragma once

#include "domain/unit.hpp"
#include "store/db.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

/// The versions of an agency's units as they are changed. How units are read as of a day is in store/organisation.
namespace spotme::store {

/// Every version that holds on `from` or later, by path and day.
[[nodiscard]] domain::UnitSpans load_unit_spans(db::Read& read, base::AgencyId agency, base::Day from);
/// What a plan of domain/unit says: the versions begin on `from`, and those that held end before it.
void write_unit_spans(db::Write& write, base::AgencyId agency, const domain::UnitSpans& spans, base::Day from);
/// A unit with its first version.
void insert_unit(db::Write& write, base::AgencyId agency, const domain::UnitSpan& unit);
/// No version of it holds from `from` on. It must have one that began before.
void close_unit(db::Write& write, base::AgencyId agency, base::UnitId unit, base::Day from);

/// All versions of one unit, the latest first, those that began before `before`, at most `limit`.
[[nodiscard]] domain::UnitSpans list_unit_history(db::Read& read, base::AgencyId agency, base::UnitId unit,
                                                  std::optional<base::Day> before, std::int64_t limit);
/// The day on which its first version begins; empty for a unit that the agency has not.
[[nodiscard]] std::optional<base::Day> find_unit_beginning(db::Read& read, base::AgencyId agency, base::UnitId unit);
/// The day from which the unit is to be closed; empty when it stays.
[[nodiscard]] std::optional<base::Day> find_unit_end(db::Read& read, base::AgencyId agency, base::UnitId unit,
                                                     base::Day day);

/// What stands in the way of closing a unit from a day on.
struct UnitUse {
  std::int64_t officers = 0;  ///< posted there on that day or after it
  std::int64_t roles = 0;     ///< held there on that day or after it
};
[[nodiscard]] UnitUse count_unit_use(db::Read& read, base::AgencyId agency, base::UnitId unit, base::Day from);

/// Officers posted in each unit itself on that day; units without any are left out.
struct UnitCount {
  base::UnitId unit;
  std::int64_t officers = 0;
};
[[nodiscard]] std::vector<UnitCount> count_unit_officers(db::Read& read, base::AgencyId agency, base::Day day);

}  // namespace spotme::store
