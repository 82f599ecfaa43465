#include "app/report_day_pages.hpp"

#include <algorithm>

namespace spotme::app {

DayPages::DayPages(const ReportWords& words, ReportTask task, const std::optional<ReportCursor>& after)
    : words_(words), task_(std::move(task)), day_(task_.question.days.first) {
  if (!after) return;
  cursor_ = after;
  day_ = std::clamp(after->day, task_.question.days.first, task_.question.days.last);
  behind_ = store::ReportNameCursor{after->text, {after->id}};
}

std::vector<ReportRow> DayPages::page(db::Read& read, std::int64_t limit) {
  std::vector<ReportRow> rows;
  const auto& days = task_.question.days;
  const auto last = std::min(days.last, read.today());  // a day that has not come has no record
  if (!units_) units_.emplace(read, task_.scope.agency, days);
  while (static_cast<std::int64_t>(rows.size()) < limit && day_ <= last) {
    const auto at = add(read, limit - static_cast<std::int64_t>(rows.size()), rows);
    if (at && static_cast<std::int64_t>(rows.size()) == limit) {
      behind_ = at;
      cursor_ = ReportCursor{day_, at->name_key, at->officer.value};
      continue;
    }
    day_ += std::chrono::days{1};
    behind_.reset();
  }
  ended_ = day_ > last;
  progress_ = 1'000 * (day_ - days.first).count() / ((days.last - days.first).count() + 1);
  return rows;
}

}  // namespace spotme::app
