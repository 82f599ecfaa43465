#include "store/approval_list.hpp"

#include "store/approval_row.hpp"
#include "store/reach_sql.hpp"

#include <fmt/format.h>

namespace spotme::store {
namespace {

using db::to_value;

/// `column IN (…)`; false for nobody.
std::string one_of(std::string_view column, const std::vector<base::OfficerId>& officers,
                   std::vector<db::Value>& params) {
  if (officers.empty()) return "false";
  std::string list;
  for (const auto& officer : officers) {
    params.push_back(to_value(officer));
    list += fmt::format("{}${}", list.empty() ? "" : ", ", params.size());
  }
  return fmt::format("{} IN ({})", column, list);
}

std::string reach(const std::vector<std::string>& paths, std::vector<db::Value>& params) {
  if (paths.empty()) return " AND false";
  return " AND v.path IS NOT NULL " + reach_condition("v.path", paths, params);
}

/// What one of the desks may see in the box.
std::string box_condition(const InboxFilter& filter, std::vector<db::Value>& params) {
  if (filter.box == Box::all) return reach(filter.read_reach, params);
  params.push_back(to_value(filter.caller));
  const auto caller = params.size();
  if (filter.box == Box::decided) {
    return fmt::format(
        " AND EXISTS (SELECT 1 FROM approval_step t WHERE t.agency_id = a.agency_id AND t.approval_id = a.id "
        "AND t.by_officer = ${} AND t.action IN ('accept', 'reject'))",
        caller);
  }
  std::string sql =
      filter.box == Box::asked ? " AND a.state = 'more_information'" : " AND a.state IN ('waiting', 'recommended')";
  sql += fmt::format(" AND a.officer_id <> ${} AND a.made_by <> ${}", caller, caller);
  sql += fmt::format(" AND (a.recommended_by IS NULL OR a.recommended_by <> ${}) AND (", caller);
  sql += "(a.lowest_desk = 1 AND " + one_of("s.supervisor_id", filter.desks.supervisors, params) + ")";
  sql += " OR (a.lowest_desk <= 2 AND a.desk >= 2" + reach(filter.desks.approver_reach, params) + ")";
  sql += " OR (a.desk = 3" + reach(filter.desks.head_reach, params) + "))";
  return sql;
}

}  // namespace

std::vector<ApprovalView> list_inbox(db::Read& read, base::AgencyId agency, const InboxFilter& filter,
                                     const std::optional<ApprovalCursor>& after) {
  std::vector<db::Value> params{to_value(agency), to_value(read.today())};
  auto sql = fmt::format("SELECT {} FROM approval a {}WHERE a.agency_id = $1", approval_columns, approval_joins());
  sql += box_condition(filter, params);
  if (filter.subject) {
    params.push_back(to_value(*filter.subject));
    sql += fmt::format(" AND a.subject = ${}", params.size());
  }
  if (!filter.search.empty()) {
    params.push_back(to_value(filter.search));
    sql += fmt::format(" AND replace(o.name_key, ${}, '') <> o.name_key", params.size());
  }
  const bool latest = filter.box == Box::decided || filter.box == Box::all;
  if (after) {
    params.push_back(to_value(after->due_on));
    params.push_back(to_value(after->id));
    sql += fmt::format(" AND (a.due_on, a.id) {} (${}, ${})", latest ? "<" : ">", params.size() - 1, params.size());
  }
  params.push_back(to_value(filter.limit));
  const auto* const order = latest ? "a.due_on DESC, a.id DESC" : "a.due_on, a.id";
  sql += fmt::format(" ORDER BY {} LIMIT ${}", order, params.size());
  std::vector<ApprovalView> found;
  for (const auto row : read.query(sql, params)) found.push_back(to_approval_view(row, agency));
  return found;
}

std::vector<SubjectCount> count_inbox(db::Read& read, base::AgencyId agency, const InboxFilter& filter) {
  std::vector<db::Value> params{to_value(agency), to_value(read.today())};
  auto sql = fmt::format("SELECT a.subject, count(*) FROM approval a {}WHERE a.agency_id = $1", approval_joins());
  sql += box_condition(filter, params) + " GROUP BY a.subject ORDER BY a.subject";
  std::vector<SubjectCount> counts;
  for (const auto row : read.query(sql, params)) counts.push_back({row.text(0), row.integer(1)});
  return counts;
}

std::vector<ApprovalView> list_own_approvals(db::Read& read, base::AgencyId agency, base::OfficerId officer, bool open,
                                             const std::optional<base::ApprovalId>& before, std::int64_t limit) {
  std::vector<db::Value> params{to_value(agency), to_value(read.today()), to_value(officer)};
  auto sql = fmt::format("SELECT {} FROM approval a {}WHERE a.agency_id = $1 AND a.officer_id = $3", approval_columns,
                         approval_joins());
  if (open) sql += " AND a.state IN ('waiting', 'recommended', 'more_information')";
  if (before) {
    params.push_back(to_value(*before));
    sql += fmt::format(" AND a.id < ${}", params.size());
  }
  params.push_back(to_value(limit));
  sql += fmt::format(" ORDER BY a.id DESC LIMIT ${}", params.size());
  std::vector<ApprovalView> found;
  for (const auto row : read.query(sql, params)) found.push_back(to_approval_view(row, agency));
  return found;
}

ApprovalHistory load_approval_history(db::Read& read, base::AgencyId agency, base::OfficerId officer,
                                      std::string_view subject, base::Instant since) {
  const auto rows = read.query(
      "SELECT count(*) FILTER (WHERE state = 'accepted'), count(*) FILTER (WHERE state = 'rejected'), "
      "count(*) FILTER (WHERE state IN ('waiting', 'recommended', 'more_information')) FROM approval "
      "WHERE agency_id = $1 AND officer_id = $2 AND subject = $3 AND made_at >= $4",
      {to_value(agency), to_value(officer), to_value(subject), to_value(since)});
  return {rows[0].integer(0), rows[0].integer(1), rows[0].integer(2)};
}

DeskFigures load_desk_figures(db::Read& read, base::AgencyId agency, base::OfficerId officer, base::Instant since) {
  const auto passed =
      read.query("SELECT count(*) FROM approval_step WHERE agency_id = $1 AND waited_for = $2 AND at >= $3",
                 {to_value(agency), to_value(officer), to_value(since)});
  const auto decided = read.query(
      "SELECT count(*), cast(coalesce(avg(t.at - b.at), 0) AS bigint) FROM approval_step t JOIN approval_step b "
      "ON b.agency_id = t.agency_id AND b.approval_id = t.approval_id AND b.revision = t.revision - 1 "
      "WHERE t.agency_id = $1 AND t.by_officer = $2 AND t.action IN ('accept', 'reject') AND t.at >= $3",
      {to_value(agency), to_value(officer), to_value(since)});
  constexpr std::int64_t minute = 60'000'000;
  return {decided[0].integer(0), passed[0].integer(0), decided[0].integer(1) / minute};
}

}  // namespace spotme::store
