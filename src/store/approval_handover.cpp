#include "store/approval_handover.hpp"

#include "store/approval_row.hpp"

#include <fmt/format.h>

namespace spotme::store {
namespace {

using db::to_value;
using db::Type;

/// The longer list of states is that of the index approval_by_due.
constexpr std::string_view at_supervisor =
    "a.state IN ('waiting', 'recommended') AND a.state = 'waiting' AND a.desk = 1 AND s.supervisor_id IS NOT NULL ";

}  // namespace

std::vector<ApprovalView> list_at_supervisor(db::Read& read, base::AgencyId agency,
                                             const std::vector<base::OfficerId>& officers) {
  static const auto sql = fmt::format(
      "SELECT {} FROM {{rows}} JOIN approval a ON a.agency_id = $1 AND a.officer_id = r.officer_id {}WHERE {}",
      approval_columns, approval_joins(), at_supervisor);
  db::Batch rows({{"officer_id", Type::uuid}});
  for (const auto& officer : officers) rows.add({to_value(officer)});
  std::vector<ApprovalView> found;
  for (const auto row : read.query_each(sql, rows, {to_value(agency), to_value(read.today())})) {
    found.push_back(to_approval_view(row, agency));
  }
  return found;
}

std::vector<ApprovalView> list_handed_over_today(db::Read& read, base::AgencyId agency) {
  // A row of the same supervisor that begins anew hands nothing over.
  static const auto sql = fmt::format(
      "SELECT {} FROM approval a {}WHERE a.agency_id = $1 AND s.valid_from = $2 AND {}"
      "AND NOT EXISTS (SELECT 1 FROM supervision f WHERE f.agency_id = s.agency_id AND f.officer_id = s.officer_id "
      "AND f.valid_to = s.valid_from AND f.supervisor_id = s.supervisor_id)",
      approval_columns, approval_joins(), at_supervisor);
  std::vector<ApprovalView> found;
  for (const auto row : read.query(sql, {to_value(agency), to_value(read.today())})) {
    found.push_back(to_approval_view(row, agency));
  }
  return found;
}

std::vector<std::size_t> find_told(db::Read& read, base::AgencyId agency, const std::vector<NoticeOf>& notices,
                                   std::string_view kind, base::Instant since) {
  db::Batch rows({{"officer_id", Type::uuid}, {"link", Type::text}});
  for (const auto& one : notices) rows.add({to_value(one.officer), to_value(one.link)});
  std::vector<std::size_t> told;
  for (const auto row : read.query_each(
           "SELECT r.n FROM {rows} WHERE EXISTS (SELECT 1 FROM notice t WHERE t.agency_id = $1 "
           "AND t.officer_id = r.officer_id AND t.kind = $2 AND t.link = r.link AND t.made_at >= $3) ORDER BY r.n",
           rows, {to_value(agency), to_value(kind), to_value(since)})) {
    told.push_back(static_cast<std::size_t>(row.integer(0)));
  }
  return told;
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
