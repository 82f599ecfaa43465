#include "store/approval_handover.hpp"

#include "store/approval_row.hpp"

#include <fmt/format.h>

namespace spotme::store {
namespace {

using db::to_value;
using db::Type;

/// The longer list of states is that of the index approval_by_due. A row of the same supervisor that begins anew hands
/// nothing over.
constexpr std::string_view handed_over =
    "a.state IN ('waiting', 'recommended') AND a.state = 'waiting' AND a.desk = 1 AND s.supervisor_id IS NOT NULL "
    "AND NOT EXISTS (SELECT 1 FROM supervision f WHERE f.agency_id = s.agency_id AND f.officer_id = s.officer_id "
    "AND f.valid_to = s.valid_from AND f.supervisor_id = s.supervisor_id)";

}  // namespace

std::vector<ApprovalView> list_handed_over(db::Read& read, base::AgencyId agency,
                                           const std::vector<base::OfficerId>& officers) {
  static const auto sql = fmt::format(
      "SELECT {} FROM {{rows}} JOIN approval a ON a.agency_id = $1 AND a.officer_id = r.officer_id {}WHERE {}",
      approval_columns, approval_joins(), handed_over);
  db::Batch rows({{"officer_id", Type::uuid}});
  for (const auto& officer : officers) rows.add({to_value(officer)});
  std::vector<ApprovalView> found;
  for (const auto row : read.query_each(sql, rows, {to_value(agency), to_value(read.today())})) {
    found.push_back(to_approval_view(row, agency));
  }
  return found;
}

std::vector<ApprovalView> list_handed_over_today(db::Read& read, base::AgencyId agency) {
  static const auto sql = fmt::format("SELECT {} FROM approval a {}WHERE a.agency_id = $1 AND s.valid_from = $2 AND {}",
                                      approval_columns, approval_joins(), handed_over);
  std::vector<ApprovalView> found;
  for (const auto row : read.query(sql, {to_value(agency), to_value(read.today())})) {
    found.push_back(to_approval_view(row, agency));
  }
  return found;
}

void set_due_days(db::Write& write, base::AgencyId agency,
                  const std::vector<std::pair<base::ApprovalId, base::Day>>& due) {
  db::Batch rows({{"id", Type::uuid}, {"due_on", Type::day}});
  for (const auto& [id, day] : due) rows.add({to_value(id), to_value(day)});
  write.execute_each(
      "UPDATE approval SET due_on = r.due_on FROM {rows} WHERE approval.agency_id = $1 AND approval.id = r.id", rows,
      {to_value(agency)});
}

}  // namespace spotme::store
