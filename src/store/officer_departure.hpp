#pragma once

#include "base/id.hpp"
#include "domain/officer.hpp"
#include "store/db.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// Officers who leave: what is planned, and what ends with a membership of the agency.
namespace spotme::store {

struct Departure {
  base::AgencyId agency;
  base::OfficerId officer;
  base::Uuid id;
  base::Day last_day;  ///< of his post
  domain::DepartureKind kind = domain::DepartureKind::other;
  std::string reason = {};
  base::Instant made_at = {};
  std::optional<base::OfficerId> made_by = {};
  std::optional<base::Instant> done_at = {};  ///< his account was closed
};
void insert_departure(db::Write& write, const Departure& departure);
/// The one that is still to come.
[[nodiscard]] std::optional<Departure> find_waiting_departure(db::Read& read, base::AgencyId agency,
                                                              base::OfficerId officer);
/// The last one that was not taken back.
[[nodiscard]] std::optional<Departure> find_departure(db::Read& read, base::AgencyId agency, base::OfficerId officer);
/// Those of the agency whose last day is over and whose accounts are not closed, at most `limit`.
[[nodiscard]] std::vector<Departure> load_due_departures(db::Read& read, base::AgencyId agency, std::int64_t limit);
void settle_departure(db::Write& write, const Departure& departure);
void undo_departure(db::Write& write, const Departure& departure, base::OfficerId by);

/// From `from` on the officer has no post in the agency.
void end_postings(db::Write& write, base::AgencyId agency, base::OfficerId officer, base::Day from);
/// What else ends then, but never back in time: his roles, whom he leads and who leads him, delegations from and to
/// him; grants that begin on that day or later, and cases that ask for such, are withdrawn; tasks that he has not
/// handed in are cancelled; reports by schedule that he ordered end, audited, and he receives no others. `note` is what
/// their rows say, `by` who did it (nobody: the nightly job). His sessions end.
/// What lies before stays, and is decided where it lies.
void end_membership(db::Write& write, base::AgencyId agency, base::OfficerId officer, base::Day from,
                    std::optional<base::OfficerId> by, std::string_view note);

/// Whether he leads anybody, or holds a role, today or later.
[[nodiscard]] bool leads_or_holds(db::Read& read, base::AgencyId agency, base::OfficerId officer);

}  // namespace spotme::store
