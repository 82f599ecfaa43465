#pragma once

#include "base/id.hpp"
#include "domain/task.hpp"
#include "domain/task_recurrence.hpp"
#include "domain/team.hpp"
#include "store/db.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

/// Recurring tasks (tugasan berulang), and who has them.
namespace spotme::store {

struct TaskSeries {
  base::AgencyId agency;
  domain::TaskSeriesId id;
  std::string title;
  std::string output = {};
  domain::TaskPriority priority = domain::TaskPriority::normal;
  domain::Recurrence recurrence = {};
  bool given = false;  ///< by who leads; else planned by its officer
  base::Instant made_at = {};
  base::OfficerId made_by = {};
  std::optional<base::Instant> ended_at = {};
};
struct TaskSeriesView {
  TaskSeries series;
  std::string maker_name;
  std::int64_t officers = 0;
  bool leads_all = false;  ///< of a list: whose reach it was leads all of them that are posted today
};
void insert_task_series(db::Write& write, const TaskSeries& series, const std::vector<base::OfficerId>& officers);
/// False when there is none that runs. Without `by` it ended of itself.
[[nodiscard]] bool end_task_series(db::Write& write, base::AgencyId agency, domain::TaskSeriesId id,
                                   std::optional<base::OfficerId> by);
[[nodiscard]] std::optional<TaskSeriesView> find_task_series(db::Read& read, base::AgencyId agency,
                                                             domain::TaskSeriesId id);
/// Those that the officer has or made, and those that run and were given to others within his reach today; the latest
/// first.
[[nodiscard]] std::vector<TaskSeriesView> list_task_series(db::Read& read, base::AgencyId agency,
                                                           base::OfficerId officer, const domain::TeamReach& reach,
                                                           const std::optional<domain::TaskSeriesId>& before,
                                                           std::int64_t limit);
/// At most `limit` officers of it.
[[nodiscard]] std::vector<base::OfficerId> load_series_officers(db::Read& read, base::AgencyId agency,
                                                                domain::TaskSeriesId id, std::int64_t limit);
/// How many each has that run on or after `day`, in the order of the questions.
[[nodiscard]] std::vector<std::int64_t> count_running_series(db::Read& read, base::AgencyId agency,
                                                             const std::vector<base::OfficerId>& officers,
                                                             base::Day day);

/// A series of one officer, for the nightly job.
struct SeriesTurn {
  TaskSeries series;
  base::OfficerId officer;
  std::optional<base::Day> made_on = {};  ///< the last day for which a task was made
};
struct SeriesCursor {
  base::OfficerId officer = {};
  domain::TaskSeriesId series = {};
};
/// Those behind `after` that run, or ran until `since`, and for which no task was made on `day` yet, by officer and
/// series.
[[nodiscard]] std::vector<SeriesTurn> list_series_turns(db::Read& read, base::AgencyId agency, base::Day day,
                                                        base::Day since, const SeriesCursor& after, std::int64_t limit);
void set_series_made(db::Write& write, base::AgencyId agency, const std::vector<SeriesTurn>& turns, base::Day day);

}  // namespace spotme::store
