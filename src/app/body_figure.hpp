#pragma once

#include "app/figure.hpp"
#include "store/organisation.hpp"

#include <optional>
#include <string>
#include <vector>

namespace spotme::app {

/// Figures of the agencies below a ministry or department, each agency as a whole: numbers alone, no unit, no person.
struct BodyFigures {
  domain::DayRange days;
  std::vector<store::Body> bodies;  ///< all there are, to choose from
  struct Line {
    std::string code;
    std::string name;
    domain::Figures figures;
  };
  std::vector<Line> agencies;  ///< those below the body, by code
  std::vector<store::ArrivalCount> quarters;
  std::vector<WeekFigures> weeks;
};
/// For a system administrator, whom the route asks for. `body` nullopt: every agency. Refuses `not_found` for a body
/// that is none, and the ranges that app/figure refuses.
[[nodiscard]] base::Result<BodyFigures> show_body_figures(const Context& context, const domain::DayRange& days,
                                                          const std::optional<base::Uuid>& body);

}  // namespace spotme::app
