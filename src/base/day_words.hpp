#pragma once

#include "base/messages.hpp"
#include "base/time.hpp"

namespace spotme::base {

/// A day as people write it: `30 Nov 2026`, in Malay `1 Ogo 2026`. For sentences; the API gives days as `2026-11-30`.
[[nodiscard]] Text day_in_words(Day day);

/// The same as a letter has it: `30 November 2026`, in Malay `1 Ogos 2026`; and its month alone, `Ogos 2026`.
[[nodiscard]] Text long_day_in_words(Day day);
[[nodiscard]] Text month_in_words(Day day);
/// `Isnin`, `Monday`.
[[nodiscard]] Text weekday_in_words(Day day);

}  // namespace spotme::base
