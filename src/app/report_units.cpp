#include "app/report_units.hpp"

#include "domain/access.hpp"
#include "store/report.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace spotme::app {

ReportUnitNames::ReportUnitNames(db::Read& read, base::AgencyId agency, const domain::DayRange& days) {
  for (const auto& unit : store::load_report_units(read, agency, days)) {
    names_.insert_or_assign(unit.path, unit.name);
    bearers_[unit.name].insert(unit.path);
  }
}

std::string ReportUnitNames::of(const std::string& path) const {
  const auto found = names_.find(path);
  return of(path, found == names_.end() ? std::string() : found->second);
}

std::string ReportUnitNames::of(const std::string& path, const std::string& name) const {
  if (name.empty()) return path;
  const auto same = bearers_.find(name);
  if (same == bearers_.end() || same->second.size() < 2) return name;
  const auto slash = path.rfind('/');
  return fmt::format("{} ({})", name, slash == std::string::npos ? path : of(path.substr(0, slash)));
}

bool is_within(const std::vector<std::string>& paths, const std::string& unit) {
  return std::any_of(paths.begin(), paths.end(),
                     [&](const auto& path) { return path.empty() || domain::path_reaches(path, unit); });
}

}  // namespace spotme::app
