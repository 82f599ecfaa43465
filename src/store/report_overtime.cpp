#include "store/report_overtime.hpp"

#include "store/reach_sql.hpp"
#include "store/report_sql.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace spotme::store {

using db::to_value;
std::vector<ReportOvertime> list_report_overtime(db::Read& read, const ReportScope& scope, base::Day day,
                                                 const std::optional<ReportNameCursor>& after, std::int64_t limit) {
  Params params{to_value(scope.agency), to_value(day)};
  auto sql = fmt::format(
      "SELECT h.officer_id, o.name, o.name_key, coalesce(a.user_id, ''), t.unit_path, coalesce(v.name, ''), t.status, "
      "t.effective_start, t.may_leave_from, t.first_in, t.last_out, t.facts FROM transaction_number h "
      "JOIN attendance_transaction t ON t.agency_id = h.agency_id AND t.work_day = h.work_day "
      "AND t.officer_id = h.officer_id AND t.version = h.version "
      "JOIN officer o ON o.agency_id = h.agency_id AND o.id = h.officer_id "
      "LEFT JOIN account a ON a.agency_id = h.agency_id AND a.officer_id = h.officer_id "
      "LEFT JOIN unit_version v ON v.agency_id = h.agency_id AND v.path = h.unit_path AND v.valid_from <= h.work_day "
      "AND h.work_day < v.valid_to WHERE h.agency_id = $1 AND h.work_day = $2 AND h.status <> 'void' "
      "AND ((t.last_out IS NOT NULL AND (t.last_out > t.may_leave_from OR t.status IN ('rest_day', 'holiday'))) "
      "OR EXISTS (SELECT 1 FROM officer_grant g WHERE g.agency_id = h.agency_id AND g.officer_id = h.officer_id "
      "AND g.last_day >= h.work_day AND g.first_day <= h.work_day AND g.kind = 'overtime' "
      "AND g.withdrawn_at IS NULL)) {}",
      reach_condition("h.unit_path", scope.paths, params));
  if (scope.officer) sql += fmt::format("AND h.officer_id = {} ", add(params, to_value(*scope.officer)));
  if (after) {
    const auto name = add(params, to_value(after->name_key));
    sql += fmt::format("AND (o.name_key, h.officer_id) > ({}, {}) ", name, add(params, to_value(after->officer)));
  }
  sql += fmt::format("ORDER BY o.name_key, h.officer_id LIMIT {}", add(params, to_value(limit)));
  std::vector<ReportOvertime> days;
  for (const auto row : read.query(sql, params)) {
    days.push_back({row.id<base::OfficerId>(0), row.text(1), row.text(2), row.text(3), row.text(4), row.text(5),
                    row.text(6), minute(row, 7), minute(row, 8), minute(row, 9), minute(row, 10), row.text(11)});
  }
  return days;
}

std::vector<OvertimeOrder> load_overtime_orders(db::Read& read, base::AgencyId agency, base::Day day,
                                                const std::vector<base::OfficerId>& officers) {
  db::Batch rows({{"officer_id", db::Type::uuid}});
  for (const auto& officer : officers) rows.add({to_value(officer)});
  std::vector<OvertimeOrder> orders;
  if (officers.empty()) return orders;
  for (const auto row : read.query_each(
           "SELECT r.n, g.from_minute, g.to_minute, g.evidence FROM {rows} JOIN officer_grant g ON g.agency_id = $1 "
           "AND g.officer_id = r.officer_id AND g.last_day >= $2 AND g.first_day <= $2 AND g.kind = 'overtime' "
           "AND g.withdrawn_at IS NULL",
           rows, {to_value(agency), to_value(day)})) {
    orders.push_back({static_cast<std::size_t>(row.integer(0)),
                      {base::Minutes{row.integer(1)}, base::Minutes{row.integer(2)}},
                      row.text(3)});
  }
  std::sort(orders.begin(), orders.end(),
            [](const auto& a, const auto& b) { return std::pair(a.n, a.times.from) < std::pair(b.n, b.times.from); });
  return orders;
}

}  // namespace spotme::store
