#include "domain/report_schedule.hpp"

#include "domain/month.hpp"

#include <array>
#include <stdexcept>

namespace spotme::domain {
namespace {

using base::Code;
using base::Error;

constexpr std::array<std::string_view, 3> every_names{"day", "week", "month"};
constexpr std::chrono::days one_day{1};
constexpr std::chrono::days one_week{7};
constexpr std::int64_t days_of_week = 7;
constexpr std::int64_t most_day_of_month = 28;  // every month has it

std::int64_t number_of_weekday(base::Day day) {
  return static_cast<std::int64_t>(std::chrono::weekday{day}.iso_encoding());
}

std::int64_t number_in_month(base::Day day) {
  return static_cast<std::int64_t>(static_cast<unsigned>(std::chrono::year_month_day{day}.day()));
}

}  // namespace

std::string_view report_every_name(ReportEvery every) { return every_names.at(static_cast<std::size_t>(every)); }

std::optional<ReportEvery> parse_report_every(std::string_view text) {
  for (std::size_t i = 0; i < every_names.size(); ++i) {
    if (every_names.at(i) == text) return static_cast<ReportEvery>(i);
  }
  return std::nullopt;
}

base::Result<void> check_report_rhythm(ReportKind kind, const ReportRhythm& rhythm) {
  const auto wrong = [](std::string_view field) {
    return Error{Code::unprocessable, "report_schedule_day", std::string(field), {{"field", std::string(field)}}};
  };
  if (terms_of(kind).whole_month && rhythm.every != ReportEvery::month) return wrong("every");
  switch (rhythm.every) {
    case ReportEvery::day: return rhythm.on_day == 0 ? base::Result<void>{} : wrong("on_day");
    case ReportEvery::week:
      return rhythm.on_day >= 1 && rhythm.on_day <= days_of_week ? base::Result<void>{} : wrong("on_day");
    case ReportEvery::month:
      return rhythm.on_day >= 1 && rhythm.on_day <= most_day_of_month ? base::Result<void>{} : wrong("on_day");
  }
  throw std::logic_error("a rhythm of a report that is none");
}

base::Day next_report_day(const ReportRhythm& rhythm, base::Day after) {
  auto day = after + one_day;
  if (rhythm.every == ReportEvery::day) return day;
  const auto number = rhythm.every == ReportEvery::week ? number_of_weekday : number_in_month;
  while (number(day) != rhythm.on_day) day += one_day;
  return day;
}

DayRange report_days(const ReportRhythm& rhythm, base::Day made_on) {
  switch (rhythm.every) {
    case ReportEvery::day: return {made_on - one_day, made_on - one_day};
    case ReportEvery::week: return {made_on - one_week, made_on - one_day};
    case ReportEvery::month: {
      const auto month = months_after(month_of(made_on), -1);
      return {month.first, month.last()};
    }
  }
  throw std::logic_error("a rhythm of a report that is none");
}

}  // namespace spotme::domain
