#include "domain/calendar.hpp"

#include "domain/access.hpp"

#include <algorithm>
#include <utility>

namespace spotme::domain {
namespace {

base::Error refusal(std::string key, std::string field, base::Day day) {
  return {base::Code::unprocessable, std::move(key), std::move(field), {{"day", base::format_day(day)}}};
}

}  // namespace

std::string_view day_type_name(DayType type) {
  static constexpr std::array<std::string_view, 3> names{"working", "rest_day", "holiday"};
  return names[static_cast<std::size_t>(type)];
}

base::Result<Calendar> Calendar::make(DayRange covers, std::vector<Holiday> holidays, std::vector<Ramadan> ramadans) {
  if (covers.last < covers.first) return refusal("ends_before_it_begins", "covers", covers.last);
  Calendar calendar;
  calendar.covers_ = covers;
  calendar.by_day_.resize(static_cast<std::size_t>((covers.last - covers.first).count()) + 1);
  SPOTME_CHECK(calendar.take_holidays(std::move(holidays)));
  SPOTME_CHECK(calendar.take_ramadans(std::move(ramadans)));
  return calendar;
}

base::Result<void> Calendar::take_holidays(std::vector<Holiday> holidays) {
  if (holidays.size() > most_holidays) {
    return base::Error{
        base::Code::unprocessable, "too_many_holidays", "holidays", {{"limit", std::to_string(most_holidays)}}};
  }
  for (std::size_t i = 0; i < holidays.size(); ++i) {
    const auto& holiday = holidays[i];
    if (!covers_.contains(holiday.day)) return refusal("outside_calendar", "holidays", holiday.day);
    if (holiday.states.empty()) return refusal("holiday_without_state", "holidays", holiday.day);
    auto& row = by_day_[static_cast<std::size_t>((holiday.day - covers_.first).count())];
    if (is_limited(holiday)) {
      row.limited = true;
      limited_.push_back({holiday.day, static_cast<std::int16_t>(i), district_key(holiday.district)});
      continue;
    }
    for (const auto state : holiday.states) {
      auto& entry = row.holiday[static_cast<std::size_t>(state)];
      if (entry == 0) entry = static_cast<std::int16_t>(i + 1);
    }
  }
  std::stable_sort(limited_.begin(), limited_.end(), [](const auto& a, const auto& b) { return a.day < b.day; });
  holidays_ = std::move(holidays);
  return {};
}

base::Result<void> Calendar::take_ramadans(std::vector<Ramadan> ramadans) {
  for (const auto& [days, source, certainty, id, origin] : ramadans) {
    if (days.last < days.first) return refusal("ends_before_it_begins", "ramadans", days.last);
    if (!covers_.contains(days.first)) return refusal("outside_calendar", "ramadans", days.first);
    if (!covers_.contains(days.last)) return refusal("outside_calendar", "ramadans", days.last);
    for (auto day = days.first; day <= days.last; day += std::chrono::days{1}) {
      by_day_[static_cast<std::size_t>((day - covers_.first).count())].ramadan = true;
    }
  }
  ramadans_ = std::move(ramadans);
  return {};
}

const Holiday* Calendar::limited_holiday(State state, base::Day day, std::string_view district,
                                         std::string_view unit_path) const {
  const auto key = district_key(district);
  auto at = std::lower_bound(limited_.begin(), limited_.end(), day,
                             [](const Limited& limited, base::Day asked) { return limited.day < asked; });
  for (; at != limited_.end() && at->day == day; ++at) {
    const auto& holiday = holidays_[static_cast<std::size_t>(at->holiday)];
    if (std::find(holiday.states.begin(), holiday.states.end(), state) == holiday.states.end()) continue;
    if (!at->district_key.empty() && at->district_key != key) continue;
    if (!holiday.unit_path.empty() && !path_reaches(holiday.unit_path, unit_path)) continue;
    return &holiday;
  }
  return nullptr;
}

base::Result<DayType> day_type(const RulePack& pack, const Calendar& calendar, State state, base::Day day,
                               std::string_view district, std::string_view unit_path) {
  if (!calendar.covers(day)) return refusal("no_calendar", "date", day);
  if (calendar.holiday(state, day, district, unit_path) != nullptr) return DayType::holiday;
  const auto* rest_days = pack.rest_days[static_cast<std::size_t>(state)].as_of(day);
  return rest_days != nullptr && contains(rest_days->value, day) ? DayType::rest_day : DayType::working;
}

base::Day working_day_after(const RulePack& pack, const Calendar& calendar, State state, base::Day day,
                            std::int64_t count) {
  while (count > 0) {
    day += std::chrono::days{1};
    const bool rest = contains(rules_of(pack, state, day).rest_days->value, day);
    const bool holiday = calendar.covers(day) && calendar.holiday(state, day) != nullptr;
    if (!rest && !holiday) --count;
  }
  return day;
}

}  // namespace spotme::domain
