#include "app/outage_cover.hpp"

#include "domain/access.hpp"

#include <algorithm>

namespace spotme::app {
namespace {

/// The minutes of the day in which the recorder was needed.
domain::MinuteRange needed(const domain::Scheme& scheme) {
  constexpr base::Minutes one_day{24 * 60};
  if (const auto* shift = std::get_if<domain::Shift>(&scheme)) return {shift->start, shift->end};
  return {base::Minutes{0}, one_day};
}

}  // namespace

const store::Outage* Outages::touching(base::Day day, std::string_view unit_path, const domain::Scheme& scheme) const {
  const auto minutes = needed(scheme);
  const auto from = base::to_instant(base::LocalTime{day} + minutes.from);
  const auto until = base::to_instant(base::LocalTime{day} + minutes.to);
  const auto found = std::find_if(outages_.begin(), outages_.end(), [&](const auto& outage) {
    return outage.from < until && from < outage.until && domain::path_reaches(outage.unit_path, unit_path);
  });
  return found == outages_.end() ? nullptr : &*found;
}

Outages outages_touching(db::Read& read, base::AgencyId agency, domain::DayRange days) {
  return Outages(store::load_outages(read, agency, days));
}

domain::DayRange days_of(const store::Outage& outage) {
  return {base::local_day(outage.from), base::local_day(outage.until - std::chrono::microseconds{1})};
}

}  // namespace spotme::app
