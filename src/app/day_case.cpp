#include "app/day_case.hpp"

#include "domain/day_log.hpp"

namespace spotme::app {

std::vector<domain::StoredPress> stored_presses(const std::vector<store::ClockEvent>& events) {
  std::vector<domain::StoredPress> presses;
  presses.reserve(events.size());
  for (const auto& event : events) presses.push_back({event.kind, event.at, event.waiting});
  return presses;
}

base::Result<domain::Verdict> judge_as_of(const AgencyRules& rules, const DayFacts& facts,
                                          const std::vector<store::ClockEvent>& events, base::Instant now) {
  domain::Case one;
  one.day = facts.day;
  one.state = facts.state;
  one.scheme = facts.scheme;
  one.events = domain::day_events(facts.day, stored_presses(events));
  const auto minute = domain::minute_of(facts.day, now);
  if (minute < domain::work_day_end(facts.scheme)) one.as_of = std::max(minute, base::Minutes{0});
  return domain::judge(rules.pack, *rules.calendar, one);
}

}  // namespace spotme::app
