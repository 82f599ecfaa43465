#pragma once

#include "app/context.hpp"
#include "domain/access.hpp"
#include "domain/report_schedule.hpp"
#include "store/audit.hpp"
#include "store/report_schedule.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

/// Reports that come again by themselves. Each receiver gets a report of his own, made of those whom he may see on that
/// day, and a notice with its link, by mail too as he chose; never the file itself.
namespace spotme::app {

inline constexpr std::int64_t most_report_schedules = 200;  ///< of an agency
inline constexpr std::size_t most_report_receivers = 20;

struct NewReportSchedule {
  domain::ReportKind kind = domain::ReportKind::late_list;
  std::string unit_path = {};
  domain::ReportForm form = domain::ReportForm::pdf;
  domain::ReportLanguage language = domain::ReportLanguage::ms;
  std::string purpose = {};
  std::string recipient = {};
  domain::ReportRhythm rhythm = {};
  std::vector<base::OfficerId> receivers = {};  ///< empty: whoever makes it
};
/// Whom a schedule of that kind and unit may be sent to: officers of the agency who may read it by roles of their own,
/// whose name or user ID holds `search`; at most most_offered_receivers, by name. Who reads by a delegation alone is
/// not offered: it ends sooner than a schedule. Refuses `not_found` where the caller may not read it himself, and
/// `report_unit_unreached` (field `unit`) for a unit that he does not reach, as make_report_schedule does.
inline constexpr std::size_t most_offered_receivers = 20;
struct ReportReaders {
  std::vector<store::RoleHolder> officers;
};
[[nodiscard]] base::Result<ReportReaders> find_report_readers(const Context& context, const domain::Caller& caller,
                                                              domain::ReportKind kind, const std::string& unit_path,
                                                              const std::string& search);

/// Schedules that the caller made, and those that send to him, the latest first.
[[nodiscard]] std::vector<store::ReportSchedule> list_report_schedules(const Context& context,
                                                                       const domain::Caller& caller);
/// Refuses what an order refuses, `report_schedule_day` (field `on_day`), `report_schedule_receiver` (field
/// `receivers[n]`) for who may not read it himself, `too_many_items` (field `receivers`, args `limit`), and
/// `report_schedule_full` (conflict; args `limit`). Audited.
[[nodiscard]] base::Result<store::ReportSchedule> make_report_schedule(const Context& context,
                                                                       const domain::Caller& caller,
                                                                       const NewReportSchedule& asked,
                                                                       const store::Actor& actor);
/// By whoever made it, or an administrator of the whole agency; a receiver takes himself off. Refuses `not_found`.
/// Audited.
[[nodiscard]] base::Result<void> end_report_schedule(const Context& context, const domain::Caller& caller,
                                                     domain::ReportScheduleId id, const store::Actor& actor);

/// Orders what is due, once for each receiver, and moves the schedules on; a day that was missed is made up for by the
/// latest alone. From 06:00 on, once the days that it covers are closed, or else at 18:00. Returns the number of
/// orders.
std::int64_t order_due_reports(const Context& context);

}  // namespace spotme::app
