#pragma once

#include "base/id.hpp"
#include "store/clock_event.hpp"
#include "store/db.hpp"

#include <optional>
#include <vector>

/// Decisions on presses that were delivered late and wait. Whoever stores one has to reopen its day in the same
/// transaction where that may be closed.
namespace spotme::store {

struct Acceptance {
  base::AgencyId agency;
  base::Day work_day;
  base::OfficerId officer;
  base::EventId event;
  bool accepted = false;  ///< counts by its claim; false: counts for nothing, for good
  base::Instant decided_at = {};
  std::optional<base::OfficerId> decided_by = {};
};
/// Returns how many were new; an event is decided once.
[[nodiscard]] std::int64_t insert_acceptances(db::Write& write, const std::vector<Acceptance>& decisions);

/// Writes into waiting events what was decided of them (`accepted`); asks the database only when one of them waits.
void load_acceptances(db::Read& read, const std::vector<ClockEvent*>& events);

}  // namespace spotme::store
