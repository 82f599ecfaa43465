#pragma once

#include "base/id.hpp"
#include "domain/absence.hpp"
#include "domain/calendar.hpp"
#include "domain/team.hpp"
#include "store/db.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

/// Alerts of absence, and the closed days that they are counted from.
namespace spotme::store {

struct AbsenceAlert {
  base::AgencyId agency;
  base::OfficerId officer;
  base::Day first_day;
  std::int64_t level = 0;
  base::Uuid id;
  base::Day last_day;     ///< the day that made it so many
  std::string unit_path;  ///< the officer's, as of that day
  base::Instant raised_at{};
  std::optional<base::Instant> dissolved_at = {};
};

/// Officers with an absence on `days` that nobody has explained, or with an alert of a run that began on or after
/// `since` and holds; by id, at most `limit` behind `after`.
[[nodiscard]] std::vector<base::OfficerId> load_absent_officers(db::Read& read, base::AgencyId agency,
                                                                domain::DayRange days, base::Day since,
                                                                const std::optional<base::OfficerId>& after,
                                                                std::int64_t limit);

struct AbsenceDayRow {
  std::size_t n = 0;  ///< number of the question
  domain::AbsenceDay day;
  std::string unit_path;
};
/// The closed days of these officers, by question and day.
[[nodiscard]] std::vector<AbsenceDayRow> load_absence_days(db::Read& read, base::AgencyId agency,
                                                           const std::vector<base::OfficerId>& officers,
                                                           domain::DayRange days);

/// All of these officers whose run began on or after `since`, dissolved ones too.
[[nodiscard]] std::vector<AbsenceAlert> load_absence_alerts(db::Read& read, base::AgencyId agency,
                                                            const std::vector<base::OfficerId>& officers,
                                                            base::Day since);
void insert_absence_alerts(db::Write& write, const std::vector<AbsenceAlert>& alerts);
/// Writes dissolved_at as it stands in them.
void update_absence_alerts(db::Write& write, const std::vector<AbsenceAlert>& alerts);

/// Who is above an officer on a day.
struct AboveOfficer {
  std::size_t n = 0;  ///< number of the question
  base::OfficerId officer;
  enum class As : std::uint8_t { supervisor, head, integrity } as = As::supervisor;
};
/// Their supervisors, and those who hold head or integrity in their unit or above it; never the officer himself.
[[nodiscard]] std::vector<AboveOfficer> load_above(db::Read& read, base::AgencyId agency,
                                                   const std::vector<base::OfficerId>& officers, base::Day day);

/// A run in a list: its highest alert.
struct AbsenceAlertLine {
  AbsenceAlert alert;
  std::string officer_name;
};
struct AbsenceAlertFilter {
  domain::TeamReach reach = {};  ///< units as of the alert, supervisors as of today
  std::optional<bool> dissolved = {};
};
/// The latest first, those before `after`.
[[nodiscard]] std::vector<AbsenceAlertLine> list_absence_alerts(db::Read& read, base::AgencyId agency,
                                                                const AbsenceAlertFilter& filter,
                                                                const std::optional<base::Uuid>& after,
                                                                std::int64_t limit);

}  // namespace spotme::store
