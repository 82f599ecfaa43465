#include "store/position_erasure.hpp"

namespace spotme::store {
namespace {

using db::to_value;
using db::Type;

db::Batch batch_of(const std::vector<OfficerWorkDay>& days) {
  db::Batch rows({{"work_day", Type::day}, {"officer_id", Type::uuid}});
  for (const auto& one : days) rows.add({to_value(one.day), to_value(one.officer)});
  return rows;
}

}  // namespace

std::optional<base::Day> load_erased_through(db::Read& read, base::AgencyId agency) {
  const auto rows = read.query("SELECT through FROM position_erasure WHERE agency_id = $1", {to_value(agency)});
  if (rows.empty()) return std::nullopt;
  return rows[0].day(0);
}

void set_erased_through(db::Write& write, base::AgencyId agency, base::Day day) {
  write.execute(
      "INSERT INTO position_erasure (agency_id, through) VALUES ($1, $2) "
      "ON CONFLICT (agency_id) DO UPDATE SET through = excluded.through",
      {to_value(agency), to_value(day)});
}

std::optional<base::Day> next_press_day(db::Read& read, base::AgencyId agency, const std::optional<base::Day>& after,
                                        base::Day before) {
  const auto rows = read.query(
      "SELECT work_day FROM clock_event WHERE agency_id = $1 AND work_day > $2 AND work_day < $3 "
      "ORDER BY work_day LIMIT 1",
      {to_value(agency), to_value(after.value_or(base::Day{})), to_value(before)});
  if (rows.empty()) return std::nullopt;
  return rows[0].day(0);
}

std::vector<base::OfficerId> list_placed_officers(db::Read& read, base::AgencyId agency, base::Day day,
                                                  base::OfficerId after, std::int64_t limit) {
  std::vector<base::OfficerId> officers;
  for (const auto row : read.query("SELECT DISTINCT officer_id FROM clock_event WHERE agency_id = $1 AND work_day = $2 "
                                   "AND officer_id > $3 AND latitude IS NOT NULL ORDER BY officer_id LIMIT $4",
                                   {to_value(agency), to_value(day), to_value(after), to_value(limit)})) {
    officers.push_back(row.id<base::OfficerId>(0));
  }
  return officers;
}

std::vector<OfficerWorkDay> kept_among(db::Read& read, base::AgencyId agency, const std::vector<OfficerWorkDay>& days) {
  std::vector<OfficerWorkDay> kept;
  for (const auto row : read.query_each(
           "SELECT r.officer_id, r.work_day FROM {rows} WHERE EXISTS (SELECT 1 FROM held_officer k "
           "WHERE k.agency_id = $1 AND k.officer_id = r.officer_id) OR EXISTS (SELECT 1 FROM approval p "
           "WHERE p.agency_id = $1 AND p.officer_id = r.officer_id AND p.first_day <= r.work_day "
           "AND r.work_day <= p.last_day AND p.state IN ('waiting', 'more_information', 'recommended')) "
           "OR EXISTS (SELECT 1 FROM attendance_issue i WHERE i.agency_id = $1 AND i.officer_id = r.officer_id "
           "AND i.work_day = r.work_day AND i.state IN ('explained', 'more_information')) ORDER BY r.n",
           batch_of(days), {to_value(agency)})) {
    kept.push_back({row.id<base::OfficerId>(0), row.day(1)});
  }
  return kept;
}

std::int64_t erase_coordinates(db::Write& write, base::AgencyId agency, const std::vector<OfficerWorkDay>& days) {
  return write.execute_each(
      "UPDATE clock_event SET latitude = NULL, longitude = NULL, accuracy_m = NULL, position_absence = 'erased' "
      "FROM {rows} WHERE clock_event.agency_id = $1 AND clock_event.work_day = r.work_day "
      "AND clock_event.officer_id = r.officer_id AND clock_event.latitude IS NOT NULL",
      batch_of(days), {to_value(agency)});
}

void insert_kept_days(db::Write& write, base::AgencyId agency, const std::vector<OfficerWorkDay>& days) {
  write.execute_each(
      "INSERT INTO position_kept (agency_id, work_day, officer_id) SELECT $1, r.work_day, r.officer_id FROM {rows} "
      "WHERE true ON CONFLICT (agency_id, work_day, officer_id) DO NOTHING",
      batch_of(days), {to_value(agency)});
}

void delete_kept_days(db::Write& write, base::AgencyId agency, const std::vector<OfficerWorkDay>& days) {
  write.execute_each(
      "DELETE FROM position_kept WHERE agency_id = $1 AND (work_day, officer_id) IN "
      "(SELECT r.work_day, r.officer_id FROM {rows})",
      batch_of(days), {to_value(agency)});
}

std::vector<OfficerWorkDay> list_kept_days(db::Read& read, base::AgencyId agency,
                                           const std::optional<OfficerWorkDay>& after, std::int64_t limit) {
  const auto from = after.value_or(OfficerWorkDay{});
  std::vector<OfficerWorkDay> days;
  for (const auto row : read.query("SELECT work_day, officer_id FROM position_kept WHERE agency_id = $1 "
                                   "AND (work_day, officer_id) > ($2, $3) ORDER BY work_day, officer_id LIMIT $4",
                                   {to_value(agency), to_value(from.day), to_value(from.officer), to_value(limit)})) {
    days.push_back({row.id<base::OfficerId>(1), row.day(0)});
  }
  return days;
}

}  // namespace spotme::store
