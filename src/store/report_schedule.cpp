#include "store/report_schedule.hpp"

#include <fmt/format.h>

namespace spotme::store {
namespace {

using db::to_value;
using db::Type;

constexpr std::string_view columns =
    "s.agency_id, s.id, s.kind, s.unit_path, s.form, s.language, s.purpose, s.recipient, s.every, s.on_day, "
    "s.next_day, "
    "s.made_by";

ReportSchedule to_schedule(const db::Row& row) {
  ReportSchedule schedule;
  schedule.agency = row.id<base::AgencyId>(0);
  schedule.id = row.id<domain::ReportScheduleId>(1);
  const auto kind = domain::parse_report_kind(row.text(2));
  if (!kind) throw db::Fault("a report schedule of a kind that is none");
  schedule.kind = *kind;
  schedule.unit_path = row.text(3);
  schedule.form = domain::parse_report_form(row.text(4)).value();
  schedule.language = domain::parse_report_language(row.text(5)).value();
  schedule.purpose = row.text(6);
  schedule.recipient = row.text(7);
  schedule.rhythm = {domain::parse_report_every(row.text(8)).value(), row.integer(9)};
  schedule.next_day = row.day(10);
  schedule.made_by = row.id<base::OfficerId>(11);
  return schedule;
}

/// With their receivers, by one statement.
std::vector<ReportSchedule> with_receivers(db::Read& read, const db::Rows& rows) {
  std::vector<ReportSchedule> schedules;
  db::Batch asked({{"agency_id", Type::uuid}, {"id", Type::uuid}});
  for (const auto row : rows) {
    schedules.push_back(to_schedule(row));
    asked.add({to_value(schedules.back().agency), to_value(schedules.back().id)});
  }
  for (const auto row : read.query_each(
           "SELECT r.n, e.officer_id, o.name FROM {rows} JOIN report_receiver e ON e.agency_id = r.agency_id "
           "AND e.schedule_id = r.id JOIN officer o ON o.agency_id = e.agency_id AND o.id = e.officer_id "
           "ORDER BY r.n, e.officer_id",
           asked)) {
    schedules.at(static_cast<std::size_t>(row.integer(0)))
        .receivers.push_back({row.id<base::OfficerId>(1), row.text(2)});
  }
  return schedules;
}

}  // namespace

void insert_report_schedule(db::Write& write, const ReportSchedule& schedule) {
  write.execute(
      "INSERT INTO report_schedule (agency_id, id, kind, unit_path, form, language, purpose, recipient, every, on_day, "
      "next_day, made_by, made_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)",
      {to_value(schedule.agency), to_value(schedule.id), to_value(domain::terms_of(schedule.kind).name),
       to_value(schedule.unit_path), to_value(domain::report_form_name(schedule.form)),
       to_value(domain::report_language_name(schedule.language)), to_value(schedule.purpose),
       to_value(schedule.recipient), to_value(domain::report_every_name(schedule.rhythm.every)),
       to_value(schedule.rhythm.on_day), to_value(schedule.next_day), to_value(schedule.made_by),
       to_value(write.now())});
  db::Batch rows({{"officer_id", Type::uuid}});
  for (const auto& receiver : schedule.receivers) rows.add({to_value(receiver.officer)});
  write.execute_each(
      "INSERT INTO report_receiver (agency_id, schedule_id, officer_id) SELECT $1, $2, r.officer_id FROM {rows}", rows,
      {to_value(schedule.agency), to_value(schedule.id)});
}

std::optional<ReportSchedule> find_report_schedule(db::Read& read, base::AgencyId agency, domain::ReportScheduleId id) {
  static const auto sql = fmt::format(
      "SELECT {} FROM report_schedule s WHERE s.agency_id = $1 AND s.id = $2 AND s.ended_at IS NULL", columns);
  auto found = with_receivers(read, read.query(sql, {to_value(agency), to_value(id)}));
  if (found.empty()) return std::nullopt;
  return std::move(found.front());
}

std::vector<ReportSchedule> list_report_schedules(db::Read& read, base::AgencyId agency, base::OfficerId officer,
                                                  std::int64_t limit) {
  static const auto sql = fmt::format(
      "SELECT {} FROM report_schedule s WHERE s.agency_id = $1 AND s.ended_at IS NULL AND (s.made_by = $2 "
      "OR EXISTS (SELECT 1 FROM report_receiver e WHERE e.agency_id = s.agency_id AND e.schedule_id = s.id "
      "AND e.officer_id = $2)) ORDER BY s.id DESC LIMIT $3",
      columns);
  return with_receivers(read, read.query(sql, {to_value(agency), to_value(officer), to_value(limit)}));
}

std::int64_t count_report_schedules(db::Read& read, base::AgencyId agency) {
  return read
      .query("SELECT count(*) FROM report_schedule WHERE agency_id = $1 AND ended_at IS NULL", {to_value(agency)})
      .integer();
}

void end_report_schedule(db::Write& write, base::AgencyId agency, domain::ReportScheduleId id, base::OfficerId by) {
  write.execute(
      "UPDATE report_schedule SET ended_at = $3, ended_by = $4 WHERE agency_id = $1 AND id = $2 "
      "AND ended_at IS NULL",
      {to_value(agency), to_value(id), to_value(write.now()), to_value(by)});
}

std::vector<domain::ReportScheduleId> end_report_schedules_of(db::Write& write, base::AgencyId agency,
                                                              base::OfficerId officer,
                                                              std::optional<base::OfficerId> by) {
  write.execute(
      "DELETE FROM report_receiver WHERE agency_id = $1 AND officer_id = $2 AND EXISTS (SELECT 1 FROM report_schedule "
      "s "
      "WHERE s.agency_id = report_receiver.agency_id AND s.id = report_receiver.schedule_id AND s.ended_at IS NULL)",
      {to_value(agency), to_value(officer)});
  std::vector<domain::ReportScheduleId> ended;
  for (const auto row :
       write.query("UPDATE report_schedule SET ended_at = $3, ended_by = $4 WHERE agency_id = $1 AND ended_at IS NULL "
                   "AND (made_by = $2 OR NOT EXISTS (SELECT 1 FROM report_receiver e WHERE e.agency_id = "
                   "report_schedule.agency_id AND e.schedule_id = report_schedule.id)) RETURNING id",
                   {to_value(agency), to_value(officer), to_value(write.now()),
                    to_value(by ? std::optional(by->value) : std::nullopt)})) {
    ended.push_back(row.id<domain::ReportScheduleId>(0));
  }
  return ended;
}

void delete_report_receiver(db::Write& write, base::AgencyId agency, domain::ReportScheduleId id,
                            base::OfficerId receiver) {
  write.execute("DELETE FROM report_receiver WHERE agency_id = $1 AND schedule_id = $2 AND officer_id = $3",
                {to_value(agency), to_value(id), to_value(receiver)});
}

std::vector<ReportSchedule> load_due_report_schedules(db::Read& read, base::AgencyId agency, base::Day today,
                                                      std::int64_t limit) {
  static const auto sql = fmt::format(
      "SELECT {} FROM report_schedule s WHERE s.agency_id = $1 AND s.ended_at IS NULL AND s.next_day <= $2 "
      "ORDER BY s.next_day, s.id LIMIT $3",
      columns);
  return with_receivers(read, read.query(sql, {to_value(agency), to_value(today), to_value(limit)}));
}

bool move_report_schedule(db::Write& write, const ReportSchedule& schedule, base::Day next_day) {
  return write.execute(
             "UPDATE report_schedule SET next_day = $4 WHERE agency_id = $1 AND id = $2 AND next_day = $3 "
             "AND ended_at IS NULL",
             {to_value(schedule.agency), to_value(schedule.id), to_value(schedule.next_day), to_value(next_day)}) == 1;
}

std::vector<RoleHolder> find_role_holders(db::Read& read, base::AgencyId agency, const std::string& search,
                                          base::Day day, std::int64_t limit) {
  std::vector<RoleHolder> found;
  for (const auto row : read.query(
           "SELECT o.id, o.name, a.user_id, v.name FROM officer o "
           "JOIN account a ON a.agency_id = o.agency_id AND a.officer_id = o.id AND a.active "
           "JOIN posting p ON p.agency_id = o.agency_id AND p.officer_id = o.id AND p.valid_from <= $3 "
           "AND $3 < p.valid_to JOIN unit_version v ON v.agency_id = p.agency_id AND v.unit_id = p.unit_id "
           "AND v.valid_from <= $3 AND $3 < v.valid_to WHERE o.agency_id = $1 "
           "AND ($2 = '' OR replace(o.name_key, $2, '') <> o.name_key OR replace(a.user_id, $2, '') <> a.user_id) "
           "AND EXISTS (SELECT 1 FROM role_holding h WHERE h.agency_id = o.agency_id AND h.officer_id = o.id "
           "AND h.valid_from <= $3 AND $3 < h.valid_to) ORDER BY o.name_key, o.id LIMIT $4",
           {to_value(agency), to_value(search), to_value(day), to_value(limit)})) {
    found.push_back({row.id<base::OfficerId>(0), row.text(1), row.text(2), row.text(3)});
  }
  return found;
}

}  // namespace spotme::store
