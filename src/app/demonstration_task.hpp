#pragma once

#include "app/context.hpp"
#include "app/demonstration_history.hpp"

#include <vector>

namespace spotme::app {

/// Gives tasks, plans and reports to the officers who have a supervisor, by demonstration/tasks.toml. Throws for what
/// does not fit in it.
void make_tasks(const Context& context, const std::vector<DemonstrationOfficer>& officers);

}  // namespace spotme::app
