#include "store/grant_application.hpp"

#include "store/grant_row.hpp"

#include <fmt/format.h>

namespace spotme::store {

using db::to_value;

void insert_grant_applications(db::Write& write, const std::vector<Grant>& grants) {
  write.execute_each(
      "INSERT INTO grant_application (agency_id, approval_id, officer_id, id, kind, first_day, last_day, from_minute, "
      "to_minute, outstation, part, code, purpose, destination, contact, evidence, due_date, husband, wife_grant_id, "
      "works_nearby, shares_vehicle, source, replaces_id, made_at, made_by) "
      "SELECT r.agency_id, r.approval_id, r.officer_id, r.id, r.kind, r.first_day, r.last_day, r.from_minute, "
      "r.to_minute, r.outstation, r.part, r.code, r.purpose, r.destination, r.contact, r.evidence, r.due_date, "
      "r.husband, r.wife_grant_id, r.works_nearby, r.shares_vehicle, r.source, r.replaces_id, r.made_at, r.made_by "
      "FROM {rows}",
      to_batch(grants));
}

std::vector<Grant> load_grant_applications(db::Read& read, base::AgencyId agency,
                                           const std::vector<base::ApprovalId>& approvals) {
  static const auto sql = fmt::format(
      "SELECT {} FROM {{rows}} JOIN grant_application g ON g.agency_id = $1 AND g.approval_id = r.approval_id",
      grant_columns);
  db::Batch rows({{"approval_id", db::Type::uuid}});
  for (const auto& id : approvals) rows.add({to_value(id)});
  std::vector<Grant> grants;
  for (const auto row : read.query_each(sql, rows, {to_value(agency)})) grants.push_back(to_grant(row, agency, 0));
  return grants;
}

std::vector<std::pair<domain::ApprovalKind, Grant>> load_waiting_applications(db::Read& read, base::AgencyId agency,
                                                                              base::OfficerId officer,
                                                                              domain::DayRange days) {
  static const auto sql = fmt::format(
      "SELECT {}, a.kind FROM grant_application g JOIN approval a ON a.agency_id = g.agency_id AND a.id = "
      "g.approval_id WHERE g.agency_id = $1 AND g.officer_id = $2 AND g.last_day >= $3 AND g.first_day <= $4 "
      "AND a.state IN ('waiting', 'more_information', 'recommended') ORDER BY g.approval_id",
      grant_columns);
  std::vector<std::pair<domain::ApprovalKind, Grant>> found;
  for (const auto row :
       read.query(sql, {to_value(agency), to_value(officer), to_value(days.first), to_value(days.last)})) {
    found.emplace_back(domain::parse_approval_kind(row.text(grant_column_count)).value(), to_grant(row, agency, 0));
  }
  return found;
}

bool waits_for_change(db::Read& read, base::AgencyId agency, base::OfficerId officer, base::GrantId grant) {
  const auto found = read.query(
      "SELECT count(*) FROM grant_application g JOIN approval a ON a.agency_id = g.agency_id AND a.id = g.approval_id "
      "WHERE g.agency_id = $1 AND g.officer_id = $2 AND g.replaces_id = $3 "
      "AND a.state IN ('waiting', 'more_information', 'recommended')",
      {to_value(agency), to_value(officer), to_value(grant)});
  return found.integer() > 0;
}

}  // namespace spotme::store
