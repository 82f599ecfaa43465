#include "store/approval.hpp"

#include "domain/transaction.hpp"
#include "store/approval_row.hpp"
#include "store/figure_list.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace spotme::store {
namespace {

using db::to_value;
using db::Type;

db::Value desk_value(domain::Desk desk) { return static_cast<std::int64_t>(desk); }
db::Value desk_value(const std::optional<domain::Desk>& desk) {
  return desk ? desk_value(*desk) : db::Value{db::Null{Type::integer}};
}
db::Batch id_batch(base::AgencyId agency, const std::vector<base::ApprovalId>& ids) {
  db::Batch rows({{"agency_id", Type::uuid}, {"id", Type::uuid}});
  for (const auto& id : ids) rows.add({to_value(agency), to_value(id)});
  return rows;
}

void insert_steps(db::Write& write, base::AgencyId agency, const std::vector<ApprovalStep>& steps) {
  db::Batch rows({{"approval_id", Type::uuid},
                  {"revision", Type::integer},
                  {"action", Type::text},
                  {"state", Type::text},
                  {"desk", Type::integer},
                  {"at", Type::integer},
                  {"by_officer", Type::uuid},
                  {"on_behalf_of", Type::uuid},
                  {"waited_for", Type::uuid},
                  {"note", Type::text},
                  {"facts", Type::text}});
  for (const auto& step : steps) {
    rows.add({to_value(step.approval), to_value(step.revision), to_value(domain::approval_action_name(step.action)),
              to_value(domain::approval_state_name(step.state)), desk_value(step.desk), to_value(step.at),
              to_value(step.by), to_value(step.on_behalf_of), to_value(step.waited_for), to_value(step.note),
              to_value(step.facts)});
  }
  write.execute_each(
      "INSERT INTO approval_step (agency_id, approval_id, revision, action, state, desk, at, by_officer, on_behalf_of, "
      "waited_for, note, facts) SELECT $1, r.approval_id, r.revision, r.action, r.state, r.desk, r.at, r.by_officer, "
      "r.on_behalf_of, r.waited_for, r.note, r.facts FROM {rows}",
      rows, {to_value(agency)});
}

ApprovalIssue to_issue(const db::Row& row) {
  const auto kind = domain::parse_issue(row.text(3));
  if (!kind) throw db::Fault("an issue of a kind that is none");
  return {row.id<base::ApprovalId>(0), row.id<base::OfficerId>(1), row.day(2), *kind};
}

void sort_issues(std::vector<ApprovalIssue>& issues) {
  std::sort(issues.begin(), issues.end(), [](const auto& a, const auto& b) {
    return std::tuple(a.approval, a.day, a.kind) < std::tuple(b.approval, b.day, b.kind);
  });
}

}  // namespace

void insert_approvals(db::Write& write, const std::vector<Approval>& approvals,
                      const std::vector<ApprovalStep>& steps) {
  if (approvals.empty()) return;
  db::Batch rows({{"agency_id", Type::uuid},
                  {"id", Type::uuid},
                  {"officer_id", Type::uuid},
                  {"kind", Type::text},
                  {"subject", Type::text},
                  {"state", Type::text},
                  {"lowest_desk", Type::integer},
                  {"desk", Type::integer},
                  {"second_desk", Type::integer},
                  {"revision", Type::integer},
                  {"first_day", Type::day},
                  {"last_day", Type::day},
                  {"reason_kind", Type::text},
                  {"text", Type::text},
                  {"due_on", Type::day},
                  {"made_at", Type::integer},
                  {"made_by", Type::uuid},
                  {"moved_at", Type::integer}});
  for (const auto& one : approvals) {
    const auto& standing = one.standing;
    rows.add({to_value(one.agency), to_value(one.id), to_value(one.officer),
              to_value(domain::approval_kind_name(standing.kind)), to_value(one.subject),
              to_value(domain::approval_state_name(standing.state)), desk_value(standing.lowest),
              desk_value(standing.desk), desk_value(standing.second), to_value(one.revision), to_value(one.first_day),
              to_value(one.last_day), to_value(one.reason_kind), to_value(one.text), to_value(one.due_on),
              to_value(one.made_at), to_value(one.made_by), to_value(one.moved_at)});
  }
  write.execute_each(
      "INSERT INTO approval (agency_id, id, officer_id, kind, subject, state, lowest_desk, desk, second_desk, "
      "revision, "
      "first_day, last_day, reason_kind, text, due_on, made_at, made_by, moved_at) SELECT r.agency_id, r.id, "
      "r.officer_id, r.kind, r.subject, r.state, r.lowest_desk, r.desk, r.second_desk, r.revision, r.first_day, "
      "r.last_day, r.reason_kind, r.text, r.due_on, r.made_at, r.made_by, r.moved_at FROM {rows}",
      rows);
  insert_steps(write, approvals.front().agency, steps);
}

