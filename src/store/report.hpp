#pragma once

#include "base/id.hpp"
#include "domain/holiday.hpp"
#include "domain/verdict.hpp"
#include "store/db.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

/// The rows of reports (laporan), page by page. Each list is read behind a cursor along an index; where an officer
/// stood is asked as of the day that a row tells of.
namespace spotme::store {

/// Whose rows: of units at or below one of `paths`; an empty path is everything, no path nothing.
struct ReportScope {
  base::AgencyId agency;
  std::vector<std::string> paths;
  std::optional<base::OfficerId> officer = {};  ///< him alone
};
/// Where a page goes on: behind this name and officer.
struct ReportNameCursor {
  std::string name_key;
  base::OfficerId officer;
};

/// Which closed days. Void records are never among them.
enum class ReportDays : std::uint8_t {
  eventful,     ///< all but rest days and holidays without a press, official duty or course
  late,         ///< late in
  absent,       ///< absent
  exceptional,  ///< any issue
};
/// The version that holds of an officer's day.
struct ReportDay {
  base::OfficerId officer;
  std::string name;
  std::string name_key;
  std::string user_id;  ///< empty for an officer without an account
  std::string unit_path;
  std::string unit_name;  ///< as of the day
  std::string scheme;
  std::string day_type;
  std::string status;
  std::optional<base::Minutes> first_in = {};
  std::optional<base::Minutes> last_out = {};
  std::optional<base::Minutes> may_leave_from = {};
  base::Minutes late{0};
  base::Minutes early{0};
  std::optional<base::Minutes> worked = {};
  std::vector<domain::Issue> issues = {};
  std::string facts;  ///< the case, as one line
};
/// Of one day, by name.
[[nodiscard]] std::vector<ReportDay> list_report_days(db::Read& read, const ReportScope& scope, base::Day day,
                                                      ReportDays which, const std::optional<ReportNameCursor>& after,
                                                      std::int64_t limit);

struct ReportOfficer {
  base::OfficerId officer;
  std::string name;
  std::string name_key;
  std::string user_id;
};
/// Officers with a closed day of the range in those units, by name.
[[nodiscard]] std::vector<ReportOfficer> list_report_officers(db::Read& read, const ReportScope& scope,
                                                              domain::DayRange days,
                                                              const std::optional<ReportNameCursor>& after,
                                                              std::int64_t limit);
[[nodiscard]] std::int64_t count_report_officers(db::Read& read, const ReportScope& scope, domain::DayRange days);

/// Officers with a post in those units on any day of the range whose `name_key` holds `search`, by name; `user_id` is
/// left empty.
[[nodiscard]] std::vector<ReportOfficer> list_posted_officers(db::Read& read, const ReportScope& scope,
                                                              domain::DayRange days, const std::string& search,
                                                              const std::optional<ReportNameCursor>& after,
                                                              std::int64_t limit);
[[nodiscard]] std::int64_t count_posted_officers(db::Read& read, const ReportScope& scope, domain::DayRange days);

/// What an officer's closed days in those units add up to.
struct ReportSums {
  std::string unit_path = {};  ///< the last by path, when he moved meanwhile
  std::int64_t days = 0;       ///< that were neither rest days nor holidays
  std::int64_t present = 0;
  std::int64_t incomplete = 0;
  std::int64_t absent = 0;
  std::int64_t on_leave = 0;
  std::int64_t late_days = 0;
  std::int64_t late_minutes = 0;
  std::int64_t early_days = 0;
  std::int64_t early_minutes = 0;
  std::int64_t no_clock = 0;  ///< days without a press in, or without one out

  ReportSums& operator+=(const ReportSums& more);  ///< the last path of both
};
/// In the order of the question.
[[nodiscard]] std::vector<ReportSums> sum_report_days(db::Read& read, const ReportScope& scope, domain::DayRange days,
                                                      const std::vector<ReportOfficer>& officers);
/// Of all officers of the scope together; the path says nothing.
[[nodiscard]] ReportSums sum_all_report_days(db::Read& read, const ReportScope& scope, domain::DayRange days);

/// A grant that took an officer out of the office, and what really happened by its slip.
struct ReportMovement {
  base::OfficerId officer;
  base::Uuid grant;
  base::Day first;
  base::Day last;
  std::string name;
  std::string user_id;
  std::string unit_path;  ///< on its first day within the range
  std::string kind;       ///< as of officer_grant
  std::string part;       ///< `day`, `morning`, `afternoon`; empty where it has none
  std::optional<base::Minutes> from = {};
  std::optional<base::Minutes> to = {};
  std::string destination;
  std::optional<base::Instant> out_at = {};
  std::optional<base::Instant> back_at = {};
  std::optional<std::int64_t> overrun = {};  ///< minutes
};
/// Behind the grant that ends on that day.
struct ReportGrantCursor {
  base::Day last;
  base::OfficerId officer;
  base::Uuid grant;
};
/// Those that touch the range and hold, by their last day.
[[nodiscard]] std::vector<ReportMovement> list_movements(db::Read& read, const ReportScope& scope,
                                                         domain::DayRange days, bool remote_alone,
                                                         const std::optional<ReportGrantCursor>& after,
                                                         std::int64_t limit);

struct ReportTask {
  base::Uuid task;
  base::Day due;
  std::string name;
  std::string unit_path;  ///< on the day on which it was due
  std::string title;
  std::string priority;
  std::string state;
  std::int64_t progress = 0;
  std::optional<base::Instant> handed_in = {};
};
struct ReportTaskCursor {
  base::Day due;
  base::Uuid task;
};
/// Those that were due in the range and were not cancelled, by day.
[[nodiscard]] std::vector<ReportTask> list_report_tasks(db::Read& read, const ReportScope& scope, domain::DayRange days,
                                                        const std::optional<ReportTaskCursor>& after,
                                                        std::int64_t limit);

/// What a unit of the agency was called for a while.
struct ReportUnit {
  std::string path;
  std::string name;
};
/// All of the agency that were at any time of the range, by path, the earlier name first.
[[nodiscard]] std::vector<ReportUnit> load_report_units(db::Read& read, base::AgencyId agency, domain::DayRange days);

}  // namespace spotme::store
