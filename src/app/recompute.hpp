#pragma once

#include "app/closing.hpp"
#include "domain/transaction.hpp"
#include "store/audit.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

/// Closed days computed again from what is stored now: first what would change, then, on request, the next versions.
namespace spotme::app {

inline constexpr std::size_t most_recompute_days = 50'000;  ///< officer-days of one request over HTTP
inline constexpr std::size_t most_recompute_changes = 200;  ///< changed days that are named

struct RecomputeQuestion {
  base::AgencyId agency;
  domain::DayRange days;
  std::vector<std::string> reach = {};   ///< only officers of units at or below one of these; an empty path: everybody
  std::optional<std::size_t> most = {};  ///< officer-days to look at; nullopt: all
  std::size_t page = 10'000;             ///< officer-days that each of the threads holds in memory at once, about
};
struct RecomputeChange {
  base::OfficerId officer;
  std::string name;
  base::Day day;
  std::int64_t number = 0;                           ///< 0: the day has no transaction yet
  std::int64_t version = 0;                          ///< that would be made
  std::vector<domain::Difference> differences = {};  ///< empty for a first version
};
struct RecomputeReport {
  bool complete = true;   ///< false: `most` were looked at, and there are more
  std::int64_t days = 0;  ///< officer-days looked at
  std::int64_t changed = 0;
  std::int64_t not_judged = 0;
  std::int64_t month_closed = 0;  ///< changed, but in a month that is closed: they wait until it is reopened
  std::vector<RecomputeChange> changes = {};  ///< the first of them, by officer and day
};
/// Looks only, on two threads of its own. Days that are not closed are left out.
[[nodiscard]] RecomputeReport preview_recompute(const Context& context, const RecomputeQuestion& question);

/// The same, and lets every day that would change be computed again by the closing job, with `why` as the reason of its
/// next version; audited.
[[nodiscard]] RecomputeReport recompute(const Context& context, const RecomputeQuestion& question,
                                        const std::string& why, const store::Actor& actor);

}  // namespace spotme::app
