#pragma once

#include "app/day_facts.hpp"

namespace spotme::app {

/// Whether the officer is to work on that day at all: posted, no rest day, holiday or day off by his rota, and no leave
/// of the whole day. For lists and reminders alone: it decides no verdict.
[[nodiscard]] bool works_on(const OfficerDayFacts& day);

}  // namespace spotme::app
