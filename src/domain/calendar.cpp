#include "domain/calendar.hpp"

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

base::Result<Calendar> Calendar::make(DayRange covers, std::vector<Holiday> holidays,
                                      const std::vector<DayRange>& ramadans) {
  if (covers.last < covers.first) return refusal("ends_before_it_begins", "covers", covers.last);
  Calendar calendar;
  calendar.covers_ = covers;
  calendar.by_day_.resize(static_cast<std::size_t>((covers.last - covers.first).count()) + 1);
  for (std::size_t i = 0; i < holidays.size(); ++i) {
    const auto& holiday = holidays[i];
    if (!covers.contains(holiday.day)) return refusal("outside_calendar", "holidays", holiday.day);
    auto& row = calendar.by_day_[static_cast<std::size_t>((holiday.day - covers.first).count())];
    for (const auto state : holiday.states) {
      auto& entry = row.holiday[static_cast<std::size_t>(state)];
      if (entry == 0) entry = static_cast<std::int16_t>(i + 1);
    }
  }
  for (const auto& ramadan : ramadans) {
    if (ramadan.last < ramadan.first) return refusal("ends_before_it_begins", "ramadans", ramadan.last);
    if (!covers.contains(ramadan.first)) return refusal("outside_calendar", "ramadans", ramadan.first);
    if (!covers.contains(ramadan.last)) return refusal("outside_calendar", "ramadans", ramadan.last);
    for (auto day = ramadan.first; day <= ramadan.last; day += std::chrono::days{1}) {
      calendar.by_day_[static_cast<std::size_t>((day - covers.first).count())].ramadan = true;
    }
  }
  calendar.holidays_ = std::move(holidays);
  return calendar;
}

const Holiday* Calendar::holiday(State state, base::Day day) const {
  const auto entry = row(day).holiday[static_cast<std::size_t>(state)];
  return entry == 0 ? nullptr : &holidays_[static_cast<std::size_t>(entry) - 1];
}

bool Calendar::is_ramadan(base::Day day) const { return row(day).ramadan; }

base::Result<DayType> day_type(const RulePack& pack, const Calendar& calendar, State state, base::Day day) {
  if (!calendar.covers(day)) return refusal("no_calendar", "date", day);
  if (calendar.holiday(state, day) != nullptr) return DayType::holiday;
  const auto* rest_days = pack.rest_days[static_cast<std::size_t>(state)].as_of(day);
  return rest_days != nullptr && contains(rest_days->value, day) ? DayType::rest_day : DayType::working;
}

}  // namespace spotme::domain
