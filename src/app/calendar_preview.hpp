#pragma once

#include "app/preview.hpp"
#include "domain/calendar_change.hpp"

#include <functional>
#include <optional>
#include <vector>

/// Inside of app/calendar_edit and app/agency_day: who would change by an edit of a calendar.
namespace spotme::app {

/// The calendar of an agency as the edit leaves it.
using AlterCalendar = std::function<domain::Calendar(const domain::Calendar&)>;

/// The days of these ranges, each once, in order.
[[nodiscard]] std::vector<base::Day> days_of(const std::vector<domain::DayRange>& ranges);

/// Who would change on those of `touched` that are over. `question` says whose days are looked at; its range and its
/// days are set here. nullopt where all of them are still to come: then nothing is decided yet, and a holiday of one
/// date cannot be tried on another.
[[nodiscard]] std::optional<Preview> preview_calendar(const Context& context, db::Read& read, PreviewQuestion question,
                                                      std::vector<base::Day> touched, const AlterCalendar& alter);
/// By changes over the rows that hold before them.
[[nodiscard]] std::optional<Preview> preview_calendar(const Context& context, db::Read& read, PreviewQuestion question,
                                                      const std::vector<domain::Holiday>& rows,
                                                      const std::vector<domain::HolidayChange>& changes);

}  // namespace spotme::app