void move_approvals(db::Write& write, const std::vector<Approval>& approvals, const std::vector<ApprovalStep>& steps) {
  if (approvals.empty()) return;
  db::Batch rows({{"agency_id", Type::uuid},
                  {"id", Type::uuid},
                  {"state", Type::text},
                  {"lowest_desk", Type::integer},
                  {"desk", Type::integer},
                  {"recommendation", Type::boolean},
                  {"recommended_by", Type::uuid},
                  {"revision", Type::integer},
                  {"text", Type::text},
                  {"due_on", Type::day},
                  {"moved_at", Type::integer}});
  for (const auto& one : approvals) {
    const auto& standing = one.standing;
    rows.add({to_value(one.agency), to_value(one.id), to_value(domain::approval_state_name(standing.state)),
              desk_value(standing.lowest), desk_value(standing.desk), to_value(standing.recommendation),
              to_value(standing.recommended_by), to_value(one.revision), to_value(one.text), to_value(one.due_on),
              to_value(one.moved_at)});
  }
  const auto moved = write.execute_each(
      "UPDATE approval SET state = r.state, lowest_desk = r.lowest_desk, desk = r.desk, "
      "recommendation = r.recommendation, recommended_by = r.recommended_by, revision = r.revision, text = r.text, "
      "due_on = r.due_on, moved_at = r.moved_at FROM {rows} WHERE approval.agency_id = r.agency_id "
      "AND approval.id = r.id AND approval.revision = r.revision - 1",
      rows);
  if (moved != static_cast<std::int64_t>(approvals.size())) {
    throw db::SerializationFailure("a case was moved by another meanwhile");
  }
  insert_steps(write, approvals.front().agency, steps);
  add_answers(write, approvals.front().agency, steps);
}

std::vector<ApprovalView> find_approvals(db::Read& read, base::AgencyId agency,
                                         const std::vector<base::ApprovalId>& ids) {
  static const auto sql = fmt::format(
      "SELECT {} FROM {{rows}} JOIN approval a ON a.agency_id = r.agency_id AND a.id = r.id {} WHERE a.agency_id = $1",
      approval_columns, approval_joins());
  std::vector<ApprovalView> found;
  for (const auto row : read.query_each(sql, id_batch(agency, ids), {to_value(agency), to_value(read.today())})) {
    found.push_back(to_approval_view(row, agency));
  }
  return found;
}

std::vector<ApprovalStep> load_approval_steps(db::Read& read, base::AgencyId agency, base::ApprovalId id) {
  std::vector<ApprovalStep> steps;
  for (const auto row :
       read.query("SELECT revision, action, state, desk, at, by_officer, on_behalf_of, waited_for, note, facts "
                  "FROM approval_step WHERE agency_id = $1 AND approval_id = $2 ORDER BY revision",
                  {to_value(agency), to_value(id)})) {
    const auto action = domain::parse_approval_action(row.text(1));
    const auto state = domain::parse_approval_state(row.text(2));
    if (!action || !state) throw db::Fault("a step of a kind or state that is none");
    ApprovalStep step{id, row.integer(0), *action, *state, static_cast<domain::Desk>(row.integer(3)), row.instant(4)};
    if (const auto by = row.optional_uuid(5)) step.by = base::OfficerId{*by};
    if (const auto behalf = row.optional_uuid(6)) step.on_behalf_of = base::OfficerId{*behalf};
    if (const auto late = row.optional_uuid(7)) step.waited_for = base::OfficerId{*late};
    step.note = row.text(8);
    step.facts = row.text(9);
    steps.push_back(std::move(step));
  }
  return steps;
}

