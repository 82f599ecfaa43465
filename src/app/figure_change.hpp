#pragma once

#include "app/transaction_decision.hpp"
#include "store/figure.hpp"

#include <cstdint>
#include <functional>
#include <span>
#include <vector>

/// How figures stay true: what each written decision changes of them, and how they are found again from the records.
namespace spotme::app {

/// What the decisions that make a version change: the one that held is taken away, the next added.
[[nodiscard]] std::vector<store::FigureChange> figure_changes(std::span<const DayDecision> decisions);

/// Finds the figures of these days again from the versions that hold, a transaction of its own for each day. Whatever
/// they were before, they are right after it.
void rebuild_figures(const Context& context, base::AgencyId agency, const domain::DayRange& days);

/// Fills in the days that were closed before there were figures, one day a transaction; can be broken off at any point
/// and goes on there. Returns the number of days. `stopped` is asked before each.
std::int64_t fill_figure_gaps(const Context& context, const std::function<bool()>& stopped);

}  // namespace spotme::app
