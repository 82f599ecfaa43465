#pragma once

#include "app/context.hpp"
#include "domain/access.hpp"
#include "domain/team.hpp"
#include "store/task_series.hpp"

#include <map>
#include <set>
#include <vector>

/// A recurring task that was given lives as long as whoever gave it leads those who have it.
namespace spotme::app {

/// True where the caller leads today all of these that have a post, and there is one: what others gave them he may end.
[[nodiscard]] bool leads_all(db::Read& read, const domain::Caller& caller,
                             const std::vector<base::OfficerId>& officers);

/// For the nightly job: the turns of one agency, batch after batch. Each maker is asked once a night whom he leads.
class SeriesLeaders {
 public:
  /// Takes out the turns of officers whom the maker does not lead today. A series of which he leads nobody any more, or
  /// whose maker has left, ends, audited.
  void keep_led(db::Write& write, base::AgencyId agency, std::vector<store::SeriesTurn>& turns);

 private:
  void load_makers(db::Read& read, base::AgencyId agency, const std::vector<store::SeriesTurn>& turns);
  void end_if_unled(db::Write& write, const store::TaskSeries& series) const;

  std::map<base::OfficerId, domain::TeamReach> makers_;
  std::set<domain::TaskSeriesId> looked_at_;
};

}  // namespace spotme::app
