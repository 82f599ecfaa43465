#pragma once

#include "app/context.hpp"
#include "domain/access.hpp"
#include "store/audit.hpp"
#include "store/task_series.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

/// Tasks that come again (tugasan berulang).
namespace spotme::app {

struct SeriesDraft {
  std::string title;
  std::string output = {};
  domain::TaskPriority priority = domain::TaskPriority::normal;
  domain::Recurrence recurrence = {};
};
struct SeriesMade {
  store::TaskSeries series;
  std::int64_t made = 0;  ///< tasks of today
};
/// Inside of the caller's transaction, for officers whom he leads (`given`) or himself: the series, and what of it is
/// wanted today. Refuses what domain::check_recurrence and check_task refuse of it, and `task_series_too_many`.
[[nodiscard]] base::Result<SeriesMade> open_series(const Context& context, db::Write& write,
                                                   const domain::Caller& caller, const SeriesDraft& draft,
                                                   const std::vector<base::OfficerId>& officers, bool given,
                                                   const store::Actor& actor);

struct SeriesEntry {
  store::TaskSeriesView view;
  bool may_end = false;
};
/// A series of the caller's own.
[[nodiscard]] base::Result<SeriesEntry> plan_series(const Context& context, const domain::Caller& caller,
                                                    const SeriesDraft& draft, const store::Actor& actor);
struct SeriesPage {
  std::vector<SeriesEntry> series;
  std::optional<std::string> next = {};
};
/// Those that he has or made, and those that run and were given to officers whom he leads. Refuses `cursor_invalid`
/// (field `after`).
[[nodiscard]] base::Result<SeriesPage> list_series(const Context& context, const domain::Caller& caller,
                                                   const std::optional<std::string>& after, std::int64_t limit);
/// By who made it, or who leads all its officers that are posted today. To anybody else it is `not_found`, to an
/// officer who was given it `task_assigned_by_other` (forbidden). Refuses `task_series_ended` (conflict).
[[nodiscard]] base::Result<void> end_series(const Context& context, const domain::Caller& caller,
                                            domain::TaskSeriesId id, const store::Actor& actor);

/// The nightly part: today's tasks of every series, for officers who work today, with room for one more open task, and
/// whom its maker leads where it was given; a series of which he leads nobody ends. In batches; may be killed and run
/// again. Returns how many it made.
std::int64_t make_series_tasks(const Context& context, base::AgencyId agency);

}  // namespace spotme::app
