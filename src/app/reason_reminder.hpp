#pragma once

#include "app/context.hpp"

#include <cstdint>

/// Reminders of issues that are to be explained, some days before the last day to do so: the days stand in the agency's
/// rules (`explain_reminder`).
namespace spotme::app {

/// Tells every officer of the agency once a day, in one notice however many issues it is about. In batches of their own
/// transactions; may be killed and run again at any time. Returns how many officers were reminded.
std::int64_t remind_of_reasons(const Context& context, base::AgencyId agency);

}  // namespace spotme::app
