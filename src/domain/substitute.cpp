#include "domain/substitute.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace spotme::domain {
namespace {

constexpr std::chrono::days one_day{1};

bool holds_in(const Holiday& holiday, State state) {
  return !is_limited(holiday) && std::find(holiday.states.begin(), holiday.states.end(), state) != holiday.states.end();
}

}  // namespace

std::vector<Substitute> substitutes(const SubstituteRules& rules, const RulePack& pack,
                                    const std::vector<Holiday>& holidays, State state, const DayRange& range) {
  std::set<base::Day> taken;
  std::map<base::Day, std::vector<const Holiday*>> standing;
  for (const auto& holiday : holidays) {
    if (holiday.kind == HolidayKind::substitute || !holds_in(holiday, state)) continue;
    taken.insert(holiday.day);
    if (holiday.kind == HolidayKind::holiday && range.contains(holiday.day)) standing[holiday.day].push_back(&holiday);
  }
  const auto& replaced = rules.replaced[static_cast<std::size_t>(state)];
  const auto& rest_days = pack.rest_days[static_cast<std::size_t>(state)];
  const auto is_rest_day = [&](base::Day day) {
    const auto* rest = rest_days.as_of(day);
    return rest != nullptr && contains(rest->value, day);
  };
  std::vector<Substitute> found;
  for (auto& [of, fallen] : standing) {
    const auto* rule = replaced.as_of(of);
    if (rule == nullptr || std::chrono::weekday{of} != rule->value) continue;
    auto day = of + one_day;
    while (is_rest_day(day) || taken.contains(day)) day += one_day;
    taken.insert(day);
    const bool tentative = std::any_of(fallen.begin(), fallen.end(), [](const Holiday* holiday) {
      return holiday->certainty == DateCertainty::tentative;
    });
    found.push_back({day, of, std::move(fallen), tentative ? DateCertainty::tentative : DateCertainty::derived, rule});
  }
  return found;
}

}  // namespace spotme::domain
