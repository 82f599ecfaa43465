#pragma once

#include "domain/calendar.hpp"
#include "domain/clock.hpp"
#include "domain/rota.hpp"
#include "domain/verdict.hpp"
#include "store/clock_event.hpp"
#include "store/correction.hpp"
#include "store/grant.hpp"

#include <vector>

/// From stored facts to a judged day. The press, the pages that show days, closing and preview all go through here.
namespace spotme::app {

/// The presses as they count: an accepted one at its claim, one that is not accepted as waiting, and so one that an
/// accepted correction answers. Corrections come behind the presses.
[[nodiscard]] std::vector<domain::StoredPress> stored_presses(const std::vector<store::ClockEvent>& events,
                                                              const std::vector<store::Correction>& corrections = {});

/// The case of a day that is over, without its presses. A rota's day off is a rest day; whoever works on holidays has
/// none.
[[nodiscard]] domain::Case make_case(base::Day day, domain::State state, const domain::DayScheme& scheme);
/// Adds what is approved for that day. Their order is that of their content, so that it does not matter which came
/// first.
void add_grants(domain::Case& one, const std::vector<const store::Grant*>& grants);
/// Puts in the presses that count, in order of time.
void set_events(domain::Case& one, const std::vector<store::ClockEvent>& events,
                const std::vector<store::Correction>& corrections = {});

/// The verdict as the day stands at `now`; a day that is over by then (`day_end`, a minute of it) is judged as over.
[[nodiscard]] base::Result<domain::Verdict> judge_as_of(const domain::RulePack& pack, const domain::Calendar& calendar,
                                                        domain::Case one, base::Minutes day_end, base::Instant now);

}  // namespace spotme::app
