#include "store/attendance_issue.hpp"

#include "domain/transaction.hpp"

#include <algorithm>

namespace spotme::store {
namespace {

using db::to_value;
using db::Type;

db::Batch issue_batch(const std::vector<AttendanceIssue>& issues) {
  db::Batch rows({{"agency_id", Type::uuid},
                  {"officer_id", Type::uuid},
                  {"work_day", Type::day},
                  {"kind", Type::text},
                  {"state", Type::text},
                  {"explain_by", Type::day}});
  for (const auto& issue : issues) {
    rows.add({to_value(issue.day.agency), to_value(issue.day.officer), to_value(issue.day.day),
              to_value(domain::issue_name(issue.kind)), to_value(domain::issue_state_name(issue.state)),
              to_value(issue.explain_by)});
  }
  return rows;
}

/// From four columns on: day, kind, state, explain_by.
AttendanceIssue to_issue(const db::Row& row, std::size_t first, base::AgencyId agency, base::OfficerId officer) {
  const auto kind = domain::parse_issue(row.text(first + 1));
  const auto state = domain::parse_issue_state(row.text(first + 2));
  if (!kind || !state) throw db::Fault("an issue of a kind or state that is none");
  return {{agency, officer, row.day(first)}, *kind, *state, row.day(first + 3)};
}

void sort_issues(std::vector<AttendanceIssue>& issues) {
  std::sort(issues.begin(), issues.end(),
            [](const auto& a, const auto& b) { return std::pair(a.day.day, a.kind) < std::pair(b.day.day, b.kind); });
}

}  // namespace

void raise_issues(db::Write& write, const std::vector<AttendanceIssue>& issues) {
  write.execute_each(
      "INSERT INTO attendance_issue (agency_id, officer_id, work_day, kind, state, explain_by, raised_at) "
      "SELECT r.agency_id, r.officer_id, r.work_day, r.kind, 'open', r.explain_by, $1 FROM {rows} WHERE true "
      "ON CONFLICT (agency_id, officer_id, work_day, kind) DO UPDATE SET state = 'open', withdrawn_at = NULL, "
      "outage_id = NULL, reminded_on = NULL, explain_by = CASE WHEN attendance_issue.explain_by > excluded.explain_by "
      "THEN attendance_issue.explain_by ELSE excluded.explain_by END "
      "WHERE attendance_issue.state = 'withdrawn'",
      issue_batch(issues), {to_value(write.now())});
}

void set_issue_states(db::Write& write, const std::vector<AttendanceIssue>& issues) {
  write.execute_each(
      "INSERT INTO attendance_issue (agency_id, officer_id, work_day, kind, state, explain_by, raised_at) "
      "SELECT r.agency_id, r.officer_id, r.work_day, r.kind, r.state, r.explain_by, $1 FROM {rows} WHERE true "
      "ON CONFLICT (agency_id, officer_id, work_day, kind) DO UPDATE SET state = excluded.state "
      "WHERE attendance_issue.state <> 'withdrawn' AND attendance_issue.outage_id IS NULL",
      issue_batch(issues), {to_value(write.now())});
}

void withdraw_issues(db::Write& write, const std::vector<AttendanceIssue>& issues) {
  write.execute_each(
      "UPDATE attendance_issue SET state = 'withdrawn', withdrawn_at = $1 FROM {rows} WHERE attendance_issue.agency_id "
      "= r.agency_id AND attendance_issue.officer_id = r.officer_id AND attendance_issue.work_day = r.work_day "
      "AND attendance_issue.kind = r.kind AND attendance_issue.state <> 'withdrawn'",
      issue_batch(issues), {to_value(write.now())});
}

void settle_issues(db::Write& write, const std::vector<AttendanceIssue>& issues, domain::IssueState state,
                   base::OutageId outage) {
  write.execute_each(
      "UPDATE attendance_issue SET state = $1, outage_id = $2 FROM {rows} WHERE attendance_issue.agency_id "
      "= r.agency_id AND attendance_issue.officer_id = r.officer_id AND attendance_issue.work_day = r.work_day "
      "AND attendance_issue.kind = r.kind AND attendance_issue.state IN ('open', 'explained', 'more_information')",
      issue_batch(issues), {to_value(domain::issue_state_name(state)), to_value(outage)});
}

std::vector<AttendanceIssue> reopen_issues(db::Write& write, base::AgencyId agency, base::OutageId outage,
                                           base::Day least) {
  std::vector<AttendanceIssue> opened;
  for (const auto row :
       write.query("SELECT officer_id, work_day, kind, 'open', CASE WHEN explain_by < $3 THEN $3 ELSE explain_by END "
                   "FROM attendance_issue WHERE agency_id = $1 AND outage_id = $2 AND state = 'accepted' "
                   "ORDER BY officer_id, work_day, kind",
                   {to_value(agency), to_value(outage), to_value(least)})) {
    opened.push_back(to_issue(row, 1, agency, row.id<base::OfficerId>(0)));
  }
  write.execute(
      "UPDATE attendance_issue SET state = 'open', reminded_on = NULL, "
      "explain_by = CASE WHEN explain_by < $3 THEN $3 ELSE explain_by END "
      "WHERE agency_id = $1 AND outage_id = $2 AND state = 'accepted'",
      {to_value(agency), to_value(outage), to_value(least)});
  write.execute("UPDATE attendance_issue SET outage_id = NULL WHERE agency_id = $1 AND outage_id = $2",
                {to_value(agency), to_value(outage)});
  return opened;
}

std::vector<AttendanceIssue> load_undecided_issues(db::Read& read, base::AgencyId agency, domain::DayRange days,
                                                   base::OfficerId after, std::int64_t limit) {
  const auto rows = read.query(
      "SELECT officer_id, work_day, kind, state, explain_by FROM attendance_issue WHERE agency_id = $1 "
      "AND officer_id > $2 AND work_day BETWEEN $3 AND $4 AND state IN ('open', 'explained', 'more_information') "
      "ORDER BY officer_id, work_day, kind LIMIT $5",
      {to_value(agency), to_value(after), to_value(days.first), to_value(days.last), to_value(limit)});
  std::vector<AttendanceIssue> issues;
  for (const auto row : rows) issues.push_back(to_issue(row, 1, agency, row.id<base::OfficerId>(0)));
  return issues;
}

std::vector<AttendanceIssue> load_issues(db::Read& read, base::AgencyId agency, base::OfficerId officer,
                                         base::Day first, base::Day last) {
  const auto rows = read.query(
      "SELECT work_day, kind, state, explain_by FROM attendance_issue WHERE agency_id = $1 AND officer_id = $2 "
      "AND work_day BETWEEN $3 AND $4",
      {to_value(agency), to_value(officer), to_value(first), to_value(last)});
  std::vector<AttendanceIssue> issues;
  for (const auto row : rows) issues.push_back(to_issue(row, 0, agency, officer));
  sort_issues(issues);
  return issues;
}

std::vector<AttendanceIssue> load_issues(db::Read& read, const std::vector<OfficerDay>& days) {
  db::Batch rows({{"agency_id", Type::uuid}, {"officer_id", Type::uuid}, {"work_day", Type::day}});
  for (const auto& day : days) rows.add({to_value(day.agency), to_value(day.officer), to_value(day.day)});
  std::vector<AttendanceIssue> issues;
  for (const auto row :
       read.query_each("SELECT r.n, t.work_day, t.kind, t.state, t.explain_by FROM {rows} JOIN attendance_issue t "
                       "ON t.agency_id = r.agency_id AND t.officer_id = r.officer_id AND t.work_day = r.work_day",
                       rows)) {
    const auto& asked = days[static_cast<std::size_t>(row.integer(0))];
    issues.push_back(to_issue(row, 1, asked.agency, asked.officer));
  }
  return issues;
}

std::vector<AttendanceIssue> load_issues(db::Read& read, base::AgencyId agency, domain::DayRange days,
                                         base::OfficerId first, base::OfficerId last) {
  std::vector<AttendanceIssue> issues;
  for (const auto row : read.query_each(
           "SELECT t.officer_id, t.work_day, t.kind, t.state, t.explain_by FROM {rows} JOIN attendance_issue t "
           "ON t.agency_id = $1 AND t.work_day = r.work_day AND t.officer_id >= $2 AND t.officer_id <= $3",
           day_batch(days), {to_value(agency), to_value(first), to_value(last)})) {
    issues.push_back(to_issue(row, 1, agency, row.id<base::OfficerId>(0)));
  }
  return issues;
}

std::vector<AttendanceIssue> list_issues_to_remind(db::Read& read, base::AgencyId agency, base::Day explain_by,
                                                   base::Day owed_since, std::int64_t limit) {
  std::vector<AttendanceIssue> issues;
  for (const auto row :
       read.query("SELECT officer_id, work_day, kind, state, explain_by FROM attendance_issue WHERE agency_id = $1 "
                  "AND state = 'open' AND explain_by = $2 AND (reminded_on IS NULL OR reminded_on < $3) "
                  "ORDER BY officer_id, work_day, kind LIMIT $4",
                  {to_value(agency), to_value(explain_by), to_value(owed_since), to_value(limit)})) {
    issues.push_back(to_issue(row, 1, agency, row.id<base::OfficerId>(0)));
  }
  return issues;
}

void set_reminded(db::Write& write, const std::vector<AttendanceIssue>& issues, base::Day today) {
  write.execute_each(
      "UPDATE attendance_issue SET reminded_on = $1 FROM {rows} WHERE attendance_issue.agency_id = r.agency_id "
      "AND attendance_issue.officer_id = r.officer_id AND attendance_issue.work_day = r.work_day "
      "AND attendance_issue.kind = r.kind",
      issue_batch(issues), {to_value(today)});
}

std::vector<AttendanceIssue> list_issues_to_explain(db::Read& read, base::AgencyId agency, base::OfficerId officer,
                                                    base::Day today, std::int64_t limit) {
  std::vector<AttendanceIssue> issues;
  for (const auto row : read.query(
           "SELECT work_day, kind, state, explain_by FROM attendance_issue WHERE agency_id = $1 AND officer_id = $2 "
           "AND state = 'open' AND explain_by >= $3 ORDER BY work_day, kind LIMIT $4",
           {to_value(agency), to_value(officer), to_value(today), to_value(limit)})) {
    issues.push_back(to_issue(row, 0, agency, officer));
  }
  sort_issues(issues);
  return issues;
}

}  // namespace spotme::store
