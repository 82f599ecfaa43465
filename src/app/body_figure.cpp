#include "app/body_figure.hpp"

#include "app/figure_scope.hpp"

#include <algorithm>
#include <set>

namespace spotme::app {
namespace {

/// The body and all below it. The tree is small, and a round for each of its levels finds them.
std::set<base::Uuid> at_or_below(const std::vector<store::Body>& bodies, const base::Uuid& top) {
  std::set<base::Uuid> found{top};
  for (std::size_t before = 0; before != found.size();) {
    before = found.size();
    for (const auto& body : bodies) {
      if (body.parent && found.contains(*body.parent)) found.insert(body.id);
    }
  }
  return found;
}

}  // namespace

base::Result<BodyFigures> show_body_figures(const Context& context, const domain::DayRange& days,
                                            const std::optional<base::Uuid>& body) {
  SPOTME_CHECK(check_figure_days(days));
  return context.database.read([&](db::Read& read) -> base::Result<BodyFigures> {
    BodyFigures shown{days, store::load_bodies(read), {}, {}, {}};
    const auto known = [&](const auto& one) { return one.id == *body; };
    if (body && std::none_of(shown.bodies.begin(), shown.bodies.end(), known)) {
      return base::Error{base::Code::not_found, "not_found", ""};
    }
    auto agencies = store::load_agencies(read);
    if (body) {
      const auto below = at_or_below(shown.bodies, *body);
      std::erase_if(agencies, [&](const auto& one) { return !one.body || !below.contains(*one.body); });
    }
    store::FigureScope scope{{}, {""}};
    for (const auto& agency : agencies) scope.agencies.push_back(agency.id);
    const auto sums = store::load_agency_figures(read, scope, days);
    for (const auto& agency : agencies) {
      BodyFigures::Line line{agency.code, agency.name, {}};
      const auto found =
          std::find_if(sums.begin(), sums.end(), [&](const auto& sum) { return sum.agency == agency.id; });
      if (found != sums.end()) line.figures = found->figures;
      shown.agencies.push_back(std::move(line));
    }
    shown.quarters = store::load_arrivals(read, scope, days);
    shown.weeks = by_week(store::load_day_figures(read, scope, days));
    return shown;
  });
}

}  // namespace spotme::app
