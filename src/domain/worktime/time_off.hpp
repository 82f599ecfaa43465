#pragma once

#include "base/time.hpp"
#include "domain/worktime/rule_pack.hpp"

namespace spotme::domain {

/// The most minutes of permission to leave the office (SR.4.2.2(A) 1(d)) that `day` bears under `scheme`, all absences
/// of the day together: the lesser of the cap's own minutes and its share of the day's working hours without the break,
/// fractions cut. 4:00 on a day of 8:00, 3:15 on a day of 6:30. `ramadan_cut`: the day is in Ramadan and the short
/// break is approved; a shift knows none. Any scheme is taken on any day.
[[nodiscard]] base::Minutes most_time_off(const RulePack& pack, State state, base::Day day, const Scheme& scheme,
                                          bool ramadan_cut);

}  // namespace spotme::domain