void insert_approval_issues(db::Write& write, base::AgencyId agency, const std::vector<ApprovalIssue>& issues) {
  db::Batch rows(
      {{"approval_id", Type::uuid}, {"work_day", Type::day}, {"kind", Type::text}, {"officer_id", Type::uuid}});
  for (const auto& issue : issues) {
    rows.add({to_value(issue.approval), to_value(issue.day), to_value(domain::issue_name(issue.kind)),
              to_value(issue.officer)});
  }
  write.execute_each(
      "INSERT INTO approval_issue (agency_id, approval_id, work_day, kind, officer_id) "
      "SELECT $1, r.approval_id, r.work_day, r.kind, r.officer_id FROM {rows}",
      rows, {to_value(agency)});
}

std::vector<ApprovalIssue> load_approval_issues(db::Read& read, base::AgencyId agency,
                                                const std::vector<base::ApprovalId>& ids) {
  std::vector<ApprovalIssue> issues;
  for (const auto row : read.query_each("SELECT i.approval_id, i.officer_id, i.work_day, i.kind FROM {rows} "
                                        "JOIN approval_issue i ON i.agency_id = r.agency_id AND i.approval_id = r.id",
                                        id_batch(agency, ids))) {
    issues.push_back(to_issue(row));
  }
  sort_issues(issues);
  return issues;
}

std::vector<ApprovalIssue> load_issue_approvals(db::Read& read, base::AgencyId agency, base::OfficerId officer,
                                                base::Day first, base::Day last) {
  std::vector<ApprovalIssue> issues;
  for (const auto row : read.query("SELECT approval_id, officer_id, work_day, kind FROM approval_issue "
                                   "WHERE agency_id = $1 AND officer_id = $2 AND work_day BETWEEN $3 AND $4",
                                   {to_value(agency), to_value(officer), to_value(first), to_value(last)})) {
    issues.push_back(to_issue(row));
  }
  sort_issues(issues);
  return issues;
}

std::vector<ApprovalView> list_overdue_approvals(db::Read& read, base::AgencyId agency, base::Day today,
                                                 std::int64_t limit) {
  static const auto sql = fmt::format(
      "SELECT {} FROM approval a {} WHERE a.agency_id = $1 AND a.state IN ('waiting', 'recommended') "
      "AND a.desk < 3 AND (a.due_on < $3 OR (a.desk = 1 AND s.supervisor_id IS NULL)) ORDER BY a.due_on, a.id LIMIT $4",
      approval_columns, approval_joins());
  std::vector<ApprovalView> found;
  for (const auto row : read.query(sql, {to_value(agency), to_value(read.today()), to_value(today), to_value(limit)})) {
    found.push_back(to_approval_view(row, agency));
  }
  return found;
}

std::vector<ApprovalView> list_groundless_reasons(db::Read& read, base::AgencyId agency, std::int64_t limit) {
  static const auto sql = fmt::format(
      "SELECT {} FROM approval a {} WHERE a.agency_id = $1 AND a.kind = 'reason' "
      "AND a.state IN ('waiting', 'recommended', 'more_information') AND NOT EXISTS (SELECT 1 FROM approval_issue i "
      "JOIN attendance_issue t ON t.agency_id = i.agency_id AND t.officer_id = i.officer_id "
      "AND t.work_day = i.work_day AND t.kind = i.kind WHERE i.agency_id = a.agency_id AND i.approval_id = a.id "
      "AND t.state IN ('explained', 'more_information')) ORDER BY a.id LIMIT $3",
      approval_columns, approval_joins());
  std::vector<ApprovalView> found;
  for (const auto row : read.query(sql, {to_value(agency), to_value(read.today()), to_value(limit)})) {
    found.push_back(to_approval_view(row, agency));
  }
  return found;
}

}  // namespace spotme::store
