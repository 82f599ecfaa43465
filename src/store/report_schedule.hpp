#pragma once

#include "base/id.hpp"
#include "domain/report_schedule.hpp"
#include "store/db.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

/// Reports that come again, and to whom.
namespace spotme::store {

struct ReportReceiver {
  base::OfficerId officer;
  std::string name = {};
};
struct ReportSchedule {
  base::AgencyId agency;
  domain::ReportScheduleId id;
  domain::ReportKind kind = domain::ReportKind::late_list;
  std::string unit_path;
  domain::ReportForm form = domain::ReportForm::pdf;
  domain::ReportLanguage language = domain::ReportLanguage::ms;
  std::string purpose;
  std::string recipient;
  domain::ReportRhythm rhythm;
  base::Day next_day{};
  base::OfficerId made_by;
  std::vector<ReportReceiver> receivers = {};  ///< by id
};
void insert_report_schedule(db::Write& write, const ReportSchedule& schedule);
/// One that was not ended.
[[nodiscard]] std::optional<ReportSchedule> find_report_schedule(db::Read& read, base::AgencyId agency,
                                                                 domain::ReportScheduleId id);
/// Those that were not ended, which that officer made or receives, the latest first, at most `limit`.
[[nodiscard]] std::vector<ReportSchedule> list_report_schedules(db::Read& read, base::AgencyId agency,
                                                                base::OfficerId officer, std::int64_t limit);
[[nodiscard]] std::int64_t count_report_schedules(db::Read& read, base::AgencyId agency);
void end_report_schedule(db::Write& write, base::AgencyId agency, domain::ReportScheduleId id, base::OfficerId by);
/// Those that he made, and those that went to nobody but him; he receives none any more. Returns which ended.
std::vector<domain::ReportScheduleId> end_report_schedules_of(db::Write& write, base::AgencyId agency,
                                                              base::OfficerId officer,
                                                              std::optional<base::OfficerId> by);
void delete_report_receiver(db::Write& write, base::AgencyId agency, domain::ReportScheduleId id,
                            base::OfficerId receiver);

/// An officer with a post, an account that is open and a role on `day`: whoever may read reports is among these.
struct RoleHolder {
  base::OfficerId officer;
  std::string name;
  std::string user_id;
  std::string unit_name;
};
/// Those whose name or user ID holds `search`, which is a name_key, by name, at most `limit`.
[[nodiscard]] std::vector<RoleHolder> find_role_holders(db::Read& read, base::AgencyId agency,
                                                        const std::string& search, base::Day day, std::int64_t limit);

/// Those that are due on `today`, at most `limit`.
[[nodiscard]] std::vector<ReportSchedule> load_due_report_schedules(db::Read& read, base::AgencyId agency,
                                                                    base::Day today, std::int64_t limit);
/// Moves it on from the day that it had. False when another did so already.
[[nodiscard]] bool move_report_schedule(db::Write& write, const ReportSchedule& schedule, base::Day next_day);

}  // namespace spotme::store
