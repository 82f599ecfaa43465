#include "store/absence_alert.hpp"

#include "store/issue_standing_sql.hpp"
#include "store/team.hpp"

#include <fmt/format.h>

namespace spotme::store {
namespace {

using db::to_value;
using db::Type;

constexpr std::string_view columns =
    "a.officer_id, a.first_day, a.level, a.id, a.last_day, a.unit_path, a.raised_at, a.dissolved_at";

db::Batch to_batch(const std::vector<base::OfficerId>& officers) {
  db::Batch rows({{"officer_id", Type::uuid}});
  for (const auto& officer : officers) rows.add({to_value(officer)});
  return rows;
}

AbsenceAlert to_alert(base::AgencyId agency, const db::Row& row) {
  return {agency,         row.id<base::OfficerId>(0), row.day(1), row.integer(2), row.uuid(3), row.day(4), row.text(5),
          row.instant(6), row.optional_instant(7)};
}

/// `status` of the transaction and the standing of the issue of absence, empty where there is none.
domain::AbsenceDayKind to_kind(const std::string& status, const std::string& issue) {
  using domain::AbsenceDayKind;
  if (status == "rest_day" || status == "holiday") return AbsenceDayKind::apart;
  const bool unexplained = issue == "open" || issue == "rejected" || issue == "confirmed";
  return status == "absent" && unexplained ? AbsenceDayKind::unexplained : AbsenceDayKind::breaks;
}

}  // namespace

std::vector<base::OfficerId> load_absent_officers(db::Read& read, base::AgencyId agency, domain::DayRange days,
                                                  base::Day since, const std::optional<base::OfficerId>& after,
                                                  std::int64_t limit) {
  std::vector<base::OfficerId> officers;
  for (const auto row :
       read.query("SELECT i.officer_id FROM attendance_issue i WHERE i.agency_id = $1 AND i.work_day >= $2 "
                  "AND i.work_day <= $3 AND i.kind = 'absent' AND i.state IN ('open', 'rejected', 'confirmed') "
                  "AND i.officer_id > $4 UNION SELECT a.officer_id FROM absence_alert a WHERE a.agency_id = $1 "
                  "AND a.first_day >= $5 AND a.dissolved_at IS NULL AND a.officer_id > $4 ORDER BY 1 LIMIT $6",
                  {to_value(agency), to_value(days.first), to_value(days.last),
                   to_value(after.value_or(base::OfficerId{})), to_value(since), to_value(limit)})) {
    officers.push_back(row.id<base::OfficerId>(0));
  }
  return officers;
}

std::vector<AbsenceDayRow> load_absence_days(db::Read& read, base::AgencyId agency,
                                             const std::vector<base::OfficerId>& officers, domain::DayRange days) {
  static const auto sql = fmt::format(
      "SELECT r.n, h.work_day, h.status, coalesce({}, ''), h.unit_path FROM {{rows}} "
      "JOIN transaction_number h ON h.agency_id = $1 AND h.officer_id = r.officer_id AND h.work_day >= $2 "
      "AND h.work_day <= $3 LEFT JOIN attendance_issue i ON i.agency_id = $1 AND i.officer_id = r.officer_id "
      "AND i.work_day = h.work_day AND i.kind = 'absent' ORDER BY r.n, h.work_day",
      issue_standing("i"));
  std::vector<AbsenceDayRow> rows;
  for (const auto row :
       read.query_each(sql, to_batch(officers), {to_value(agency), to_value(days.first), to_value(days.last)})) {
    rows.push_back(
        {static_cast<std::size_t>(row.integer(0)), {row.day(1), to_kind(row.text(2), row.text(3))}, row.text(4)});
  }
  return rows;
}

std::vector<AbsenceAlert> load_absence_alerts(db::Read& read, base::AgencyId agency,
                                              const std::vector<base::OfficerId>& officers, base::Day since) {
  std::vector<AbsenceAlert> alerts;
  for (const auto row : read.query_each(
           fmt::format("SELECT {} FROM {{rows}} JOIN absence_alert a ON a.agency_id = $1 "
                       "AND a.officer_id = r.officer_id AND a.first_day >= $2 ORDER BY r.n, a.first_day, a.level",
                       columns),
           to_batch(officers), {to_value(agency), to_value(since)})) {
    alerts.push_back(to_alert(agency, row));
  }
  return alerts;
}

void insert_absence_alerts(db::Write& write, const std::vector<AbsenceAlert>& alerts) {
  db::Batch rows({{"agency_id", Type::uuid},
                  {"officer_id", Type::uuid},
                  {"first_day", Type::day},
                  {"level", Type::integer},
                  {"id", Type::uuid},
                  {"last_day", Type::day},
                  {"unit_path", Type::text},
                  {"raised_at", Type::integer}});
  for (const auto& one : alerts) {
    rows.add({to_value(one.agency), to_value(one.officer), to_value(one.first_day), to_value(one.level),
              to_value(one.id), to_value(one.last_day), to_value(one.unit_path), to_value(one.raised_at)});
  }
  write.execute_each(
      "INSERT INTO absence_alert (agency_id, officer_id, first_day, level, id, last_day, unit_path, raised_at) "
      "SELECT r.agency_id, r.officer_id, r.first_day, r.level, r.id, r.last_day, r.unit_path, r.raised_at FROM {rows}",
      rows);
}

void update_absence_alerts(db::Write& write, const std::vector<AbsenceAlert>& alerts) {
  db::Batch rows({{"agency_id", Type::uuid}, {"id", Type::uuid}, {"dissolved_at", Type::integer}});
  for (const auto& one : alerts) rows.add({to_value(one.agency), to_value(one.id), to_value(one.dissolved_at)});
  write.execute_each(
      "UPDATE absence_alert SET dissolved_at = r.dissolved_at FROM {rows} WHERE absence_alert.agency_id = r.agency_id "
      "AND absence_alert.id = r.id",
      rows);
}

std::vector<AboveOfficer> load_above(db::Read& read, base::AgencyId agency,
                                     const std::vector<base::OfficerId>& officers, base::Day day) {
  std::vector<AboveOfficer> above;
  for (const auto row :
       read.query_each("SELECT r.n, s.supervisor_id FROM {rows} JOIN supervision s ON s.agency_id = $1 "
                       "AND s.officer_id = r.officer_id AND s.valid_from <= $2 AND $2 < s.valid_to ORDER BY r.n",
                       to_batch(officers), {to_value(agency), to_value(day)})) {
    above.push_back({static_cast<std::size_t>(row.integer(0)), row.id<base::OfficerId>(1)});
  }
  for (const auto row : read.query_each(
           "SELECT DISTINCT r.n, o.officer_id, o.role FROM {rows} JOIN posting p ON p.agency_id = $1 "
           "AND p.officer_id = r.officer_id AND p.valid_from <= $2 AND $2 < p.valid_to "
           "JOIN unit_version v ON v.agency_id = $1 AND v.unit_id = p.unit_id AND v.valid_from <= $2 "
           "AND $2 < v.valid_to JOIN unit_version w ON w.agency_id = $1 AND w.valid_from <= $2 AND $2 < w.valid_to "
           "AND substr(v.path || '/', 1, length(w.path) + 1) = w.path || '/' JOIN role_holding o ON o.agency_id = $1 "
           "AND o.unit_id = w.unit_id AND o.role IN ('head', 'integrity') AND o.valid_from <= $2 "
           "AND $2 < o.valid_to AND o.officer_id <> r.officer_id ORDER BY r.n, o.officer_id, o.role",
           to_batch(officers), {to_value(agency), to_value(day)})) {
    const auto as = row.text(2) == "head" ? AboveOfficer::As::head : AboveOfficer::As::integrity;
    above.push_back({static_cast<std::size_t>(row.integer(0)), row.id<base::OfficerId>(1), as});
  }
  return above;
}

std::vector<AbsenceAlertLine> list_absence_alerts(db::Read& read, base::AgencyId agency,
                                                  const AbsenceAlertFilter& filter,
                                                  const std::optional<base::Uuid>& after, std::int64_t limit) {
  std::vector<db::Value> params{to_value(agency), to_value(read.today())};
  const auto add = [&](db::Value value) {
    params.push_back(std::move(value));
    return fmt::format("${}", params.size());
  };
  auto sql = fmt::format(
      "SELECT {}, o.name FROM absence_alert a JOIN officer o ON o.agency_id = a.agency_id AND o.id = a.officer_id "
      "LEFT JOIN supervision s ON s.agency_id = a.agency_id AND s.officer_id = a.officer_id AND s.valid_from <= $2 "
      "AND $2 < s.valid_to WHERE a.agency_id = $1 AND NOT EXISTS (SELECT 1 FROM absence_alert h WHERE h.agency_id = "
      "a.agency_id "
      "AND h.officer_id = a.officer_id AND h.first_day = a.first_day AND h.level > a.level "
      "AND (h.dissolved_at IS NULL OR a.dissolved_at IS NOT NULL)) "
      "AND NOT EXISTS (SELECT 1 FROM absence_alert l WHERE l.agency_id = a.agency_id AND l.officer_id = a.officer_id "
      "AND l.first_day = a.first_day AND l.level < a.level AND l.dissolved_at IS NULL AND a.dissolved_at IS NOT NULL) ",
      columns);
  sql += team_condition("a.unit_path", "s.supervisor_id", filter.reach, params);
  if (filter.dissolved) sql += *filter.dissolved ? "AND a.dissolved_at IS NOT NULL " : "AND a.dissolved_at IS NULL ";
  if (after) sql += fmt::format("AND a.id < {} ", add(to_value(*after)));
  sql += fmt::format("ORDER BY a.id DESC LIMIT {}", add(to_value(limit)));
  std::vector<AbsenceAlertLine> lines;
  for (const auto row : read.query(sql, params)) lines.push_back({to_alert(agency, row), row.text(8)});
  return lines;
}

}  // namespace spotme::store
