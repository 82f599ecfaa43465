#pragma once

#include "base/id.hpp"
#include "domain/day_report.hpp"
#include "store/db.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

/// Plans and reports of officers' days, as they stand now; every version of them is kept beside.
namespace spotme::store {

struct DayReport {
  base::OfficerId officer;
  base::Day work_day;
  domain::DayReport report = {};
  std::optional<base::Instant> verified_at = {};
  std::optional<base::OfficerId> verified_by = {};
};
/// nullopt when there is neither a plan nor a report.
[[nodiscard]] std::optional<DayReport> find_day_report(db::Read& read, base::AgencyId agency, base::OfficerId officer,
                                                       base::Day day);
/// Those that there are, by one statement, in the order of the questions.
[[nodiscard]] std::vector<DayReport> find_day_reports(db::Read& read, base::AgencyId agency,
                                                      const std::vector<std::pair<base::OfficerId, base::Day>>& asked);

/// Keeps the next version of the report, or of the plan. `before` is what stood (with version 0 where nothing did);
/// throws SerializationFailure when somebody moved it meanwhile.
void save_day_report(db::Write& write, base::AgencyId agency, const DayReport& before, const std::string& text);
void save_day_plan(db::Write& write, base::AgencyId agency, const DayReport& before, const std::string& text);

/// Marks reports as verified in the version that stands; those that were verified meanwhile are left as they are.
/// Returns how many it were.
std::int64_t verify_day_reports(db::Write& write, base::AgencyId agency, const std::vector<DayReport>& reports,
                                base::OfficerId by);

}  // namespace spotme::store
