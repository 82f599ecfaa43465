#include "store/officer_departure.hpp"

#include "store/audit.hpp"
#include "store/report_schedule.hpp"
#include "store/session.hpp"

#include <algorithm>

namespace spotme::store {
namespace {

using db::to_value;

constexpr std::string_view columns =
    "SELECT d.agency_id, d.officer_id, d.id, d.last_day, d.kind, d.reason, d.made_at, d.made_by, d.done_at "
    "FROM officer_departure d ";

Departure to_departure(const db::Row& row) {
  Departure one{row.id<base::AgencyId>(0), row.id<base::OfficerId>(1), row.uuid(2), row.day(3)};
  one.kind = domain::parse_departure_kind(row.text(4)).value_or(domain::DepartureKind::other);
  one.reason = row.text(5);
  one.made_at = row.instant(6);
  if (const auto by = row.optional_uuid(7)) one.made_by = base::OfficerId{*by};
  one.done_at = row.optional_instant(8);
  return one;
}

std::optional<Departure> first_of(const db::Rows& rows) {
  if (rows.empty()) return std::nullopt;
  return to_departure(rows[0]);
}

std::optional<base::Uuid> value_of(std::optional<base::OfficerId> officer) {
  return officer ? std::optional(officer->value) : std::nullopt;
}

/// Leaders and roles: rights and duties of persons, which end from a day on that is not over.
void end_ties(db::Write& write, base::AgencyId agency, base::OfficerId officer, base::Day from) {
  write.execute("DELETE FROM supervision WHERE agency_id = $1 AND officer_id = $2 AND valid_from >= $3",
                {to_value(agency), to_value(officer), to_value(from)});
  write.execute("UPDATE supervision SET valid_to = $3 WHERE agency_id = $1 AND officer_id = $2 AND valid_to > $3",
                {to_value(agency), to_value(officer), to_value(from)});
  write.execute("DELETE FROM supervision WHERE agency_id = $1 AND supervisor_id = $2 AND valid_from >= $3",
                {to_value(agency), to_value(officer), to_value(from)});
  write.execute("UPDATE supervision SET valid_to = $3 WHERE agency_id = $1 AND supervisor_id = $2 AND valid_to > $3",
                {to_value(agency), to_value(officer), to_value(from)});
  write.execute("DELETE FROM role_holding WHERE agency_id = $1 AND officer_id = $2 AND valid_from >= $3",
                {to_value(agency), to_value(officer), to_value(from)});
  write.execute("UPDATE role_holding SET valid_to = $3 WHERE agency_id = $1 AND officer_id = $2 AND valid_to > $3",
                {to_value(agency), to_value(officer), to_value(from)});
}

void cancel_tasks(db::Write& write, base::AgencyId agency, base::OfficerId officer, base::Day day,
                  std::optional<base::OfficerId> by, std::string_view note) {
  write.execute(
      "INSERT INTO task_step (agency_id, task_id, revision, officer_id, action, state, at, work_day, by_officer, "
      "progress_before, progress, note) SELECT t.agency_id, t.id, t.revision + 1, t.officer_id, 'cancelled', "
      "'cancelled', $3, $4, $5, t.progress, t.progress, $6 FROM task t WHERE t.agency_id = $1 AND t.officer_id = $2 "
      "AND t.state IN ('open', 'returned')",
      {to_value(agency), to_value(officer), to_value(write.now()), to_value(day), to_value(value_of(by)),
       to_value(note)});
  write.execute(
      "UPDATE task SET state = 'cancelled', revision = revision + 1, moved_at = $3, moved_on = $4, remark = $5 "
      "WHERE agency_id = $1 AND officer_id = $2 AND state IN ('open', 'returned')",
      {to_value(agency), to_value(officer), to_value(write.now()), to_value(day), to_value(note)});
}

void withdraw_cases(db::Write& write, base::AgencyId agency, base::OfficerId officer, base::Day from,
                    std::optional<base::OfficerId> by, std::string_view note) {
  write.execute(
      "INSERT INTO approval_step (agency_id, approval_id, revision, action, state, desk, at, by_officer, note) "
      "SELECT a.agency_id, a.id, a.revision + 1, 'withdraw', 'withdrawn', a.desk, $4, $5, $6 FROM approval a "
      "WHERE a.agency_id = $1 AND a.officer_id = $2 AND a.first_day >= $3 "
      "AND a.kind IN ('grant', 'grant_change', 'grant_cancellation') "
      "AND a.state IN ('waiting', 'more_information', 'recommended')",
      {to_value(agency), to_value(officer), to_value(from), to_value(write.now()), to_value(value_of(by)),
       to_value(note)});
  write.execute(
      "UPDATE approval SET state = 'withdrawn', revision = revision + 1, moved_at = $4 "
      "WHERE agency_id = $1 AND officer_id = $2 AND first_day >= $3 "
      "AND kind IN ('grant', 'grant_change', 'grant_cancellation') "
      "AND state IN ('waiting', 'more_information', 'recommended')",
      {to_value(agency), to_value(officer), to_value(from), to_value(write.now())});
  write.execute(
      "UPDATE officer_grant SET withdrawn_at = $4, withdrawn_by = $5, withdrawn_reason = $6 "
      "WHERE agency_id = $1 AND officer_id = $2 AND first_day >= $3 AND withdrawn_at IS NULL",
      {to_value(agency), to_value(officer), to_value(from), to_value(write.now()), to_value(value_of(by)),
       to_value(note)});
}

}  // namespace

void insert_departure(db::Write& write, const Departure& one) {
  write.execute(
      "INSERT INTO officer_departure (agency_id, officer_id, id, last_day, kind, reason, made_at, made_by, done_at) "
      "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
      {to_value(one.agency), to_value(one.officer), to_value(one.id), to_value(one.last_day),
       to_value(domain::departure_kind_name(one.kind)), to_value(one.reason), to_value(one.made_at),
       to_value(value_of(one.made_by)), to_value(one.done_at)});
}

std::optional<Departure> find_waiting_departure(db::Read& read, base::AgencyId agency, base::OfficerId officer) {
  static const auto sql = std::string(columns) +
                          "WHERE d.agency_id = $1 AND d.officer_id = $2 AND d.done_at IS NULL AND d.undone_at IS NULL";
  return first_of(read.query(sql, {to_value(agency), to_value(officer)}));
}

std::optional<Departure> find_departure(db::Read& read, base::AgencyId agency, base::OfficerId officer) {
  static const auto sql =
      std::string(columns) +
      "WHERE d.agency_id = $1 AND d.officer_id = $2 AND d.undone_at IS NULL ORDER BY d.id DESC LIMIT 1";
  return first_of(read.query(sql, {to_value(agency), to_value(officer)}));
}

std::vector<Departure> load_due_departures(db::Read& read, base::AgencyId agency, std::int64_t limit) {
  static const auto sql = std::string(columns) +
                          "WHERE d.agency_id = $1 AND d.last_day < $2 AND d.done_at IS NULL AND d.undone_at IS NULL "
                          "ORDER BY d.officer_id LIMIT $3";
  std::vector<Departure> due;
  for (const auto row : read.query(sql, {to_value(agency), to_value(read.today()), to_value(limit)})) {
    due.push_back(to_departure(row));
  }
  return due;
}

void settle_departure(db::Write& write, const Departure& one) {
  write.execute("UPDATE officer_departure SET done_at = $4 WHERE agency_id = $1 AND officer_id = $2 AND id = $3",
                {to_value(one.agency), to_value(one.officer), to_value(one.id), to_value(write.now())});
}

void undo_departure(db::Write& write, const Departure& one, base::OfficerId by) {
  write.execute(
      "UPDATE officer_departure SET undone_at = $4, undone_by = $5 WHERE agency_id = $1 AND officer_id = $2 AND id = "
      "$3",
      {to_value(one.agency), to_value(one.officer), to_value(one.id), to_value(write.now()), to_value(by)});
}

void end_postings(db::Write& write, base::AgencyId agency, base::OfficerId officer, base::Day from) {
  write.execute("DELETE FROM posting WHERE agency_id = $1 AND officer_id = $2 AND valid_from >= $3",
                {to_value(agency), to_value(officer), to_value(from)});
  write.execute("UPDATE posting SET valid_to = $3 WHERE agency_id = $1 AND officer_id = $2 AND valid_to > $3",
                {to_value(agency), to_value(officer), to_value(from)});
}

void end_membership(db::Write& write, base::AgencyId agency, base::OfficerId officer, base::Day from,
                    std::optional<base::OfficerId> by, std::string_view note) {
  end_ties(write, agency, officer, std::max(from, write.today()));
  cancel_tasks(write, agency, officer, std::max(from, write.today()), by, note);
  withdraw_cases(write, agency, officer, from, by, note);
  write.execute(
      "UPDATE delegation SET withdrawn_at = $4, withdrawn_by = $5 WHERE agency_id = $1 "
      "AND (from_officer = $2 OR to_officer = $2) AND last_day >= $3 AND withdrawn_at IS NULL",
      {to_value(agency), to_value(officer), to_value(from), to_value(write.now()), to_value(value_of(by))});
  std::vector<AuditSubject> ended;
  for (const auto& id : end_report_schedules_of(write, agency, officer, by)) {
    ended.push_back({id.value, std::string(note)});
  }
  insert_audit_entries(write, agency, {by}, "report_schedule_ended", ended);
  end_sessions(write, agency, officer, std::nullopt);
}

bool leads_or_holds(db::Read& read, base::AgencyId agency, base::OfficerId officer) {
  const auto rows = read.query(
      "SELECT (SELECT count(*) FROM supervision WHERE agency_id = $1 AND supervisor_id = $2 AND valid_to > $3) + "
      "(SELECT count(*) FROM role_holding WHERE agency_id = $1 AND officer_id = $2 AND valid_to > $3)",
      {to_value(agency), to_value(officer), to_value(read.today())});
  return rows[0].integer(0) > 0;
}

}  // namespace spotme::store
