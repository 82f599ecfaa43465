#pragma once

#include "app/figure.hpp"
#include "domain/team.hpp"

#include <string>
#include <string_view>

/// What the figures share: ranges, whom the caller reaches, cursors. Inside of app/figure and app/body_figure.
namespace spotme::app {

[[nodiscard]] base::Result<void> check_figure_days(const domain::DayRange& days);

/// The caller's agency and the units that he asked for. Refuses `not_found` for one that he does not reach.
struct ReachedFigures {
  std::string agency_code;
  store::FigureScope scope;
};
[[nodiscard]] base::Result<ReachedFigures> reached_figures(db::Read& read, const domain::Caller& caller,
                                                           const std::string& unit_path,
                                                           domain::TeamView view = domain::TeamView::attendance);

[[nodiscard]] std::string write_figure_cursor(const store::FigureCursor& cursor);
[[nodiscard]] base::Result<store::FigureCursor> read_figure_cursor(std::string_view text);

}  // namespace spotme::app
