#pragma once

#include "base/time.hpp"
#include "domain/calendar_change.hpp"
#include "domain/holiday.hpp"
#include "domain/timeline.hpp"
#include "domain/worktime/rule_pack.hpp"
#include "domain/worktime/state.hpp"

#include <array>
#include <chrono>
#include <string>
#include <vector>

/// Substitute days (hari gantian): the working day that is free in place of a holiday that fell on a weekly rest day.
/// Of the two rest days of a state only one is replaced, by the dated rule of `rules/substitutes.toml`.
namespace spotme::domain {

/// Which weekly rest day a holiday is moved from, by state and day.
struct SubstituteRules {
  std::array<Timeline<Sourced<std::chrono::weekday>>, state_count> replaced;
  std::string name_ms;  ///< with `{name}` where the holiday's own stands
  std::string name_en;
  std::string one_for_two_source;  ///< the ground of: two holidays on one date give one substitute
  std::string next_free_source;  ///< the ground of: the substitute is the next day that is neither rest day nor holiday
  std::string not_declared_source;  ///< the ground of: a day declared once is not moved
  bool operator==(const SubstituteRules&) const = default;
};

/// One substitute day of one state.
struct Substitute {
  base::Day day;                              ///< the free working day
  base::Day of;                               ///< the weekly rest day on which the holidays fell
  std::vector<const Holiday*> holidays;       ///< all of them, in the order of the data; never empty
  DateCertainty certainty;                    ///< `tentative` when the date of any of them is, else `derived`
  const Sourced<std::chrono::weekday>* rule;  ///< the rule that was applied
};

/// The substitutes of the holidays that fall within `range`, by day. Rows of kind `substitute` are not looked at, so
/// that what the data says can be held against it; rows of kind `declared` are free days that are not moved; holidays
/// of a district or a unit move nothing. The answer points into the arguments. A substitute may lie behind the end of
/// the range. Pure.
[[nodiscard]] std::vector<Substitute> substitutes(const SubstituteRules& rules, const RulePack& pack,
                                                  const std::vector<Holiday>& holidays, State state,
                                                  const DayRange& range);

/// Holidays that an edit makes or unmakes as substitutes: `before` and `after` are all rows that hold. Only differences
/// that the edit brings are proposed, so that a doubtful substitute of the data stays as it is. The changes have
/// neither ids nor an edit yet; one that takes a row away from a part of its states stands in its place for the others.
[[nodiscard]] std::vector<HolidayChange> propose_substitutes(const SubstituteRules& rules, const RulePack& pack,
                                                             const std::vector<Holiday>& before,
                                                             const std::vector<Holiday>& after);

}  // namespace spotme::domain
