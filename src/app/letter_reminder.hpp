#pragma once

#include "app/context.hpp"

#include <cstdint>

namespace spotme::app {

/// Reminds officers of letters whose answer is due, once a letter, when no more days are left than the longest of
/// `explain_reminder`. In batches of their own transactions; may be killed and run again at any time. Returns how many
/// letters it was about.
std::int64_t remind_of_letters(const Context& context, base::AgencyId agency);

}  // namespace spotme::app
