#pragma once

#include "domain/calendar.hpp"
#include "domain/rota.hpp"
#include "store/press.hpp"

#include <optional>
#include <string>
#include <vector>

/// What holds for officers over a range of days: posts and working time.
namespace spotme::store {

/// Rows of one officer's history that touch the range, each from its first day on, ascending.
template <class T>
struct Dated {
  base::Day from;
  base::Day to;  ///< not included
  T value;
};
struct Worktime {
  std::vector<Dated<Posting>> postings;  ///< cut where the unit's own path changed
  std::vector<Dated<domain::AssignedScheme>> schemes;

  /// nullptr where there is none.
  [[nodiscard]] const Posting* posting(base::Day day) const;
  [[nodiscard]] const domain::AssignedScheme* scheme(base::Day day) const;
};

/// One officer's days from the first to the last, both included: the question of a batch. Answers carry `n`, its
/// number.
struct OfficerDays {
  base::AgencyId agency;
  base::OfficerId officer;
  base::Day first;
  base::Day last;
};
/// The questions as rows `agency_id`, `officer_id`, `first_day`, `last_day`.
[[nodiscard]] db::Batch officer_days_batch(const std::vector<OfficerDays>& asked);

/// One answer a question, in their order; two statements in all.
[[nodiscard]] std::vector<Worktime> load_worktimes(db::Read& read, const std::vector<OfficerDays>& asked);

/// Officers of the agency with a post on any of the days, by id: at most `limit` whose id is greater than `after`.
[[nodiscard]] std::vector<base::OfficerId> load_posted_officers(db::Read& read, base::AgencyId agency,
                                                                domain::DayRange days, base::OfficerId after,
                                                                std::size_t limit);

}  // namespace spotme::store
