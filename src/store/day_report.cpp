#include "store/day_report.hpp"

namespace spotme::store {
namespace {

using db::to_value;
using db::Type;

void add_version(db::Write& write, base::AgencyId agency, const DayReport& before, const char* kind,
                 std::int64_t version, const std::string& text) {
  write.execute(
      "INSERT INTO day_report_version (agency_id, officer_id, work_day, kind, version, text, made_at) "
      "VALUES ($1, $2, $3, $4, $5, $6, $7)",
      {to_value(agency), to_value(before.officer), to_value(before.work_day), to_value(kind), to_value(version),
       to_value(text), to_value(write.now())});
}

/// A row to be changed, where there is none yet.
void open_row(db::Write& write, base::AgencyId agency, const DayReport& before) {
  if (before.report.version + before.report.plan_version > 0) return;
  write.execute(
      "INSERT INTO day_report (agency_id, officer_id, work_day, plan, plan_version, text, version) "
      "VALUES ($1, $2, $3, '', 0, '', 0) ON CONFLICT (agency_id, officer_id, work_day) DO NOTHING",
      {to_value(agency), to_value(before.officer), to_value(before.work_day)});
}

void expect_one(std::int64_t changed) {
  if (changed != 1) throw db::SerializationFailure("the report of a day was changed by another meanwhile");
}

}  // namespace

std::optional<DayReport> find_day_report(db::Read& read, base::AgencyId agency, base::OfficerId officer,
                                         base::Day day) {
  auto found = find_day_reports(read, agency, {{officer, day}});
  if (found.empty()) return std::nullopt;
  return std::move(found.front());
}

std::vector<DayReport> find_day_reports(db::Read& read, base::AgencyId agency,
                                        const std::vector<std::pair<base::OfficerId, base::Day>>& asked) {
  db::Batch rows({{"officer_id", Type::uuid}, {"work_day", Type::day}});
  for (const auto& [officer, day] : asked) rows.add({to_value(officer), to_value(day)});
  std::vector<DayReport> reports;
  for (const auto row : read.query_each(
           "SELECT d.officer_id, d.work_day, d.plan, d.plan_version, d.planned_at, d.text, d.version, d.reported_at, "
           "d.verified_at, d.verified_by FROM {rows} JOIN day_report d ON d.agency_id = $1 "
           "AND d.officer_id = r.officer_id AND d.work_day = r.work_day ORDER BY r.n",
           rows, {to_value(agency)})) {
    DayReport one{row.id<base::OfficerId>(0), row.day(1)};
    one.report = {row.text(2),    row.integer(3),          row.optional_instant(4), row.text(5),
                  row.integer(6), row.optional_instant(7), !row.is_null(8)};
    one.verified_at = row.optional_instant(8);
    if (const auto by = row.optional_uuid(9)) one.verified_by = base::OfficerId{*by};
    reports.push_back(std::move(one));
  }
  return reports;
}

void save_day_report(db::Write& write, base::AgencyId agency, const DayReport& before, const std::string& text) {
  open_row(write, agency, before);
  expect_one(
      write.execute("UPDATE day_report SET text = $4, version = version + 1, reported_at = $5 WHERE agency_id = $1 "
                    "AND officer_id = $2 AND work_day = $3 AND version = $6 AND verified_at IS NULL",
                    {to_value(agency), to_value(before.officer), to_value(before.work_day), to_value(text),
                     to_value(write.now()), to_value(before.report.version)}));
  add_version(write, agency, before, "report", before.report.version + 1, text);
}

void save_day_plan(db::Write& write, base::AgencyId agency, const DayReport& before, const std::string& text) {
  open_row(write, agency, before);
  expect_one(write.execute(
      "UPDATE day_report SET plan = $4, plan_version = plan_version + 1, planned_at = $5 WHERE agency_id = $1 "
      "AND officer_id = $2 AND work_day = $3 AND plan_version = $6 AND verified_at IS NULL",
      {to_value(agency), to_value(before.officer), to_value(before.work_day), to_value(text), to_value(write.now()),
       to_value(before.report.plan_version)}));
  add_version(write, agency, before, "plan", before.report.plan_version + 1, text);
}

std::int64_t verify_day_reports(db::Write& write, base::AgencyId agency, const std::vector<DayReport>& reports,
                                base::OfficerId by) {
  db::Batch rows({{"officer_id", Type::uuid}, {"work_day", Type::day}, {"version", Type::integer}});
  for (const auto& one : reports) {
    rows.add({to_value(one.officer), to_value(one.work_day), to_value(one.report.version)});
  }
  return write.execute_each(
      "UPDATE day_report SET verified_at = $2, verified_by = $3 FROM {rows} WHERE day_report.agency_id = $1 "
      "AND day_report.officer_id = r.officer_id AND day_report.work_day = r.work_day "
      "AND day_report.version = r.version AND day_report.version > 0 AND day_report.verified_at IS NULL",
      rows, {to_value(agency), to_value(write.now()), to_value(by)});
}

}  // namespace spotme::store
