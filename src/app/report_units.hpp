#pragma once

#include "base/id.hpp"
#include "domain/holiday.hpp"
#include "store/db.hpp"

#include <map>
#include <set>
#include <string>
#include <vector>

/// What units are called in a report. Inside of app/report and app/report_making.
namespace spotme::app {

/// The names of an agency's units over a period, by one statement. A name that two units bear is followed by that of
/// the unit above: a reader knows units by their names, and no path.
class ReportUnitNames {
 public:
  ReportUnitNames(db::Read& read, base::AgencyId agency, const domain::DayRange& days);

  /// By the last name of the period; the path itself where there is none.
  [[nodiscard]] std::string of(const std::string& path) const;
  /// The same by the name that the unit bore on some day of the period.
  [[nodiscard]] std::string of(const std::string& path, const std::string& name) const;

 private:
  std::map<std::string, std::string> names_;              ///< by path
  std::map<std::string, std::set<std::string>> bearers_;  ///< paths by name
};

/// True for a unit at or below one of these paths, of which an empty one is the whole agency.
[[nodiscard]] bool is_within(const std::vector<std::string>& paths, const std::string& unit);

}  // namespace spotme::app
