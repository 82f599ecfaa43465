#pragma once

#include "domain/clock.hpp"
#include "domain/verdict.hpp"

#include <span>
#include <vector>

/// What the presses of one officer's day amount to, once all are known.
namespace spotme::domain {

/// For each press, in the same order: whether it is the day's first in, its last out, one too many, or waiting.
[[nodiscard]] std::vector<Counting> count_presses(std::span<const StoredPress> presses);

/// The presses that count, as the minutes of the work day that a verdict looks at; those waiting are left out.
[[nodiscard]] std::vector<DayEvent> day_events(base::Day work_day, std::span<const StoredPress> presses);

/// The kind that the officer will most likely press next: out after an in, else in.
[[nodiscard]] EventKind next_kind(std::span<const StoredPress> presses);

}  // namespace spotme::domain
