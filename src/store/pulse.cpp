#include "store/pulse.hpp"

#include <fmt/format.h>

#include <array>

namespace spotme::store {
namespace {

using db::to_value;
using db::Type;

constexpr std::array<std::string_view, 2> givers{"tap", "page"};
constexpr std::array<std::string_view, 3> reminders{"plan", "report", "pulses"};

constexpr std::string_view columns =
    "p.agency_id, p.officer_id, p.work_day, p.hour, p.key, p.asked_at, p.answered_at, p.late, p.given_by, p.answer, "
    "p.ground, p.accuracy, p.distance, p.place_id, p.absence, p.erase_after, p.erased_at";

Pulse to_pulse(const db::Row& row) {
  Pulse pulse;
  pulse.agency = row.id<base::AgencyId>(0);
  pulse.ref = {row.id<base::OfficerId>(1), row.day(2), row.integer(3)};
  pulse.key = row.uuid(4);
  pulse.asked_at = row.instant(5);
  pulse.answered_at = row.instant(6);
  pulse.late = row.boolean(7);
  pulse.given_by = row.text(8) == givers[0] ? PulseGiver::tap : PulseGiver::page;
  pulse.answer = domain::parse_pulse_answer(row.text(9)).value();
  pulse.ground = domain::parse_pulse_ground(row.text(10)).value();
  if (const auto word = row.optional_text(11)) pulse.accuracy = domain::parse_accuracy_class(*word);
  if (const auto word = row.optional_text(12)) pulse.distance = domain::parse_distance_band(*word);
  if (const auto id = row.optional_uuid(13)) pulse.place = domain::RemotePlaceId{*id};
  pulse.absence = row.optional_text(14);
  pulse.erase_after = row.optional_instant(15);
  pulse.erased_at = row.optional_instant(16);
  return pulse;
}

db::Batch days_batch(const std::vector<PulseDayRef>& days) {
  db::Batch rows({{"officer_id", Type::uuid}, {"work_day", Type::day}});
  for (const auto& [officer, day] : days) rows.add({to_value(officer), to_value(day)});
  return rows;
}

}  // namespace

std::string_view pulse_giver_name(PulseGiver giver) { return givers.at(static_cast<std::size_t>(giver)); }

void insert_pulse(db::Write& write, const Pulse& pulse) {
  const auto accuracy =
      pulse.accuracy ? to_value(domain::accuracy_class_name(*pulse.accuracy)) : db::Value{db::Null{Type::text}};
  const auto distance =
      pulse.distance ? to_value(domain::distance_band_name(*pulse.distance)) : db::Value{db::Null{Type::text}};
  const auto place = pulse.place ? std::optional(pulse.place->value) : std::nullopt;
  write.execute(
      "INSERT INTO pulse (agency_id, officer_id, work_day, hour, key, asked_at, answered_at, late, given_by, answer, "
      "ground, accuracy, distance, place_id, absence, erase_after) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, "
      "$11, $12, $13, $14, $15, $16)",
      {to_value(pulse.agency), to_value(pulse.ref.officer), to_value(pulse.ref.day), to_value(pulse.ref.hour),
       to_value(pulse.key), to_value(pulse.asked_at), to_value(pulse.answered_at), to_value(pulse.late),
       to_value(pulse_giver_name(pulse.given_by)), to_value(domain::pulse_answer_name(pulse.answer)),
       to_value(domain::pulse_ground_name(pulse.ground)), accuracy, distance, to_value(place), to_value(pulse.absence),
       to_value(pulse.erase_after)});
  if (!pulse.position) return;
  write.execute(
      "INSERT INTO pulse_position (agency_id, officer_id, work_day, hour, latitude, longitude, accuracy_m, "
      "recorded_at, erase_after) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
      {to_value(pulse.agency), to_value(pulse.ref.officer), to_value(pulse.ref.day), to_value(pulse.ref.hour),
       to_value(pulse.position->at.latitude), to_value(pulse.position->at.longitude),
       to_value(pulse.position->accuracy_m), to_value(pulse.answered_at), to_value(pulse.erase_after.value())});
}

std::optional<Pulse> find_pulse_by_key(db::Read& read, base::AgencyId agency, base::OfficerId officer, base::Uuid key) {
  static const auto sql =
      fmt::format("SELECT {} FROM pulse p WHERE p.agency_id = $1 AND p.officer_id = $2 AND p.key = $3", columns);
  const auto rows = read.query(sql, {to_value(agency), to_value(officer), to_value(key)});
  if (rows.empty()) return std::nullopt;
  return to_pulse(rows[0]);
}

std::vector<Pulse> load_pulses(db::Read& read, base::AgencyId agency, const std::vector<PulseDayRef>& days) {
  static const auto sql = fmt::format(
      "SELECT {} FROM {{rows}} JOIN pulse p ON p.agency_id = $1 AND p.officer_id = r.officer_id "
      "AND p.work_day = r.work_day ORDER BY p.officer_id, p.work_day, p.hour",
      columns);
  std::vector<Pulse> pulses;
  for (const auto row : read.query_each(sql, days_batch(days), {to_value(agency)})) pulses.push_back(to_pulse(row));
  return pulses;
}

std::vector<KeptPosition> load_kept_positions(db::Read& read, base::AgencyId agency, base::OfficerId officer,
                                              base::Day first, base::Day last) {
  std::vector<KeptPosition> kept;
  for (const auto row : read.query("SELECT work_day, hour, latitude, longitude, accuracy_m FROM pulse_position "
                                   "WHERE agency_id = $1 AND officer_id = $2 AND work_day >= $3 AND work_day <= $4 "
                                   "ORDER BY work_day, hour",
                                   {to_value(agency), to_value(officer), to_value(first), to_value(last)})) {
    kept.push_back({{officer, row.day(0), row.integer(1)}, {{row.real(2), row.real(3)}, row.real(4)}});
  }
  return kept;
}

std::vector<PulseExplanation> load_pulse_explanations(db::Read& read, base::AgencyId agency,
                                                      const std::vector<PulseDayRef>& days) {
  std::vector<PulseExplanation> said;
  for (const auto row :
       read.query_each("SELECT e.officer_id, e.work_day, e.hour, e.text, e.said_at FROM {rows} JOIN pulse_explanation "
                       "e ON e.agency_id = $1 AND e.officer_id = r.officer_id AND e.work_day = r.work_day "
                       "ORDER BY e.officer_id, e.work_day, e.hour",
                       days_batch(days), {to_value(agency)})) {
    said.push_back({{row.id<base::OfficerId>(0), row.day(1), row.integer(2)}, row.text(3), row.instant(4)});
  }
  return said;
}

void put_pulse_explanation(db::Write& write, base::AgencyId agency, const PulseRef& ref, std::string_view text) {
  write.execute(
      "INSERT INTO pulse_explanation (agency_id, officer_id, work_day, hour, text, said_at) "
      "VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (agency_id, officer_id, work_day, hour) "
      "DO UPDATE SET text = excluded.text, said_at = excluded.said_at",
      {to_value(agency), to_value(ref.officer), to_value(ref.day), to_value(ref.hour), to_value(text),
       to_value(write.now())});
}

std::int64_t erase_pulse_positions(db::Write& write, base::AgencyId agency, std::int64_t most) {
  db::Batch rows({{"officer_id", Type::uuid}, {"work_day", Type::day}, {"hour", Type::integer}});
  for (const auto row :
       write.query("SELECT officer_id, work_day, hour FROM pulse_position WHERE agency_id = $1 "
                   "AND erase_after <= $2 "
                   "AND officer_id NOT IN (SELECT k.officer_id FROM held_officer k WHERE k.agency_id = $1) "
                   "ORDER BY erase_after LIMIT $3",
                   {to_value(agency), to_value(write.now()), to_value(most)})) {
    rows.add({row.uuid(0), row.day(1), row.integer(2)});
  }
  const auto gone = write.execute_each(
      "DELETE FROM pulse_position WHERE agency_id = $1 AND (officer_id, work_day, hour) IN "
      "(SELECT r.officer_id, r.work_day, r.hour FROM {rows})",
      rows, {to_value(agency)});
  write.execute_each(
      "UPDATE pulse SET erased_at = $2 FROM {rows} WHERE pulse.agency_id = $1 AND pulse.officer_id = r.officer_id "
      "AND pulse.work_day = r.work_day AND pulse.hour = r.hour",
      rows, {to_value(agency), to_value(write.now())});
  return gone;
}

void shorten_pulse_positions(db::Write& write, base::AgencyId agency, std::int64_t hours) {
  const std::int64_t kept = std::chrono::microseconds(std::chrono::hours{hours}).count();
  write.execute(
      "UPDATE pulse SET erase_after = answered_at + $2 WHERE agency_id = $1 AND erased_at IS NULL "
      "AND erase_after > answered_at + $2 AND (officer_id, work_day, hour) IN (SELECT p.officer_id, p.work_day, p.hour "
      "FROM pulse_position p WHERE p.agency_id = $1)",
      {to_value(agency), to_value(kept)});
  write.execute(
      "UPDATE pulse_position SET erase_after = recorded_at + $2 WHERE agency_id = $1 "
      "AND erase_after > recorded_at + $2",
      {to_value(agency), to_value(kept)});
}

void leave_no_trace(db::Write& write, db::Engine engine) {
  if (engine == db::Engine::sqlite) write.execute("SELECT leave_no_trace()");
}

bool traces_left(db::Write& write, db::Engine engine) {
  return engine == db::Engine::sqlite && write.query("SELECT traces_left()").integer() != 0;
}

std::vector<base::OfficerId> list_remote_officers(db::Read& read, base::AgencyId agency, base::Day day,
                                                  base::OfficerId after, std::int64_t limit) {
  std::vector<base::OfficerId> officers;
  for (const auto row :
       read.query("SELECT DISTINCT officer_id FROM officer_grant WHERE agency_id = $1 AND last_day >= $2 "
                  "AND first_day <= $2 AND kind IN ('work_from_home', 'hybrid_day') AND withdrawn_at IS NULL "
                  "AND officer_id > $3 ORDER BY officer_id LIMIT $4",
                  {to_value(agency), to_value(day), to_value(after), to_value(limit)})) {
    officers.push_back(row.id<base::OfficerId>(0));
  }
  return officers;
}

std::vector<base::OfficerId> pick_remote_officers(db::Read& read, base::AgencyId agency, base::Day day,
                                                  const std::vector<base::OfficerId>& officers) {
  db::Batch rows({{"officer_id", Type::uuid}});
  for (const auto& officer : officers) rows.add({to_value(officer)});
  std::vector<base::OfficerId> picked;
  for (const auto row : read.query_each(
           "SELECT r.officer_id FROM {rows} WHERE EXISTS (SELECT 1 FROM officer_grant g WHERE g.agency_id = $1 "
           "AND g.officer_id = r.officer_id AND g.first_day <= $2 AND g.last_day >= $2 "
           "AND g.kind IN ('work_from_home', 'hybrid_day') AND g.withdrawn_at IS NULL) "
           "OR EXISTS (SELECT 1 FROM pulse p WHERE p.agency_id = $1 AND p.officer_id = r.officer_id "
           "AND p.work_day = $2)",
           rows, {to_value(agency), to_value(day)})) {
    picked.push_back(row.id<base::OfficerId>(0));
  }
  return picked;
}

std::vector<base::OfficerId> note_reminded(db::Write& write, base::AgencyId agency, base::Day day, RemoteReminder kind,
                                           const std::vector<base::OfficerId>& officers) {
  db::Batch rows({{"officer_id", Type::uuid}});
  for (const auto& officer : officers) rows.add({to_value(officer)});
  std::vector<base::OfficerId> told;
  for (const auto row : write.query_each(
           "INSERT INTO remote_reminder (agency_id, work_day, kind, officer_id, told_at) "
           "SELECT $1, $2, $3, r.officer_id, $4 FROM {rows} WHERE true ON CONFLICT DO NOTHING RETURNING officer_id",
           rows,
           {to_value(agency), to_value(day), to_value(reminders.at(static_cast<std::size_t>(kind))),
            to_value(write.now())})) {
    told.push_back(row.id<base::OfficerId>(0));
  }
  return told;
}

}  // namespace spotme::store
