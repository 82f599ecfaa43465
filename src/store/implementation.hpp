#pragma once

#include "base/id.hpp"
#include "store/db.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

/// What the status of implementation counts, over all agencies: three statements, each answered from an index alone.
namespace spotme::store {

/// Officers posted on a day, by the state of their home post.
struct StateCount {
  base::AgencyId agency;
  std::string state;
  std::int64_t officers = 0;
};
[[nodiscard]] std::vector<StateCount> count_officers_by_state(db::Read& read, base::Day day);

/// Accounts that are not deactivated.
struct AgencyCount {
  base::AgencyId agency;
  std::int64_t count = 0;
};
[[nodiscard]] std::vector<AgencyCount> count_active_accounts(db::Read& read);

/// Presses that arrived since `since`, and the last one; found by the keys of presses, which are kept for 90 days. Who
/// pressed before that alone has the work day of his last press and no time.
struct AgencyPresses {
  std::int64_t since = 0;
  std::optional<base::Instant> last_at = {};
  std::optional<base::Day> last_day = {};
};
/// One for each agency, in the order asked.
[[nodiscard]] std::vector<AgencyPresses> load_agency_presses(db::Read& read,
                                                             const std::vector<base::AgencyId>& agencies,
                                                             base::Instant since);

}  // namespace spotme::store
