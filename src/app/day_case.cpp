#include "app/day_case.hpp"

#include "domain/day_log.hpp"

#include <algorithm>
#include <tuple>

namespace spotme::app {
namespace {

/// A grant as the rules know it; nullopt for one that is a flag of the case, and for an order of overtime: hours beyond
/// the day's own bring no credit (General Orders Chapter G: overtime has to be ordered).
std::optional<domain::Grant> to_rule(const store::Grant& grant, const domain::Scheme& scheme) {
  switch (grant.kind) {
    case store::GrantKind::official_duty:
      return domain::OfficialDuty{grant.times->from, grant.times->to, grant.outstation};
    case store::GrantKind::time_off: return domain::TimeOff{grant.times->from, grant.times->to};
    case store::GrantKind::leave: return domain::Leave{*grant.part, grant.code};
    case store::GrantKind::work_from_home:
    case store::GrantKind::hybrid_day: return domain::WorkFromHome{};
    case store::GrantKind::course: {
      const auto whole = domain::whole_day(scheme);
      return domain::OfficialDuty{whole.from, whole.to, false};
    }
    case store::GrantKind::pregnancy_hour:
    case store::GrantKind::ramadan_short_break:
    case store::GrantKind::overtime: break;
  }
  return std::nullopt;
}

/// An order by content alone.
bool before(const store::Grant* a, const store::Grant* b) {
  const auto content = [](const store::Grant& grant) {
    const auto times = grant.times.value_or(domain::MinuteRange{});
    return std::tuple(grant.kind, times.from, times.to, grant.outstation, grant.part, std::string_view(grant.code));
  };
  return content(*a) < content(*b);
}

}  // namespace

std::vector<domain::StoredPress> stored_presses(const std::vector<store::ClockEvent>& events,
                                                const std::vector<store::Correction>& corrections) {
  std::vector<domain::StoredPress> presses;
  presses.reserve(events.size() + corrections.size());
  for (const auto& event : events) {
    const bool answered = std::any_of(corrections.begin(), corrections.end(),
                                      [&](const auto& correction) { return correction.answers == event.id; });
    presses.push_back({event.kind, event.at, event.waiting || answered});
  }
  for (const auto& one : corrections) {
    presses.push_back({one.kind, base::to_instant(base::LocalTime{one.work_day} + one.minute), false});
  }
  return presses;
}

domain::Case make_case(base::Day day, domain::State state, const domain::DayScheme& scheme) {
  domain::Case one;
  one.day = day;
  one.state = state;
  one.scheme = scheme.scheme;
  if (scheme.works_on_holidays) one.holiday = false;
  if (scheme.duty) one.rest_day = scheme.off();
  return one;
}

void add_grants(domain::Case& one, const std::vector<const store::Grant*>& grants) {
  auto sorted = grants;
  std::stable_sort(sorted.begin(), sorted.end(), before);
  for (const auto* grant : sorted) {
    if (one.day < grant->first_day || grant->last_day < one.day) continue;
    if (auto rule = to_rule(*grant, one.scheme)) one.grants.push_back(std::move(*rule));
    one.pregnancy_hour = one.pregnancy_hour || grant->kind == store::GrantKind::pregnancy_hour;
    one.ramadan_short_break = one.ramadan_short_break || grant->kind == store::GrantKind::ramadan_short_break;
  }
}

void set_events(domain::Case& one, const std::vector<store::ClockEvent>& events,
                const std::vector<store::Correction>& corrections) {
  one.events = domain::day_events(one.day, stored_presses(events, corrections));
  std::sort(one.events.begin(), one.events.end(),
            [](const auto& a, const auto& b) { return std::pair(a.at, a.kind) < std::pair(b.at, b.kind); });
}

base::Result<domain::Verdict> judge_as_of(const domain::RulePack& pack, const domain::Calendar& calendar,
                                          domain::Case one, base::Minutes day_end, base::Instant now) {
  const auto minute = domain::minute_of(one.day, now);
  if (minute < day_end) one.as_of = std::max(minute, base::Minutes{0});
  return domain::judge(pack, calendar, one);
}

}  // namespace spotme::app
