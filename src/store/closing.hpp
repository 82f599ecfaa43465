#pragma once

#include "base/id.hpp"
#include "domain/calendar.hpp"
#include "domain/closing.hpp"
#include "store/db.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

/// How far the closing of agencies, of their days and of their months is.
namespace spotme::store {

struct AgencyClosing {
  base::AgencyId agency;
  std::string code;
  std::optional<base::Day> start = {};  ///< nullopt: its closing has not begun
  base::Day closed_until;               ///< the day before `start` when none is closed
  std::int64_t last_number = 0;
  base::Day created;  ///< the civil day on which the agency was made
};
/// Every agency with officers, by code.
[[nodiscard]] std::vector<AgencyClosing> load_agency_closings(db::Read& read);
[[nodiscard]] std::optional<AgencyClosing> find_agency_closing(db::Read& read, base::AgencyId agency);

/// From this day on the agency's days are closed. Does nothing when its closing has begun already.
void start_closing(db::Write& write, base::AgencyId agency, base::Day start);
void set_closed_until(db::Write& write, base::AgencyId agency, base::Day day);
/// Takes `count` numbers; returns the first of them.
[[nodiscard]] std::int64_t take_numbers(db::Write& write, base::AgencyId agency, std::int64_t count);

/// Takes or prolongs the lease on the closing of an agency until `until`. False when another holder has it; `force`
/// takes it from him, who must be known to be gone.
[[nodiscard]] bool take_lease(db::Write& write, base::AgencyId agency, const base::Uuid& holder, base::Instant until,
                              bool force = false);
/// Gives it back, if it is still his.
void end_lease(db::Write& write, base::AgencyId agency, const base::Uuid& holder);

struct DayClosing {
  base::Day day;
  bool closed = false;
  std::optional<base::OfficerId> after = {};      ///< closed up to this officer
  std::int64_t officers = 0;                      ///< with a post on that day, when its closing began
  std::int64_t done = 0;                          ///< of them through
  std::optional<base::Instant> waits_until = {};  ///< the next officer's work day is not over before
  base::Instant started_at;
  std::optional<base::Instant> closed_at = {};
};
[[nodiscard]] std::vector<DayClosing> load_day_closings(db::Read& read, base::AgencyId agency, domain::DayRange days);
[[nodiscard]] std::optional<DayClosing> find_day_closing(db::Read& read, base::AgencyId agency, base::Day day);
/// Counts the officers with a post on that day.
void insert_day_closing(db::Write& write, base::AgencyId agency, base::Day day);
/// Moves on from `before.after`. False when it is not there any more: another runner has gone on.
[[nodiscard]] bool move_day_closing(db::Write& write, base::AgencyId agency, const DayClosing& before,
                                    const DayClosing& now);

/// A month that was closed at least once.
struct MonthClosing {
  domain::Month month;
  bool closed = false;
  base::Instant changed_at;
  std::optional<base::OfficerId> changed_by = {};
  std::string reason;  ///< why it was reopened
};
[[nodiscard]] std::optional<MonthClosing> find_month_closing(db::Read& read, base::AgencyId agency,
                                                             domain::Month month);
/// True when a month that has days of the range is closed.
[[nodiscard]] bool any_month_closed(db::Read& read, base::AgencyId agency, domain::DayRange days);
/// The months that are closed and have days of the range, in order.
[[nodiscard]] std::vector<domain::Month> load_closed_months(db::Read& read, base::AgencyId agency,
                                                            domain::DayRange days);
void set_month_closing(db::Write& write, base::AgencyId agency, const MonthClosing& month);

}  // namespace spotme::store
