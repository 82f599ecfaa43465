#pragma once

#include "base/id.hpp"
#include "base/time.hpp"
#include "store/db.hpp"

#include <cstdint>
#include <vector>

namespace spotme::store {

/// An officer's open tasks that are due from today on.
struct DueTasks {
  base::OfficerId officer;
  std::int64_t count = 0;
  base::Day until = {};  ///< the last due day among them
};
/// Those due from today until `until` of officers who were not told of them today, at most `limit` officers.
[[nodiscard]] std::vector<DueTasks> list_due_tasks(db::Read& read, base::AgencyId agency, base::Day until,
                                                   std::int64_t limit);
/// They were told today.
void set_tasks_reminded(db::Write& write, base::AgencyId agency, const std::vector<DueTasks>& officers,
                        base::Day until);

}  // namespace spotme::store
