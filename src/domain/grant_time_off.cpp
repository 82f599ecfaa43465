#include "domain/grant_check.hpp"
#include "domain/worktime/time_off.hpp"

#include <algorithm>

namespace spotme::domain {
namespace {

using base::Minutes;

/// Minutes of the break do not count toward the cap (rules.md A7).
std::optional<MinuteRange> pause_of(const RulePack& pack, const GrantDay& day, bool ramadan_cut) {
  if (const auto* shift = std::get_if<Shift>(&day.scheme.scheme)) return shift->pause;
  const auto rules = rules_of(pack, day.state, day.day);
  auto pause = rules.pause->value;
  if (!ramadan_cut) return pause;
  const auto& cut = rules.ramadan_cut->value;
  if (!rules.friday) return MinuteRange{pause.from, pause.to - cut.break_end};
  return MinuteRange{pause.from + cut.friday_each_end, pause.to - cut.friday_each_end};
}

Minutes counted(const MinuteRange& times, const std::optional<MinuteRange>& pause) {
  auto minutes = times.to - times.from;
  if (pause) {
    minutes -= std::max(Minutes{0}, std::min(times.to, pause->to) - std::max(times.from, pause->from));
  }
  return minutes;
}

}  // namespace

void GrantCheck::check_time_off() {
  if (facts_.origin == GrantOrigin::applied && draft_.first_day < facts_.today) {
    refuse("time_off_not_ahead", "first_day");
  }
  for (const auto* day : own_days()) {
    if (!works_on(*day)) continue;
    const bool cut = has_ramadan_cut(day->day);
    const auto pause = pause_of(*facts_.pack, *day, cut);
    auto asked = counted(*draft_.times, pause);
    for (const auto& held : facts_.held) {
      if (held.kind == GrantKind::time_off && held.days.contains(day->day)) asked += counted(*held.times, pause);
    }
    const auto most = most_time_off(*facts_.pack, day->state, day->day, day->scheme.scheme, cut);
    if (asked <= most) continue;
    refuse("time_off_over_cap", "to",
           {{"day", base::format_day(day->day)},
            {"limit", base::format_minute(most)},
            {"asked", base::format_minute(asked)},
            {"source", facts_.pack->time_off_cap.as_of(day->day)->source}});
    return;
  }
}

}  // namespace spotme::domain
