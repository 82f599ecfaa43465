#include "store/body.hpp"

namespace spotme::store {
namespace {

using db::to_value;

Suspension to_suspension(const db::Row& row) {
  return {row.uuid(0),    row.day(1),           row.optional_day(2),    row.text(3),
          row.instant(4), row.optional_text(5), row.optional_instant(6)};
}

}  // namespace

bool body_code_is_free(db::Read& read, std::string_view code) {
  return read.query("SELECT 1 FROM body WHERE code = $1", {to_value(code)}).empty();
}

void update_body(db::Write& write, const base::Uuid& id, const std::string& name,
                 const std::optional<base::Uuid>& parent) {
  write.execute("UPDATE body SET name = $2, parent_id = $3 WHERE id = $1",
                {to_value(id), to_value(name), to_value(parent)});
}

void update_agency(db::Write& write, base::AgencyId id, const std::string& name,
                   const std::optional<base::Uuid>& body) {
  write.execute("UPDATE agency SET name = $2, body_id = $3 WHERE id = $1",
                {to_value(id), to_value(name), to_value(body)});
}

std::vector<AgencyBeginning> load_agency_beginnings(db::Read& read) {
  std::vector<AgencyBeginning> all;
  for (const auto row : read.query("SELECT id, created_at FROM agency ORDER BY code")) {
    all.push_back({row.id<base::AgencyId>(0), row.instant(1)});
  }
  return all;
}

std::vector<Suspension> load_suspensions(db::Read& read, base::AgencyId agency) {
  std::vector<Suspension> all;
  for (const auto row : read.query("SELECT id, first_day, last_day, reason, made_at, resumed_reason, resumed_at "
                                   "FROM agency_suspension WHERE agency_id = $1 ORDER BY id DESC LIMIT 100",
                                   {to_value(agency)})) {
    all.push_back(to_suspension(row));
  }
  return all;
}

void insert_suspension(db::Write& write, base::AgencyId agency, const Suspension& suspension, base::OfficerId by) {
  write.execute(
      "INSERT INTO agency_suspension (agency_id, id, first_day, reason, made_at, made_by) VALUES ($1, $2, $3, $4, $5, "
      "$6)",
      {to_value(agency), to_value(suspension.id), to_value(suspension.first_day), to_value(suspension.reason),
       to_value(write.now()), to_value(by)});
  write.execute("UPDATE agency SET suspended_from = $2 WHERE id = $1",
                {to_value(agency), to_value(suspension.first_day)});
}

void end_suspension(db::Write& write, base::AgencyId agency, const Suspension& suspension, base::OfficerId by) {
  write.execute(
      "UPDATE agency_suspension SET last_day = $3, resumed_reason = $4, resumed_at = $5, resumed_by = $6 "
      "WHERE agency_id = $1 AND id = $2",
      {to_value(agency), to_value(suspension.id), to_value(suspension.last_day), to_value(suspension.resumed_reason),
       to_value(write.now()), to_value(by)});
  write.execute("UPDATE agency SET suspended_from = NULL WHERE id = $1", {to_value(agency)});
}

void delete_suspension(db::Write& write, base::AgencyId agency, const base::Uuid& id) {
  write.execute("DELETE FROM agency_suspension WHERE agency_id = $1 AND id = $2", {to_value(agency), to_value(id)});
  write.execute("UPDATE agency SET suspended_from = NULL WHERE id = $1", {to_value(agency)});
}

std::optional<base::Day> suspended_since(db::Read& read, base::AgencyId agency, base::Day day) {
  const auto rows = read.query("SELECT suspended_from FROM agency WHERE id = $1 AND suspended_from <= $2",
                               {to_value(agency), to_value(day)});
  if (rows.empty()) return std::nullopt;
  return rows[0].day(0);
}

std::vector<base::AgencyId> load_suspended_agencies(db::Read& read, base::Day day) {
  std::vector<base::AgencyId> all;
  for (const auto row : read.query("SELECT id FROM agency WHERE suspended_from <= $1", {to_value(day)})) {
    all.push_back(row.id<base::AgencyId>(0));
  }
  return all;
}

std::int64_t end_agency_sessions(db::Write& write, base::AgencyId agency) {
  return write.execute("UPDATE session SET ended_at = $2 WHERE agency_id = $1 AND ended_at IS NULL",
                       {to_value(agency), to_value(write.now())});
}

void put_off_deadlines(db::Write& write, base::AgencyId agency, base::Day first, base::Day until) {
  write.execute(
      "UPDATE attendance_issue SET explain_by = $3 WHERE agency_id = $1 AND state = 'open' AND explain_by >= $2 "
      "AND explain_by < $3",
      {to_value(agency), to_value(first), to_value(until)});
  write.execute(
      "UPDATE approval SET due_on = $3 WHERE agency_id = $1 AND state IN ('waiting', 'recommended') AND due_on >= $2 "
      "AND due_on < $3",
      {to_value(agency), to_value(first), to_value(until)});
}

}  // namespace spotme::store
