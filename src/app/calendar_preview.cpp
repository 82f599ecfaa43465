#include "app/calendar_preview.hpp"

#include <map>
#include <memory>
#include <set>
#include <utility>

namespace spotme::app {

std::vector<base::Day> days_of(const std::vector<domain::DayRange>& ranges) {
  std::set<base::Day> days;
  for (const auto& range : ranges) {
    for (auto day = range.first; day <= range.last; day += std::chrono::days{1}) days.insert(day);
  }
  return {days.begin(), days.end()};
}

std::optional<Preview> preview_calendar(const Context& context, db::Read& read, PreviewQuestion question,
                                        std::vector<base::Day> touched, const AlterCalendar& alter) {
  std::erase_if(touched, [&](base::Day day) { return day >= read.today(); });
  if (touched.empty()) return std::nullopt;
  question.range.days = {touched.front(), touched.back()};
  question.only = std::move(touched);
  // The rules of each agency with the edit, made once; the key keeps those without it alive.
  std::map<std::shared_ptr<const AgencyRules>, std::shared_ptr<const AgencyRules>> tried;
  return preview(context, read, question, [&](OfficerDayFacts& day) {
    auto& rules = tried[day.rules];
    if (rules == nullptr) {
      auto made = std::make_shared<AgencyRules>(*day.rules);
      made->calendar = std::make_shared<const domain::Calendar>(alter(*made->calendar));
      rules = std::move(made);
    }
    day.rules = rules;
  });
}

std::optional<Preview> preview_calendar(const Context& context, db::Read& read, PreviewQuestion question,
                                        const std::vector<domain::Holiday>& rows,
                                        const std::vector<domain::HolidayChange>& changes) {
  return preview_calendar(context, read, std::move(question), domain::touched_days(rows, changes),
                          [&](const domain::Calendar& calendar) { return domain::with_changes(calendar, changes); });
}

}  // namespace spotme::app
