#include "store/clock_event.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <tuple>

namespace spotme::store {
namespace {

using db::to_value;
using db::Type;

std::optional<domain::Position> to_position(const db::Row& row, std::size_t at) {
  if (row.is_null(at)) return std::nullopt;
  return domain::Position{{row.real(at), row.real(at + 1)}, row.real(at + 2)};
}

ClockEvent to_event(const db::Row& row) {
  ClockEvent event;
  event.agency = row.id<base::AgencyId>(1);
  event.work_day = row.day(2);
  event.officer = row.id<base::OfficerId>(3);
  event.id = row.id<base::EventId>(4);
  event.kind = domain::parse_event_kind(row.text(5)).value();
  event.at = row.instant(6);
  event.waiting = row.boolean(7);
  event.key = row.uuid(8);
  event.claimed_at = row.optional_instant(9);
  event.channel = row.text(10);
  event.address = row.text(11);
  event.session = row.id<base::SessionId>(12);
  event.position = to_position(row, 13);
  event.position_absence = row.optional_text(16);
  event.place_name = row.optional_text(17);
  event.grade = domain::parse_grade(row.text(18)).value();
  event.grade_reasons = read_reasons(row.text(19));
  return event;
}

std::vector<db::Value> to_row(const ClockEvent& e) {
  const auto part = [&](double domain::Coordinate::*member) {
    return e.position ? to_value(e.position->at.*member) : db::Value{db::Null{Type::real}};
  };
  return {to_value(e.agency),
          to_value(e.work_day),
          to_value(e.officer),
          to_value(e.id),
          to_value(domain::event_kind_name(e.kind)),
          to_value(e.at),
          to_value(e.waiting),
          to_value(e.key),
          to_value(e.claimed_at),
          to_value(e.channel),
          to_value(e.address),
          to_value(e.session),
          part(&domain::Coordinate::latitude),
          part(&domain::Coordinate::longitude),
          e.position ? to_value(e.position->accuracy_m) : db::Value{db::Null{Type::real}},
          to_value(e.position_absence),
          to_value(e.place_name),
          to_value(domain::grade_name(e.grade)),
          to_value(write_reasons(e.grade_reasons))};
}

}  // namespace

std::vector<NumberedEvent> load_clock_events(db::Read& read, const std::vector<OfficerDay>& days) {
  db::Batch rows({{"agency_id", Type::uuid}, {"work_day", Type::day}, {"officer_id", Type::uuid}});
  for (const auto& day : days) rows.add({to_value(day.agency), to_value(day.day), to_value(day.officer)});
  const auto found = read.query_each(
      "SELECT r.n, e.agency_id, e.work_day, e.officer_id, e.id, e.kind, e.at, e.waiting, e.key, e.claimed_at, "
      "e.channel, "
      "e.address, e.session_id, e.latitude, e.longitude, e.accuracy_m, e.position_absence, e.place_name, e.grade, "
      "e.grade_reasons FROM {rows} JOIN clock_event e ON e.agency_id = r.agency_id AND e.work_day = r.work_day "
      "AND e.officer_id = r.officer_id",
      rows);
  std::vector<NumberedEvent> events;
  events.reserve(found.size());
  for (const auto row : found) events.push_back({static_cast<std::size_t>(row.integer(0)), to_event(row)});
  // Here and not in SQL: SQLite would set up a sorter for each day, and most days hold two events.
  std::sort(events.begin(), events.end(), [](const auto& a, const auto& b) {
    return std::tie(a.n, a.event.at, a.event.id) < std::tie(b.n, b.event.at, b.event.id);
  });
  return events;
}

db::Batch day_batch(domain::DayRange days) {
  db::Batch rows({{"work_day", Type::day}});
  for (auto day = days.first; day <= days.last; day += std::chrono::days{1}) rows.add({to_value(day)});
  return rows;
}

std::vector<ClockEvent> load_clock_times(db::Read& read, base::AgencyId agency, domain::DayRange days,
                                         base::OfficerId first, base::OfficerId last) {
  const auto found = read.query_each(
      "SELECT e.work_day, e.officer_id, e.id, e.kind, e.at, e.waiting, e.claimed_at, e.grade, "
      "CASE WHEN e.grade IN ('C', 'D') THEN e.grade_reasons ELSE '' END FROM {rows} "
      "JOIN clock_event e ON e.agency_id = $1 AND e.work_day = r.work_day AND e.officer_id >= $2 "
      "AND e.officer_id <= $3 ORDER BY r.n, e.officer_id, e.at, e.id",
      day_batch(days), {to_value(agency), to_value(first), to_value(last)});
  std::vector<ClockEvent> events;
  events.reserve(found.size());
  for (const auto row : found) {
    auto& event = events.emplace_back();
    event.agency = agency;
    event.work_day = row.day(0);
    event.officer = row.id<base::OfficerId>(1);
    event.id = row.id<base::EventId>(2);
    event.kind = domain::parse_event_kind(row.text(3)).value();
    event.at = row.instant(4);
    event.waiting = row.boolean(5);
    event.claimed_at = row.optional_instant(6);
    event.grade = domain::parse_grade(row.text(7)).value();
    if (!row.text(8).empty()) event.grade_reasons = read_reasons(row.text(8));
  }
  return events;
}

void insert_clock_events(db::Write& write, const std::vector<ClockEvent>& events) {
  db::Batch rows({{"agency_id", Type::uuid},
                  {"work_day", Type::day},
                  {"officer_id", Type::uuid},
                  {"id", Type::uuid},
                  {"kind", Type::text},
                  {"at", Type::integer},
                  {"waiting", Type::boolean},
                  {"key", Type::uuid},
                  {"claimed_at", Type::integer},
                  {"channel", Type::text},
                  {"address", Type::text},
                  {"session_id", Type::uuid},
                  {"latitude", Type::real},
                  {"longitude", Type::real},
                  {"accuracy_m", Type::real},
                  {"position_absence", Type::text},
                  {"place_name", Type::text},
                  {"grade", Type::text},
                  {"grade_reasons", Type::text}});
  for (const auto& event : events) rows.add(to_row(event));
  write.execute_each(
      "INSERT INTO clock_event (agency_id, work_day, officer_id, id, kind, at, waiting, key, claimed_at, channel, "
      "address, "
      "session_id, latitude, longitude, accuracy_m, position_absence, place_name, grade, grade_reasons) "
      "SELECT r.agency_id, r.work_day, r.officer_id, r.id, r.kind, r.at, r.waiting, r.key, r.claimed_at, r.channel, "
      "r.address, "
      "r.session_id, r.latitude, r.longitude, r.accuracy_m, r.position_absence, r.place_name, r.grade, r.grade_reasons "
      "FROM {rows}",
      rows);
}

std::vector<NumberedKey> load_clock_keys(db::Read& read, const std::vector<ClockKey>& asked) {
  db::Batch rows({{"agency_id", Type::uuid}, {"key", Type::uuid}, {"officer_id", Type::uuid}});
  for (const auto& key : asked) rows.add({to_value(key.agency), to_value(key.key), to_value(key.officer)});
  const auto found = read.query_each(
      "SELECT r.n, k.agency_id, k.key, k.officer_id, k.work_day, k.event_id FROM {rows} JOIN clock_key k "
      "ON k.agency_id = r.agency_id AND k.key = r.key AND k.officer_id = r.officer_id",
      rows);
  std::vector<NumberedKey> keys;
  for (const auto row : found) {
    keys.push_back(
        {static_cast<std::size_t>(row.integer(0)),
         {row.id<base::AgencyId>(1), row.uuid(2), row.id<base::OfficerId>(3), row.day(4), row.id<base::EventId>(5)}});
  }
  return keys;
}

std::int64_t insert_clock_keys(db::Write& write, const std::vector<ClockKey>& keys, base::Instant at) {
  db::Batch rows({{"agency_id", Type::uuid},
                  {"key", Type::uuid},
                  {"officer_id", Type::uuid},
                  {"work_day", Type::day},
                  {"event_id", Type::uuid}});
  for (const auto& key : keys) {
    rows.add(
        {to_value(key.agency), to_value(key.key), to_value(key.officer), to_value(key.work_day), to_value(key.event)});
  }
  return write.execute_each(
      "INSERT INTO clock_key (agency_id, key, officer_id, work_day, event_id, at) "
      "SELECT r.agency_id, r.key, r.officer_id, r.work_day, r.event_id, $1 FROM {rows} WHERE true "
      "ON CONFLICT (agency_id, key, officer_id) DO NOTHING",
      rows, {to_value(at)});
}

std::int64_t delete_clock_keys_before(db::Write& write, base::AgencyId agency, base::Instant before,
                                      std::int64_t most) {
  return write.execute(
      "DELETE FROM clock_key WHERE agency_id = $1 AND (key, officer_id) IN "
      "(SELECT key, officer_id FROM clock_key WHERE agency_id = $1 AND at < $2 "
      "AND officer_id NOT IN (SELECT k.officer_id FROM held_officer k WHERE k.agency_id = $1) "
      "ORDER BY at LIMIT $3)",
      {to_value(agency), to_value(before), to_value(most)});
}

std::string write_reasons(const std::vector<EvidenceReason>& reasons) {
  std::string text;
  for (const auto& reason : reasons) {
    text += reason.key;
    for (const auto& [name, value] : reason.args) text.append("\t").append(name).append("=").append(value);
    text += "\n";
  }
  return text;
}

std::vector<EvidenceReason> read_reasons(std::string_view text) {
  std::vector<EvidenceReason> reasons;
  for (const auto line : base::split(text, '\n')) {
    if (line.empty()) continue;
    const auto fields = base::split(line, '\t');
    EvidenceReason reason{std::string(fields[0]), {}};
    for (std::size_t i = 1; i < fields.size(); ++i) {
      const auto equals = fields[i].find('=');
      if (equals == std::string_view::npos) continue;
      reason.args.emplace_back(fields[i].substr(0, equals), fields[i].substr(equals + 1));
    }
    reasons.push_back(std::move(reason));
  }
  return reasons;
}

}  // namespace spotme::store
