#pragma once

#include "base/id.hpp"
#include "domain/figure.hpp"
#include "store/db.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

/// Figures of closed days (angka): kept where records change, and read in sums. No day's record is looked at to answer.
namespace spotme::store {

/// What an officer's day added until now, and what it adds from now on; nullopt: nothing.
struct FigureChange {
  base::OfficerId officer;
  base::Day day;
  std::optional<domain::FigureEntry> before = {};
  std::optional<domain::FigureEntry> after = {};
};
/// To be called in the transaction that changes the records; one statement a table.
void apply_figures(db::Write& write, base::AgencyId agency, const std::vector<FigureChange>& changes);

/// Takes away all figures of that day.
void clear_figures(db::Write& write, base::AgencyId agency, base::Day day);
/// Officers with an issue of that day which the evidence of their presses raised, and which is not withdrawn; the day
/// must be closed for them.
[[nodiscard]] std::vector<std::pair<base::OfficerId, domain::Issue>> load_evidence_issues(db::Read& read,
                                                                                          base::AgencyId agency,
                                                                                          base::Day day);

/// An agency whose days before there were figures are still to be filled in, from that day on.
struct FigureGap {
  base::AgencyId agency;
  base::Day next_day;
};
[[nodiscard]] std::vector<FigureGap> load_figure_gaps(db::Read& read);
/// The next day to be filled in; nullopt: all are.
void move_figure_gap(db::Write& write, base::AgencyId agency, const std::optional<base::Day>& next_day);

/// Whose figures: those of units at or below one of `paths` in these agencies. An empty path is everything, no path
/// nothing.
struct FigureScope {
  std::vector<base::AgencyId> agencies;
  std::vector<std::string> paths;
};
/// By day; days without a record are left out.
struct DayFigures {
  base::Day day;
  domain::Figures figures;
};
[[nodiscard]] std::vector<DayFigures> load_day_figures(db::Read& read, const FigureScope& scope,
                                                       const domain::DayRange& days);
/// Sums over the range by agency; agencies without a record are left out.
struct AgencyFigures {
  base::AgencyId agency;
  domain::Figures figures;
};
[[nodiscard]] std::vector<AgencyFigures> load_agency_figures(db::Read& read, const FigureScope& scope,
                                                             const domain::DayRange& days);
/// Sums over the range by unit, by path: each unit alone, without those below it.
struct UnitFigures {
  std::string unit_path;
  domain::Figures figures;
};
[[nodiscard]] std::vector<UnitFigures> load_unit_figures(db::Read& read, const FigureScope& scope,
                                                         const domain::DayRange& days);

/// First presses by the quarter of an hour, in order; empty quarters are left out.
struct ArrivalCount {
  std::int64_t minute = 0;  ///< the first of the quarter, from 00:00 of the work day
  std::int64_t officers = 0;
};
[[nodiscard]] std::vector<ArrivalCount> load_arrivals(db::Read& read, const FigureScope& scope,
                                                      const domain::DayRange& days);
/// The same of one day that is not closed yet, from its presses; for one agency. One range of the presses' key.
[[nodiscard]] std::vector<ArrivalCount> count_arrivals(db::Read& read, base::AgencyId agency,
                                                       const std::vector<std::string>& paths, base::Day day);
/// Officers posted in these units on that day.
[[nodiscard]] std::int64_t count_posted(db::Read& read, base::AgencyId agency, const std::vector<std::string>& paths,
                                        base::Day day);

}  // namespace spotme::store
