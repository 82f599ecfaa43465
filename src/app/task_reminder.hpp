#pragma once

#include "app/context.hpp"

#include <cstdint>

namespace spotme::app {

/// The daily part: tells every officer once a day of his open tasks that are due today or tomorrow, in one notice. In
/// batches; may be killed and run again. Returns how many officers it told.
std::int64_t remind_of_tasks(const Context& context, base::AgencyId agency);

}  // namespace spotme::app
