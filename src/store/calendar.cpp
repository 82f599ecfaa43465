#include "store/calendar.hpp"

#include "base/text.hpp"

#include <algorithm>

namespace spotme::store {
namespace {

using db::to_value;

constexpr std::string_view holiday_columns =
    "SELECT h.id, h.edit_id, h.replaces, h.removed, h.day, h.name_ms, h.name_en, h.source, h.states, h.district, "
    "h.kind, "
    "h.islamic, h.certainty FROM holiday h ";
constexpr std::string_view ramadan_columns =
    "SELECT id, edit_id, replaces, first_day, last_day, source, certainty FROM ramadan ";
constexpr std::string_view agency_columns =
    "SELECT h.id, h.edit_id, h.replaces, h.removed, h.day, h.name_ms, h.name_en, h.source, v.path FROM agency_holiday "
    "h "
    "LEFT JOIN unit_version v ON v.agency_id = h.agency_id AND v.unit_id = h.unit_id AND v.valid_from <= h.day AND "
    "h.day < "
    "v.valid_to ";
constexpr std::string_view live_at = "revision <= $1 AND (withdrawn_revision IS NULL OR withdrawn_revision > $1) ";

std::vector<domain::State> every_state() {
  const auto& all = domain::all_states();
  return {all.begin(), all.end()};
}

std::vector<domain::State> parse_states(std::string_view text) {
  if (text == "all") return every_state();
  std::vector<domain::State> states;
  for (const auto word : base::split(text, ';')) {
    const auto state = domain::parse_state(word);
    if (!state) throw db::Fault("the database holds an unknown state");
    states.push_back(*state);
  }
  return states;
}

template <class Value>
Value known(std::optional<Value> value) {
  if (!value) throw db::Fault("the database holds an unknown word in a calendar");
  return *value;
}

/// The columns that both tables share.
domain::HolidayChange to_change(const db::Row& row) {
  domain::HolidayChange change;
  change.holiday.id = row.uuid(0);
  change.edit = row.uuid(1);
  change.replaces = row.optional_uuid(2);
  change.removed = row.boolean(3);
  change.holiday.day = row.day(4);
  change.holiday.name_ms = row.text(5);
  change.holiday.name_en = row.text(6);
  change.holiday.source = row.text(7);
  return change;
}

domain::HolidayChange to_national(const db::Row& row) {
  auto change = to_change(row);
  auto& holiday = change.holiday;
  holiday.states = parse_states(row.text(8));
  holiday.district = row.text(9);
  holiday.kind = known(domain::parse_holiday_kind(row.text(10)));
  holiday.islamic = row.boolean(11);
  holiday.certainty = known(domain::parse_date_certainty(row.text(12)));
  holiday.origin = domain::HolidayOrigin::national;
  return change;
}

domain::HolidayChange to_agency_day(const db::Row& row) {
  auto change = to_change(row);
  auto& holiday = change.holiday;
  holiday.states = every_state();
  holiday.kind = domain::HolidayKind::declared;
  holiday.origin = domain::HolidayOrigin::agency;
  if (!row.is_null(8)) holiday.unit_path = row.text(8);
  return change;
}

domain::RamadanChange to_ramadan(const db::Row& row) {
  return {{{row.day(3), row.day(4)},
           row.text(5),
           known(domain::parse_date_certainty(row.text(6))),
           row.uuid(0),
           domain::HolidayOrigin::national},
          row.optional_uuid(2),
          row.uuid(1)};
}

template <class Change>
std::vector<Change> all_rows(const db::Rows& rows, Change (*convert)(const db::Row&)) {
  std::vector<Change> changes;
  changes.reserve(rows.size());
  for (const auto row : rows) changes.push_back(convert(row));
  return changes;
}

CalendarEditNotes to_notes(const db::Rows& rows) {
  CalendarEditNotes notes;
  for (const auto row : rows) notes[row.uuid(0)] = {row.text(1), row.instant(2)};
  return notes;
}

}  // namespace

std::string format_states(const std::vector<domain::State>& states) {
  std::vector<domain::State> sorted = states;
  std::sort(sorted.begin(), sorted.end());
  sorted.erase(std::unique(sorted.begin(), sorted.end()), sorted.end());
  if (sorted.size() == domain::state_count) return "all";
  std::string text;
  for (const auto state : sorted) {
    if (!text.empty()) text.push_back(';');
    text += domain::state_name(state);
  }
  return text;
}

domain::CalendarChanges load_calendar_changes(db::Read& read, std::int64_t revision) {
  static const std::string holidays =
      std::string(holiday_columns) + "WHERE " + std::string(live_at) + "ORDER BY revision, id";
  static const std::string ramadans =
      std::string(ramadan_columns) + "WHERE " + std::string(live_at) + "ORDER BY revision, id";
  return {all_rows(read.query(holidays, {to_value(revision)}), to_national),
          all_rows(read.query(ramadans, {to_value(revision)}), to_ramadan)};
}

std::vector<domain::HolidayChange> load_agency_days(db::Read& read, base::AgencyId agency, std::int64_t revision) {
  static const std::string sql = std::string(agency_columns) + "WHERE " + std::string(live_at) +
                                 "AND h.agency_id = $2 AND (h.unit_id IS NULL OR v.path IS NOT NULL) "
                                 "ORDER BY h.revision, h.id";
  return all_rows(read.query(sql, {to_value(revision), to_value(agency)}), to_agency_day);
}

void insert_holidays(db::Write& write, const CalendarEdit& edit, const std::vector<domain::HolidayChange>& changes) {
  db::Batch rows({{"id", db::Type::uuid},
                  {"replaces", db::Type::uuid},
                  {"removed", db::Type::boolean},
                  {"day", db::Type::day},
                  {"states", db::Type::text},
                  {"district", db::Type::text},
                  {"name_ms", db::Type::text},
                  {"name_en", db::Type::text},
                  {"kind", db::Type::text},
                  {"islamic", db::Type::boolean},
                  {"source", db::Type::text},
                  {"certainty", db::Type::text}});
  for (const auto& [holiday, replaces, removed, id] : changes) {
    rows.add({to_value(holiday.id), to_value(replaces), to_value(removed), to_value(holiday.day),
              to_value(format_states(holiday.states)), to_value(holiday.district), to_value(holiday.name_ms),
              to_value(holiday.name_en), to_value(domain::holiday_kind_name(holiday.kind)), to_value(holiday.islamic),
              to_value(holiday.source), to_value(domain::date_certainty_name(holiday.certainty))});
  }
  write.execute_each(
      "INSERT INTO holiday (id, revision, edit_id, replaces, removed, day, states, district, name_ms, name_en, kind, "
      "islamic, source, certainty, reason, made_at, made_by_agency, made_by) SELECT r.id, $1, $2, r.replaces, "
      "r.removed, r.day, r.states, r.district, r.name_ms, r.name_en, r.kind, r.islamic, r.source, r.certainty, $3, "
      "$4, $5, $6 FROM {rows}",
      rows,
      {to_value(edit.revision), to_value(edit.id), to_value(edit.reason), to_value(write.now()),
       to_value(edit.by_agency), to_value(edit.by)});
}

void insert_ramadan(db::Write& write, const CalendarEdit& edit, const domain::RamadanChange& change) {
  const auto& ramadan = change.ramadan;
  write.execute(
      "INSERT INTO ramadan (id, revision, edit_id, replaces, first_day, last_day, source, certainty, reason, made_at, "
      "made_by_agency, made_by) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)",
      {to_value(ramadan.id), to_value(edit.revision), to_value(edit.id), to_value(change.replaces),
       to_value(ramadan.days.first), to_value(ramadan.days.last), to_value(ramadan.source),
       to_value(domain::date_certainty_name(ramadan.certainty)), to_value(edit.reason), to_value(write.now()),
       to_value(edit.by_agency), to_value(edit.by)});
}

void insert_agency_days(db::Write& write, base::AgencyId agency, const CalendarEdit& edit,
                        const std::vector<AgencyDay>& days) {
  db::Batch rows({{"id", db::Type::uuid},
                  {"replaces", db::Type::uuid},
                  {"removed", db::Type::boolean},
                  {"unit_id", db::Type::uuid},
                  {"day", db::Type::day},
                  {"name_ms", db::Type::text},
                  {"name_en", db::Type::text},
                  {"source", db::Type::text}});
  for (const auto& day : days) {
    const auto& [holiday, replaces, removed, id] = day.change;
    const auto unit = day.unit ? std::optional(day.unit->value) : std::nullopt;
    rows.add({to_value(holiday.id), to_value(replaces), to_value(removed), to_value(unit), to_value(holiday.day),
              to_value(holiday.name_ms), to_value(holiday.name_en), to_value(holiday.source)});
  }
  write.execute_each(
      "INSERT INTO agency_holiday (agency_id, id, revision, edit_id, replaces, removed, unit_id, day, name_ms, "
      "name_en, "
      "source, reason, made_at, made_by) SELECT $1, r.id, $2, $3, r.replaces, r.removed, r.unit_id, r.day, r.name_ms, "
      "r.name_en, r.source, $4, $5, $6 FROM {rows}",
      rows,
      {to_value(agency), to_value(edit.revision), to_value(edit.id), to_value(edit.reason), to_value(write.now()),
       to_value(edit.by)});
}

CalendarEditNotes load_calendar_edit_notes(db::Read& read, std::int64_t revision) {
  static const std::string sql = "SELECT DISTINCT edit_id, reason, made_at FROM holiday WHERE " + std::string(live_at) +
                                 "UNION SELECT DISTINCT edit_id, reason, made_at FROM ramadan WHERE " +
                                 std::string(live_at);
  return to_notes(read.query(sql, {to_value(revision)}));
}

CalendarEditNotes load_agency_edit_notes(db::Read& read, base::AgencyId agency, std::int64_t revision) {
  static const std::string sql = "SELECT DISTINCT edit_id, reason, made_at FROM agency_holiday WHERE " +
                                 std::string(live_at) + "AND agency_id = $2";
  return to_notes(read.query(sql, {to_value(revision), to_value(agency)}));
}

domain::CalendarChanges load_edit(db::Read& read, base::Uuid edit) {
  static const std::string holidays =
      std::string(holiday_columns) + "WHERE edit_id = $1 AND withdrawn_revision IS NULL ORDER BY id";
  static const std::string ramadans =
      std::string(ramadan_columns) + "WHERE edit_id = $1 AND withdrawn_revision IS NULL ORDER BY id";
  return {all_rows(read.query(holidays, {to_value(edit)}), to_national),
          all_rows(read.query(ramadans, {to_value(edit)}), to_ramadan)};
}

std::vector<domain::HolidayChange> load_agency_edit(db::Read& read, base::AgencyId agency, base::Uuid edit) {
  static const std::string sql = std::string(agency_columns) +
                                 "WHERE h.agency_id = $1 AND h.edit_id = $2 AND h.withdrawn_revision IS NULL "
                                 "ORDER BY h.id";
  return all_rows(read.query(sql, {to_value(agency), to_value(edit)}), to_agency_day);
}

void withdraw_edit(db::Write& write, const CalendarEdit& edit) {
  const auto end = [&](std::string_view sql) {
    write.execute(sql, {to_value(edit.id), to_value(edit.revision), to_value(write.now()), to_value(edit.by_agency),
                        to_value(edit.by), to_value(edit.reason)});
  };
  end("UPDATE holiday SET withdrawn_revision = $2, withdrawn_at = $3, withdrawn_by_agency = $4, withdrawn_by = $5, "
      "withdrawn_reason = $6 WHERE edit_id = $1 AND withdrawn_revision IS NULL");
  end("UPDATE ramadan SET withdrawn_revision = $2, withdrawn_at = $3, withdrawn_by_agency = $4, withdrawn_by = $5, "
      "withdrawn_reason = $6 WHERE edit_id = $1 AND withdrawn_revision IS NULL");
}

void withdraw_agency_edit(db::Write& write, base::AgencyId agency, const CalendarEdit& edit) {
  write.execute(
      "UPDATE agency_holiday SET withdrawn_revision = $3, withdrawn_at = $4, withdrawn_by = $5, withdrawn_reason = $6 "
      "WHERE agency_id = $1 AND edit_id = $2 AND withdrawn_revision IS NULL",
      {to_value(agency), to_value(edit.id), to_value(edit.revision), to_value(write.now()), to_value(edit.by),
       to_value(edit.reason)});
}

}  // namespace spotme::store
