#pragma once

#include "app/transaction_decision.hpp"

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>

/// The closing of days, agency by agency: each day by its rule, officer after officer, every officer's day becoming a
/// numbered transaction; then whatever was reopened is computed again. The work may be killed at any point and goes on
/// from there: what is through stands in the same transaction as what was made, and numbers are given by day and
/// officer, so an interrupted closing ends with the same records as an undisturbed one. Nights that were missed are
/// caught up.
///
/// The database is read outside of the writer; only what was decided goes through it, at most `slice` officers at once,
/// so that presses are not held up.
namespace spotme::app {

struct ClosingOptions {
  base::Uuid runner;                          ///< who holds the lease; a new id for each process
  std::optional<base::AgencyId> agency = {};  ///< this one only
  std::optional<base::Day> until = {};        ///< no day after this one
  bool take_over = false;                     ///< also where a runner holds the lease that is known to be gone
  std::size_t page = 500;                     ///< officers read at once
  std::size_t slice = 100;                    ///< officers written at once
  std::chrono::seconds lease{30};             ///< how long a runner that went silent keeps others away
  std::function<bool()> stopped = [] { return false; };  ///< asked before each write
};

struct ClosingReport {
  std::int64_t days = 0;  ///< of agencies, closed to their end
  DecisionCounts counts;
  std::int64_t leased_elsewhere = 0;  ///< agencies that another runner was busy with
  bool stopped = false;
  std::optional<base::Instant> next = {};  ///< when there is something to close again; nullopt: no agency has days
};

/// Closes whatever is due now, and computes again what waits, in every agency, one day of each in turn.
[[nodiscard]] ClosingReport close_days(const Context& context, const ClosingOptions& options);

}  // namespace spotme::app
