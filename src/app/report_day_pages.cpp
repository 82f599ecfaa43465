#include "app/report_day_pages.hpp"

#include <algorithm>

namespace spotme::app {

DayPages::DayPages(const ReportWords& words, ReportTask task, const std::optional<ReportCursor>& after)
    : words_(words), task_(std::move(task)), place_{task_.question.days.first} {
  if (!after) return;
  cursor_ = after;
  place_.day = std::clamp(after->day, task_.question.days.first, task_.question.days.last);
  place_.behind = store::ReportNameCursor{after->text, {after->id}};
}

std::vector<ReportRow> DayPages::page(db::Read& read, std::int64_t limit) {
  std::vector<ReportRow> rows;
  const auto& days = task_.question.days;
  const auto last = std::min(days.last, read.today());  // a day that has not come has no record
  if (!units_) units_.emplace(read, task_.scope.agency, days);
  auto place = place_;
  auto cursor = cursor_;
  while (static_cast<std::int64_t>(rows.size()) < limit && place.day <= last) {
    const auto at = add(read, place, limit - static_cast<std::int64_t>(rows.size()), rows);
    if (at && static_cast<std::int64_t>(rows.size()) == limit) {
      place.behind = at;
      cursor = ReportCursor{place.day, at->name_key, at->officer.value};
      continue;
    }
    place = {place.day + std::chrono::days{1}};
  }
  // No statement may break any more.
  place_ = place;
  cursor_ = cursor;
  ended_ = place.day > last;
  progress_ = 1'000 * (place.day - days.first).count() / ((days.last - days.first).count() + 1);
  return rows;
}

}  // namespace spotme::app
