#include "domain/task_recurrence.hpp"

#include <algorithm>
#include <array>
#include <string>

namespace spotme::domain {
namespace {

using base::Code;
using base::Error;
using std::chrono::days;

constexpr std::array<std::string_view, 3> words{"day", "week", "month"};
constexpr unsigned every_weekday = 0x7f;
constexpr std::int64_t longest_month = 31;

/// The day of the month of `month` on which it comes.
base::Day day_in(const Recurrence& recurrence, std::chrono::year_month month) {
  const auto last = (month / std::chrono::last).day();
  const auto wanted = std::chrono::day{static_cast<unsigned>(recurrence.month_day)};
  return base::Day{month / std::min(wanted, last)};
}

/// The last such day up to `day`.
base::Day latest_month_day(const Recurrence& recurrence, base::Day day) {
  const std::chrono::year_month_day date{day};
  const std::chrono::year_month month{date.year(), date.month()};
  const auto here = day_in(recurrence, month);
  return here <= day ? here : day_in(recurrence, month - std::chrono::months{1});
}

}  // namespace

std::string_view every_name(Every every) { return words.at(static_cast<std::size_t>(every)); }
std::optional<Every> parse_every(std::string_view text) {
  const auto found = std::find(words.begin(), words.end(), text);
  if (found == words.end()) return std::nullopt;
  return static_cast<Every>(found - words.begin());
}

base::Result<void> check_recurrence(const Recurrence& recurrence, base::Day today) {
  const bool weekly = recurrence.every == Every::week;
  const bool monthly = recurrence.every == Every::month;
  const bool fits = (recurrence.weekdays != 0) == weekly && recurrence.weekdays <= every_weekday &&
                    (recurrence.month_day != 0) == monthly && recurrence.month_day >= 0 &&
                    recurrence.month_day <= longest_month;
  if (!fits) return Error{Code::unprocessable, "task_recurrence_invalid", "recurrence"};
  if (recurrence.due_days < 0 || recurrence.due_days > most_due_days) {
    return Error{Code::unprocessable,
                 "out_of_range",
                 "recurrence.due_days",
                 {{"field", "recurrence.due_days"}, {"least", "0"}, {"most", std::to_string(most_due_days)}}};
  }
  if (recurrence.last < recurrence.first) {
    return Error{Code::unprocessable, "task_ends_before_it_begins", "recurrence.until"};
  }
  const days most{most_recurrence_days};
  if (recurrence.last - recurrence.first > most || recurrence.first > today + most || recurrence.first < today - most) {
    return Error{Code::unprocessable,
                 "task_recurrence_too_long",
                 "recurrence.until",
                 {{"limit", std::to_string(most_recurrence_days)}}};
  }
  if (recurrence.last < today) return Error{Code::unprocessable, "task_day_past", "recurrence.until"};
  return {};
}

bool is_wanted(const Recurrence& recurrence, base::Day day, const std::optional<base::Day>& made) {
  if (day < recurrence.first || (made && *made >= day)) return false;
  if (recurrence.every != Every::month) {
    if (day > recurrence.last) return false;
    const auto weekday = std::chrono::weekday{day}.iso_encoding() - 1;
    return recurrence.every == Every::day || ((recurrence.weekdays >> weekday) & 1U) != 0;
  }
  const auto wanted = latest_month_day(recurrence, day);
  if (wanted < recurrence.first || wanted > recurrence.last) return false;
  return day - wanted <= days{most_waiting_days} && (!made || *made < wanted);
}

}  // namespace spotme::domain
