#pragma once

#include "domain/holiday.hpp"
#include "domain/worktime/scheme.hpp"
#include "store/outage.hpp"

#include <string_view>
#include <utility>
#include <vector>

/// Which declared outages excuse an officer's day. An issue of such a day is accepted with the outage named, and its
/// marks are void (notes/rules 5.3: a device outage on that day). Whoever raises issues asks here.
namespace spotme::app {

class Outages {
 public:
  explicit Outages(std::vector<store::Outage> outages) : outages_(std::move(outages)) {}

  [[nodiscard]] bool empty() const { return outages_.empty(); }
  [[nodiscard]] const std::vector<store::Outage>& all() const { return outages_; }
  /// The first declared that touches the work day of an officer of that unit, nullptr when there is none: the civil
  /// day, or of a shift the time from its start to its end.
  [[nodiscard]] const store::Outage* touching(base::Day day, std::string_view unit_path,
                                              const domain::Scheme& scheme) const;

 private:
  std::vector<store::Outage> outages_;
};
/// Those that may touch any of the days; one statement.
[[nodiscard]] Outages outages_touching(db::Read& read, base::AgencyId agency, domain::DayRange days);

/// The civil days on which the outage was.
[[nodiscard]] domain::DayRange days_of(const store::Outage& outage);

}  // namespace spotme::app
