#pragma once

#include "store/report.hpp"

#include <optional>
#include <string>
#include <vector>

/// The rows of the overtime report: closed days with work beyond their hours or with an order of overtime.
namespace spotme::store {

/// The version that holds of an officer's day.
struct ReportOvertime {
  base::OfficerId officer;
  std::string name;
  std::string name_key;
  std::string user_id;  ///< empty for an officer without an account
  std::string unit_path;
  std::string unit_name;  ///< as of the day; empty for a unit that was none then
  std::string status;
  std::optional<base::Minutes> begins = {};
  std::optional<base::Minutes> may_leave_from = {};
  std::optional<base::Minutes> first_in = {};
  std::optional<base::Minutes> last_out = {};
  std::string facts;  ///< the case, as one line
};
/// Of one day, by name: those with a press out after the officer might have left, with one on a day off, or with an
/// order that was not withdrawn. Void records are never among them.
[[nodiscard]] std::vector<ReportOvertime> list_report_overtime(db::Read& read, const ReportScope& scope, base::Day day,
                                                               const std::optional<ReportNameCursor>& after,
                                                               std::int64_t limit);

/// An order of overtime as it stands for one day.
struct OvertimeOrder {
  std::size_t n = 0;  ///< which officer of the question
  domain::MinuteRange times;
  std::string number;  ///< of the paper; may be empty
};
/// Those of that day that were not withdrawn, by officer and time.
[[nodiscard]] std::vector<OvertimeOrder> load_overtime_orders(db::Read& read, base::AgencyId agency, base::Day day,
                                                              const std::vector<base::OfficerId>& officers);

}  // namespace spotme::store
