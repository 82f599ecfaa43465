#include "store/report.hpp"

#include "domain/transaction.hpp"
#include "store/reach_sql.hpp"
#include "store/report_sql.hpp"

#include <fmt/format.h>

#include <stdexcept>

namespace spotme::store {
namespace {

using db::to_value;

/// Where the search begins: days with something against somebody have a small table of their own.
std::string_view table_of(ReportDays which) {
  switch (which) {
    case ReportDays::eventful: return "transaction_number h ";
    case ReportDays::late:
    case ReportDays::absent:
    case ReportDays::exceptional:
      return "figure_officer f JOIN transaction_number h ON h.agency_id = f.agency_id AND h.work_day = f.work_day "
             "AND h.officer_id = f.officer_id ";
  }
  throw std::logic_error("days of a report that are none");
}
std::string_view condition_of(ReportDays which) {
  switch (which) {
    case ReportDays::eventful:
      return "WHERE h.agency_id = $1 AND h.work_day = $2 AND (h.status NOT IN ('rest_day', 'holiday') "
             "OR t.first_in IS NOT NULL OR t.last_out IS NOT NULL OR EXISTS (SELECT 1 FROM officer_grant g "
             "WHERE g.agency_id = h.agency_id AND g.officer_id = h.officer_id AND g.last_day >= h.work_day "
             "AND g.first_day <= h.work_day AND g.kind IN ('official_duty', 'course') AND g.withdrawn_at IS NULL)) ";
    case ReportDays::late: return "WHERE f.agency_id = $1 AND f.work_day = $2 AND f.late_in > 0 ";
    case ReportDays::absent: return "WHERE f.agency_id = $1 AND f.work_day = $2 AND f.absent > 0 ";
    case ReportDays::exceptional: return "WHERE f.agency_id = $1 AND f.work_day = $2 ";
  }
  throw std::logic_error("days of a report that are none");
}

ReportDay to_day(const db::Row& row) {
  return {row.id<base::OfficerId>(0),
          row.text(1),
          row.text(2),
          row.text(3),
          row.text(4),
          row.text(5),
          row.text(6),
          row.text(7),
          row.text(8),
          minute(row, 9),
          minute(row, 10),
          minute(row, 11),
          base::Minutes{row.integer(12)},
          base::Minutes{row.integer(13)},
          minute(row, 14),
          domain::read_issues(row.text(15)),
          row.text(16)};
}

/// What names officers with a day of $2 to $3 in the units.
std::string officers_where(const ReportScope& scope, Params& params) {
  auto where = fmt::format(
      "WHERE o.agency_id = $1 AND EXISTS (SELECT 1 FROM transaction_number h WHERE h.agency_id = o.agency_id "
      "AND h.officer_id = o.id AND h.work_day BETWEEN $2 AND $3 AND h.status <> 'void' {}) ",
      reach_condition("h.unit_path", scope.paths, params));
  if (scope.officer) where += fmt::format("AND o.id = {} ", add(params, to_value(*scope.officer)));
  return where;
}

/// What names officers with a post of $2 to $3 in the units.
std::string posted_where(const ReportScope& scope, Params& params) {
  auto where = fmt::format(
      "WHERE o.agency_id = $1 AND EXISTS (SELECT 1 FROM posting p JOIN unit_version v ON v.agency_id = p.agency_id "
      "AND v.unit_id = p.unit_id AND v.valid_from < p.valid_to AND p.valid_from < v.valid_to "
      "AND v.valid_from <= $3 AND $2 < v.valid_to WHERE p.agency_id = o.agency_id AND p.officer_id = o.id "
      "AND p.valid_from <= $3 AND $2 < p.valid_to {}) ",
      reach_condition("v.path", scope.paths, params));
  if (scope.officer) where += fmt::format("AND o.id = {} ", add(params, to_value(*scope.officer)));
  return where;
}

}  // namespace

std::vector<ReportDay> list_report_days(db::Read& read, const ReportScope& scope, base::Day day, ReportDays which,
                                        const std::optional<ReportNameCursor>& after, std::int64_t limit) {
  Params params{to_value(scope.agency), to_value(day)};
  auto sql = fmt::format(
      "SELECT h.officer_id, o.name, o.name_key, coalesce(a.user_id, ''), t.unit_path, coalesce(v.name, ''), t.scheme, "
      "t.day_type, t.status, t.first_in, t.last_out, t.may_leave_from, t.late_minutes, t.early_minutes, "
      "t.worked_minutes, t.issues, t.facts FROM {}"
      "JOIN attendance_transaction t ON t.agency_id = h.agency_id AND t.work_day = h.work_day "
      "AND t.officer_id = h.officer_id AND t.version = h.version "
      "JOIN officer o ON o.agency_id = h.agency_id AND o.id = h.officer_id "
      "LEFT JOIN account a ON a.agency_id = h.agency_id AND a.officer_id = h.officer_id "
      "LEFT JOIN unit_version v ON v.agency_id = h.agency_id AND v.path = h.unit_path AND v.valid_from <= h.work_day "
      "AND h.work_day < v.valid_to {}AND h.status <> 'void' {}",
      table_of(which), condition_of(which), reach_condition("h.unit_path", scope.paths, params));
  if (scope.officer) sql += fmt::format("AND h.officer_id = {} ", add(params, to_value(*scope.officer)));
  if (after) {
    const auto name = add(params, to_value(after->name_key));
    sql += fmt::format("AND (o.name_key, h.officer_id) > ({}, {}) ", name, add(params, to_value(after->officer)));
  }
  sql += fmt::format("ORDER BY o.name_key, h.officer_id LIMIT {}", add(params, to_value(limit)));
  std::vector<ReportDay> days;
  for (const auto row : read.query(sql, params)) days.push_back(to_day(row));
  return days;
}

std::vector<ReportOfficer> list_report_officers(db::Read& read, const ReportScope& scope, domain::DayRange days,
                                                const std::optional<ReportNameCursor>& after, std::int64_t limit) {
  Params params{to_value(scope.agency), to_value(days.first), to_value(days.last)};
  auto sql =
      "SELECT o.id, o.name, o.name_key, coalesce(a.user_id, '') FROM officer o "
      "LEFT JOIN account a ON a.agency_id = o.agency_id AND a.officer_id = o.id " +
      officers_where(scope, params);
  if (after) {
    const auto name = add(params, to_value(after->name_key));
    sql += fmt::format("AND (o.name_key, o.id) > ({}, {}) ", name, add(params, to_value(after->officer)));
  }
  sql += fmt::format("ORDER BY o.name_key, o.id LIMIT {}", add(params, to_value(limit)));
  std::vector<ReportOfficer> officers;
  for (const auto row : read.query(sql, params)) {
    officers.push_back({row.id<base::OfficerId>(0), row.text(1), row.text(2), row.text(3)});
  }
  return officers;
}

std::int64_t count_report_officers(db::Read& read, const ReportScope& scope, domain::DayRange days) {
  Params params{to_value(scope.agency), to_value(days.first), to_value(days.last)};
  const auto sql = "SELECT count(*) FROM officer o " + officers_where(scope, params);
  return read.query(sql, params).integer();
}

std::vector<ReportOfficer> list_posted_officers(db::Read& read, const ReportScope& scope, domain::DayRange days,
                                                const std::string& search, const std::optional<ReportNameCursor>& after,
                                                std::int64_t limit) {
  Params params{to_value(scope.agency), to_value(days.first), to_value(days.last)};
  auto sql = "SELECT o.id, o.name, o.name_key FROM officer o " + posted_where(scope, params);
  if (!search.empty()) {
    sql += fmt::format("AND replace(o.name_key, {}, '') <> o.name_key ", add(params, to_value(search)));
  }
  if (after) {
    const auto name = add(params, to_value(after->name_key));
    sql += fmt::format("AND (o.name_key, o.id) > ({}, {}) ", name, add(params, to_value(after->officer)));
  }
  sql += fmt::format("ORDER BY o.name_key, o.id LIMIT {}", add(params, to_value(limit)));
  std::vector<ReportOfficer> officers;
  for (const auto row : read.query(sql, params)) {
    officers.push_back({row.id<base::OfficerId>(0), row.text(1), row.text(2), {}});
  }
  return officers;
}

std::int64_t count_posted_officers(db::Read& read, const ReportScope& scope, domain::DayRange days) {
  Params params{to_value(scope.agency), to_value(days.first), to_value(days.last)};
  const auto sql = "SELECT count(*) FROM officer o " + posted_where(scope, params);
  return read.query(sql, params).integer();
}

std::vector<ReportUnit> load_report_units(db::Read& read, base::AgencyId agency, domain::DayRange days) {
  std::vector<ReportUnit> units;
  for (const auto row : read.query("SELECT path, name FROM unit_version WHERE agency_id = $1 AND valid_to > $2 "
                                   "AND valid_from <= $3 ORDER BY path, valid_from",
                                   {to_value(agency), to_value(days.first), to_value(days.last)})) {
    units.push_back({row.text(0), row.text(1)});
  }
  return units;
}

}  // namespace spotme::store
