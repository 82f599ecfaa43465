#include "domain/grant_check.hpp"
#include "domain/worktime/service.hpp"

#include <algorithm>

namespace spotme::domain {
namespace {

constexpr std::chrono::days one_day{1};
constexpr std::chrono::days one_week{7};

const Sourced<HybridWeek>& hybrid_week_of(const RulePack& pack, const GrantDay& day) {
  return *pack.hybrid_week.at(static_cast<std::size_t>(day.state)).as_of(day.day);
}

/// The same person's day, so many days apart: state and unit as they are.
GrantDay beside(const GrantDay& day, base::Day other) {
  auto moved = day;
  moved.day = other;
  return moved;
}

}  // namespace

DayRange quota_week(const RestDays& rest_days, base::Day day) {
  const auto begins = [&](base::Day one) { return !contains(rest_days, one) && contains(rest_days, one - one_day); };
  auto first = day;
  for (int i = 0; i < 6 && !begins(first); ++i) first -= one_day;
  return {first, first + one_week - one_day};
}

std::int64_t quota_halves(const RulePack& pack, base::Day day, const std::optional<LeavePart>& part) {
  if (!part || *part == LeavePart::day) return 2;
  return pack.hybrid_half_day.as_of(day)->value;
}

bool is_office_day(const RulePack& pack, const Calendar& calendar, const GrantDay& day) {
  const auto& week = hybrid_week_of(pack, day).value;
  const auto asked = [&](base::Day one) { return contains(week.office_days, one); };
  if (asked(day.day)) return true;
  if (!pack.hybrid_lost_office_day.as_of(day.day)->value) return false;
  // Each office day that falls on a free day moves to the next working day of its week that is none.
  const auto range = quota_week(rules_of(pack, day.state, day.day).rest_days->value, day.day);
  std::vector<base::Day> moved;
  for (auto lost = range.first; lost <= range.last; lost += one_day) {
    if (!asked(lost) || is_working_day(pack, calendar, beside(day, lost))) continue;
    for (auto to = lost + one_day; to <= range.last; to += one_day) {
      const bool taken = asked(to) || std::find(moved.begin(), moved.end(), to) != moved.end();
      if (taken || !is_working_day(pack, calendar, beside(day, to))) continue;
      moved.push_back(to);
      break;
    }
  }
  return std::find(moved.begin(), moved.end(), day.day) != moved.end();
}

void GrantCheck::check_ramadan() {
  if (!facts_.calendar->covers(draft_.first_day) || !facts_.calendar->covers(draft_.last_day)) {
    return refuse("no_calendar", "first_day", {{"day", base::format_day(draft_.first_day)}});
  }
  const auto& ramadans = facts_.calendar->ramadans();
  const auto found = std::find_if(ramadans.begin(), ramadans.end(),
                                  [&](const auto& one) { return one.days.contains(draft_.first_day); });
  if (found == ramadans.end()) return refuse("ramadan_outside", "first_day");
  if (!found->days.contains(draft_.last_day)) return refuse("ramadan_outside", "last_day");
  const auto used = std::count_if(facts_.held.begin(), facts_.held.end(), [&](const auto& held) {
    return held.kind == GrantKind::ramadan_short_break && held.days.first <= found->days.last &&
           found->days.first <= held.days.last;
  });
  const auto& choices = *facts_.pack->ramadan_choices.as_of(draft_.first_day);
  if (used < choices.value) return;
  refuse(base::Code::conflict, "ramadan_choice_used", "first_day",
         {{"limit", std::to_string(choices.value)}, {"source", choices.source}});
}

void GrantCheck::check_home() {
  for (const auto* day : own_days()) {
    const auto& rule = *facts_.pack->home_working.as_of(day->day);
    if (!rule.value.allowed) {
      return refuse("home_working_not_allowed", "first_day",
                    {{"day", base::format_day(day->day)}, {"source", rule.source}});
    }
    if (draft_.part.value_or(LeavePart::day) != LeavePart::day && !rule.value.half_days) {
      return refuse("home_working_no_halves", "part", {{"source", rule.source}});
    }
  }
}

void GrantCheck::check_hybrid() {
  const auto own = own_days();
  for (const auto* day : own) {
    const auto& week = hybrid_week_of(*facts_.pack, *day);
    if (week.value.most_days > 0) continue;
    return refuse("hybrid_not_in_force", "first_day", {{"day", base::format_day(day->day)}, {"source", week.source}});
  }
  const auto& excluded = *facts_.pack->hybrid_excluded.as_of(draft_.first_day);
  for (std::size_t i = 0; i < service_count; ++i) {
    if (!facts_.services.test(i) || !excluded.value.test(i)) continue;
    const auto name = service_name(static_cast<Service>(i));
    return refuse("hybrid_service_excluded_" + std::string(name), "kind", {{"source", excluded.source}});
  }
  for (const auto* day : own) {
    if (!works_on(*day) || !is_office_day(*facts_.pack, *facts_.calendar, *day)) continue;
    refuse("hybrid_office_day", "first_day",
           {{"day", base::format_day(day->day)}, {"source", hybrid_week_of(*facts_.pack, *day).source}});
    break;
  }
  check_quota();
}

/// The quota of every week that the draft touches; a holiday in it changes nothing (rules.md A15).
void GrantCheck::check_quota() {
  std::optional<DayRange> week;
  std::int64_t halves = 0;
  const auto add = [&](const GrantDay& day) {
    if (!works_on(day)) return;
    if (days_of(draft_).contains(day.day)) halves += quota_halves(*facts_.pack, day.day, draft_.part);
    for (const auto& held : facts_.held) {
      if (held.kind != GrantKind::hybrid_day || !held.days.contains(day.day)) continue;
      halves += quota_halves(*facts_.pack, day.day, held.part);
    }
  };
  for (const auto* own : own_days()) {
    if (week && week->contains(own->day)) continue;
    week = quota_week(rules_of(*facts_.pack, own->state, own->day).rest_days->value, own->day);
    halves = 0;
    for (const auto& day : facts_.days) {
      if (week->contains(day.day)) add(day);
    }
    const auto& rule = hybrid_week_of(*facts_.pack, *own);
    if (halves <= 2 * rule.value.most_days) continue;
    return refuse("hybrid_over_quota", "last_day",
                  {{"limit", std::to_string(rule.value.most_days)},
                   {"day", base::format_day(week->first)},
                   {"source", rule.source}});
  }
}

}  // namespace spotme::domain
