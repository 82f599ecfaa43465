#pragma once

#include "base/id.hpp"
#include "domain/calendar.hpp"
#include "domain/transaction.hpp"
#include "store/clock_event.hpp"
#include "store/db.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

/// Days that have to be computed again, because a fact of theirs came in after they may have been closed. Whoever
/// stores such a fact calls `reopen_days` in the same transaction: an accepted press, a grant, a post, a working time,
/// a rule, a holiday. The closing job then recomputes exactly those days. Whether a day is closed yet need not be
/// known: what comes before its closing is used up by it. Days after today are left out.
namespace spotme::store {

void reopen_days(db::Write& write, const std::vector<OfficerDay>& days, const domain::ChangeReason& reason);
/// Every day of the range for each of these officers of the agency.
void reopen_days(db::Write& write, base::AgencyId agency, const std::vector<base::OfficerId>& officers,
                 domain::DayRange days, const domain::ChangeReason& reason);
/// Those days of everybody in the agency.
void reopen_days(db::Write& write, base::AgencyId agency, domain::DayRange days, const domain::ChangeReason& reason);
/// Those days of everybody in every agency that closes days: a national rule or holiday.
void reopen_days_everywhere(db::Write& write, domain::DayRange days, const domain::ChangeReason& reason);

/// A row of what waits.
struct Reopening {
  base::Day day;
  std::optional<base::OfficerId> officer = {};  ///< nullopt: everybody of the agency
  base::Uuid id;
  std::vector<domain::ChangeReason> reasons = {};
  std::optional<base::OfficerId> after = {};  ///< of everybody: these are done already
};

/// What waits for closed days of months that are not closed, by day and officer; those that cannot be judged are left
/// out. `officers` are single days, `everybody` whole days of the agency.
[[nodiscard]] std::vector<Reopening> load_reopenings(db::Read& read, base::AgencyId agency, base::Day closed_until,
                                                     std::int64_t limit);
/// Of those days of officers, everything that waits, also where a month is closed or a day cannot be judged.
[[nodiscard]] std::vector<Reopening> load_reopenings_of(db::Read& read, const std::vector<OfficerDay>& days);
/// The same of every day of the range, of officers from `first` to `last`.
[[nodiscard]] std::vector<Reopening> load_reopenings_of(db::Read& read, base::AgencyId agency, domain::DayRange days,
                                                        base::OfficerId first, base::OfficerId last);
[[nodiscard]] std::vector<Reopening> load_whole_reopenings(db::Read& read, base::AgencyId agency,
                                                           base::Day closed_until);

[[nodiscard]] std::optional<Reopening> find_whole_reopening(db::Read& read, base::AgencyId agency, base::Day day,
                                                            const base::Uuid& id);

/// Done: takes these rows away, those that came meanwhile stay.
void delete_reopenings(db::Write& write, base::AgencyId agency, const std::vector<Reopening>& done);
/// Takes away what waits for days before the agency's closing began; nothing ever will be made of it.
void delete_reopenings_before(db::Write& write, base::AgencyId agency, base::Day start);
void move_reopening(db::Write& write, base::AgencyId agency, const Reopening& whole, base::OfficerId after);

/// A day that cannot be judged: it waits, with the message key of what is missing, until something of it changes.
struct BlockedDay {
  base::Day day;
  base::OfficerId officer;
  domain::ChangeReason blocked;  ///< a message such as `no_calendar`
};
void insert_blocked_days(db::Write& write, base::AgencyId agency, const std::vector<BlockedDay>& days);

/// One day of an officer that waits, as a page shows it.
struct WaitingDay {
  base::Day day;
  base::OfficerId officer;
  std::string officer_name;
  std::string unit_path;                           ///< as of that day; empty where he had no post
  std::vector<domain::ChangeReason> blocked = {};  ///< empty: it will be computed, or its month is closed
  std::vector<domain::ChangeReason> reasons = {};
};
/// Those of a range of days, by day and officer; the days of everybody are not among them.
[[nodiscard]] std::vector<WaitingDay> list_waiting_days(db::Read& read, base::AgencyId agency, domain::DayRange days,
                                                        std::int64_t limit);

struct WaitingCounts {
  std::int64_t waiting = 0;  ///< rows that will be computed; a day of everybody counts once
  std::int64_t blocked = 0;  ///< days of officers that cannot be judged
};
[[nodiscard]] WaitingCounts count_waiting(db::Read& read, base::AgencyId agency, domain::DayRange days);

}  // namespace spotme::store
