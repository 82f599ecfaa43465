#pragma once

#include "base/id.hpp"
#include "domain/access.hpp"

/// Legal holds (penahanan rekod): records that nothing destroys until the hold is ended.
namespace spotme::domain {

using HoldId = base::Id<struct HoldTag>;

/// True when the caller may place and end holds, set how long records are kept, and propose and confirm destruction:
/// an administrator of a whole tree of that agency. Whoever may_read_audit may look at them.
[[nodiscard]] bool may_keep_holds(const Caller& caller, base::AgencyId agency);

}  // namespace spotme::domain
