#include "domain/whereabouts.hpp"

#include "domain/grant_check.hpp"

#include <algorithm>

namespace spotme::domain {
namespace {

constexpr std::array<std::string_view, 6> names{"office", "hybrid", "home", "duty", "leave", "off"};

Whereabouts place_of(GrantKind kind) {
  switch (kind) {
    case GrantKind::leave: return Whereabouts::leave;
    case GrantKind::official_duty:
    case GrantKind::course: return Whereabouts::duty;
    case GrantKind::work_from_home: return Whereabouts::home;
    case GrantKind::hybrid_day: return Whereabouts::hybrid;
    case GrantKind::time_off:
    case GrantKind::overtime:
    case GrantKind::pregnancy_hour:
    case GrantKind::ramadan_short_break: return Whereabouts::office;
  }
  return Whereabouts::office;
}

}  // namespace

std::string_view whereabouts_name(Whereabouts where) { return names.at(static_cast<std::size_t>(where)); }

base::Minutes day_middle(const RulePack& pack, const GrantDay& day) {
  constexpr base::Minutes noon{12 * 60};
  const auto* shift = std::get_if<Shift>(&day.scheme.scheme);
  if (shift == nullptr) return rules_of(pack, day.state, day.day).pause->value.from;
  return shift->pause ? shift->pause->from : noon;
}

DayWhereabouts whereabouts(const RulePack& pack, const Calendar& calendar, const GrantDay& day,
                           const std::vector<HeldGrant>& held) {
  if (!is_working_day(pack, calendar, day)) return {Whereabouts::off, Whereabouts::off};
  DayWhereabouts found;
  for (const auto& grant : held) {
    if (!grant.days.contains(day.day)) continue;
    const auto place = place_of(grant.kind);
    const auto part = grant.part.value_or(LeavePart::day);
    const auto middle = day_middle(pack, day);
    const bool morning = grant.times ? grant.times->from < middle : part != LeavePart::afternoon;
    const bool afternoon = grant.times ? grant.times->to > middle : part != LeavePart::morning;
    if (morning) found.morning = std::max(found.morning, place);
    if (afternoon) found.afternoon = std::max(found.afternoon, place);
  }
  return found;
}

}  // namespace spotme::domain
