#pragma once

#include "app/rulebook.hpp"
#include "domain/clock.hpp"
#include "domain/verdict.hpp"
#include "store/clock_event.hpp"

#include <vector>

/// From stored facts to a judged day; shared by the press and by the pages that show days.
namespace spotme::app {

/// What holds for the officer on that day, besides his presses.
struct DayFacts {
  base::Day day;
  domain::State state = domain::State::putrajaya;
  domain::Scheme scheme;
};

[[nodiscard]] std::vector<domain::StoredPress> stored_presses(const std::vector<store::ClockEvent>& events);

/// The verdict as the day stands at `now`; a day that is over by then is judged as over.
[[nodiscard]] base::Result<domain::Verdict> judge_as_of(const AgencyRules& rules, const DayFacts& facts,
                                                        const std::vector<store::ClockEvent>& events,
                                                        base::Instant now);

}  // namespace spotme::app
