#pragma once

#include "app/context.hpp"
#include "domain/access.hpp"
#include "domain/calendar_change.hpp"
#include "domain/transaction.hpp"
#include "store/calendar.hpp"
#include "store/rule_revision.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

/// The calendars that hold, as pages show them: one state's year, and an agency's.
namespace spotme::app {

/// A row with the edit that made it; one of the files has none.
template <class Value>
struct CalendarRow {
  Value value;
  std::optional<base::Uuid> edit = {};
  std::string reason = {};
  std::optional<base::Instant> made_at = {};
};
/// Weekly rest days of the state, from one day on.
struct RestDaysFrom {
  base::Day from;
  domain::Sourced<domain::RestDays> value;
};

struct CalendarPage {
  int year = 0;
  std::optional<domain::State> state = {};  ///< nullopt: of every state
  int first_year = 0;                       ///< the years that may be asked for
  int last_year = 0;
  bool covered = false;                                     ///< days of this year are decided by this calendar
  bool may_edit = false;                                    ///< the caller may change it
  store::RuleRevision revision = {};                        ///< what it was made of
  std::vector<CalendarRow<domain::Holiday>> holidays = {};  ///< by day
  std::vector<CalendarRow<domain::Ramadan>> ramadans = {};  ///< that touch the year
  std::vector<RestDaysFrom> rest_days = {};                 ///< that hold in it; empty without a state
};

/// Anybody's. Refuses `calendar_year_unknown` (field `year`, arguments `first`, `last`).
[[nodiscard]] base::Result<CalendarPage> show_calendar(const Context& context, const domain::Caller& caller, int year,
                                                       std::optional<domain::State> state);
/// With the agency's own days. `not_found` for a caller who may not see them.
[[nodiscard]] base::Result<CalendarPage> show_agency_calendar(const Context& context, const domain::Caller& caller,
                                                              base::AgencyId agency, int year,
                                                              std::optional<domain::State> state);

/// For the use-cases of this noun: what holds in this transaction.
struct NationalCalendar {
  std::int64_t revision = 0;
  domain::CalendarChanges changes;
  domain::EffectiveCalendar effective;
};
[[nodiscard]] NationalCalendar load_national_calendar(const Context& context, db::Read& read);
/// True for one who keeps the days of some unit of the agency.
[[nodiscard]] bool keeps_some_days(const domain::Caller& caller, base::AgencyId agency);
/// What the next versions of the closed days bear that an edit of a calendar has computed again.
[[nodiscard]] domain::ChangeReason calendar_reason();

}  // namespace spotme::app
