#pragma once

#include "app/context.hpp"
#include "domain/access.hpp"
#include "domain/figure.hpp"
#include "store/audit.hpp"
#include "store/figure.hpp"
#include "store/figure_list.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

/// Figures (angka) of the units that the caller reaches (app/team), as of a range of days; and, for a system
/// administrator, those of the agencies of a ministry, without units and people. Sums of figures that are kept up to
/// date; of days that are not closed yet only the arrivals of yesterday and today are counted, from their presses.
///
/// All refuse `range_reversed` and `range_too_long` (field `to`; args `limit`), and `not_found` for a unit or body that
/// the caller does not reach.
namespace spotme::app {

struct FigureQuestion {
  domain::DayRange days;
  std::string unit_path = {};  ///< with those below it; empty: all that the caller reaches
};

/// The range that was asked for and the one before it, to compare with (domain::range_before).
struct FigureSummary {
  std::string agency_code;
  domain::DayRange days;
  domain::DayRange days_before;
  domain::Figures now;
  domain::Figures before;
  std::int64_t posted = 0;         ///< officers with a post on the last day, today at the latest
  std::int64_t arrived_today = 0;  ///< of them, who pressed in today; 0 when the range does not hold today
  bool today = false;              ///< the range holds today
  std::int64_t open_cases = 0;     ///< waiting for a desk now
  store::AnswerFigures answers = {};
  store::AnswerFigures answers_before = {};
  std::vector<store::UnitFigures> units = {};  ///< sums of the range by unit
};
[[nodiscard]] base::Result<FigureSummary> show_figure_summary(const Context& context, const domain::Caller& caller,
                                                              const FigureQuestion& question);

struct Arrivals {
  std::string agency_code;
  std::vector<store::ArrivalCount> quarters;
  std::int64_t counted_days = 0;           ///< days with a record or a press
  std::optional<base::Day> open_day = {};  ///< the first of them that is not closed yet: counted from its presses
};
[[nodiscard]] base::Result<Arrivals> show_arrivals(const Context& context, const domain::Caller& caller,
                                                   const FigureQuestion& question);

/// Issues by kind of one week, or of the part of it that lies in the range.
struct WeekFigures {
  base::Day monday;
  domain::Figures figures;
};
struct IssueFigures {
  std::string agency_code;
  std::vector<WeekFigures> weeks;  ///< those with a record
};
[[nodiscard]] base::Result<IssueFigures> show_issue_figures(const Context& context, const domain::Caller& caller,
                                                            const FigureQuestion& question);
/// Days put together by week.
[[nodiscard]] std::vector<WeekFigures> by_week(const std::vector<store::DayFigures>& days);

/// Where a page goes on; opaque.
struct FigurePage {
  std::optional<std::string> after = {};
  std::int64_t limit = 50;
};
struct CaseFigures {
  std::string agency_code;
  std::vector<store::OpenCases> open;
  store::AnswerFigures all;
  std::vector<store::AnswerFigures> desks;  ///< the slowest first; with names
  std::optional<std::string> next = {};
};
/// Looking is recorded. Refuses `cursor_invalid` (field `after`).
[[nodiscard]] base::Result<CaseFigures> show_case_figures(const Context& context, const domain::Caller& caller,
                                                          const FigureQuestion& question, const FigurePage& page,
                                                          const store::Actor& actor);

struct OfficerFigurePage {
  std::string agency_code;
  std::vector<store::OfficerFigures> officers;
  std::optional<std::string> next = {};
};
/// Looking is recorded. Refuses `cursor_invalid` (field `after`).
[[nodiscard]] base::Result<OfficerFigurePage> list_officer_figures(const Context& context, const domain::Caller& caller,
                                                                   const FigureQuestion& question,
                                                                   store::OfficerOrder order, const FigurePage& page,
                                                                   const store::Actor& actor);

}  // namespace spotme::app
