#include "store/closing.hpp"

namespace spotme::store {
namespace {

using db::to_value;

AgencyClosing to_agency(const db::Row& row) {
  AgencyClosing closing;
  closing.agency = row.id<base::AgencyId>(0);
  closing.code = row.text(1);
  closing.created = base::local_day(row.instant(2));
  closing.start = row.optional_day(3);
  if (closing.start) {
    closing.closed_until = row.day(4);
    closing.last_number = row.integer(5);
  }
  return closing;
}

constexpr std::string_view agency_columns =
    "SELECT g.id, g.code, g.created_at, c.start_day, c.closed_until, c.last_number FROM agency g "
    "LEFT JOIN agency_closing c ON c.agency_id = g.id ";

DayClosing to_day(const db::Row& row) {
  DayClosing closing;
  closing.day = row.day(0);
  closing.closed = row.boolean(1);
  if (const auto after = row.optional_uuid(2)) closing.after = base::OfficerId{*after};
  closing.officers = row.integer(3);
  closing.done = row.integer(4);
  closing.waits_until = row.optional_instant(5);
  closing.started_at = row.instant(6);
  closing.closed_at = row.optional_instant(7);
  return closing;
}

constexpr std::string_view day_columns =
    "SELECT work_day, closed, after_officer, officers, done, waits_until, started_at, closed_at FROM day_closing ";

std::optional<base::Uuid> uuid_of(const std::optional<base::OfficerId>& officer) {
  if (!officer) return std::nullopt;
  return officer->value;
}

}  // namespace

std::vector<AgencyClosing> load_agency_closings(db::Read& read) {
  static const std::string sql =
      std::string(agency_columns) + "WHERE EXISTS (SELECT 1 FROM posting p WHERE p.agency_id = g.id) ORDER BY g.code";
  std::vector<AgencyClosing> closings;
  for (const auto row : read.query(sql)) closings.push_back(to_agency(row));
  return closings;
}

std::optional<AgencyClosing> find_agency_closing(db::Read& read, base::AgencyId agency) {
  static const std::string sql = std::string(agency_columns) + "WHERE g.id = $1";
  const auto rows = read.query(sql, {to_value(agency)});
  if (rows.empty()) return std::nullopt;
  return to_agency(rows[0]);
}

void start_closing(db::Write& write, base::AgencyId agency, base::Day start) {
  write.execute(
      "INSERT INTO agency_closing (agency_id, start_day, closed_until) VALUES ($1, $2, $3) "
      "ON CONFLICT (agency_id) DO NOTHING",
      {to_value(agency), to_value(start), to_value(start - std::chrono::days{1})});
}

void set_closed_until(db::Write& write, base::AgencyId agency, base::Day day) {
  write.execute("UPDATE agency_closing SET closed_until = $1 WHERE agency_id = $2", {to_value(day), to_value(agency)});
}

std::int64_t take_numbers(db::Write& write, base::AgencyId agency, std::int64_t count) {
  const auto rows =
      write.query("UPDATE agency_closing SET last_number = last_number + $1 WHERE agency_id = $2 RETURNING last_number",
                  {to_value(count), to_value(agency)});
  if (rows.empty()) throw db::Fault("numbers for an agency whose closing has not begun");
  return rows[0].integer(0) - count + 1;
}

bool take_lease(db::Write& write, base::AgencyId agency, const base::Uuid& holder, base::Instant until, bool force) {
  return write.execute(
             "UPDATE agency_closing SET lease_holder = $1, lease_until = $2 WHERE agency_id = $3 "
             "AND (lease_holder IS NULL OR lease_holder = $1 OR lease_until < $4 OR $5)",
             {to_value(holder), to_value(until), to_value(agency), to_value(write.now()), to_value(force)}) == 1;
}

void end_lease(db::Write& write, base::AgencyId agency, const base::Uuid& holder) {
  write.execute(
      "UPDATE agency_closing SET lease_holder = NULL, lease_until = 0 WHERE agency_id = $1 AND lease_holder = $2",
      {to_value(agency), to_value(holder)});
}

std::vector<DayClosing> load_day_closings(db::Read& read, base::AgencyId agency, domain::DayRange days) {
  static const std::string sql =
      std::string(day_columns) + "WHERE agency_id = $1 AND work_day BETWEEN $2 AND $3 ORDER BY work_day";
  std::vector<DayClosing> closings;
  for (const auto row : read.query(sql, {to_value(agency), to_value(days.first), to_value(days.last)})) {
    closings.push_back(to_day(row));
  }
  return closings;
}

std::optional<DayClosing> find_day_closing(db::Read& read, base::AgencyId agency, base::Day day) {
  auto found = load_day_closings(read, agency, {day, day});
  if (found.empty()) return std::nullopt;
  return found.front();
}

void insert_day_closing(db::Write& write, base::AgencyId agency, base::Day day) {
  write.execute(
      "INSERT INTO day_closing (agency_id, work_day, officers, started_at) SELECT $1, $2, (SELECT count(*) FROM "
      "posting "
      "WHERE agency_id = $1 AND valid_from <= $2 AND $2 < valid_to), $3 WHERE true "
      "ON CONFLICT (agency_id, work_day) DO NOTHING",
      {to_value(agency), to_value(day), to_value(write.now())});
}

bool move_day_closing(db::Write& write, base::AgencyId agency, const DayClosing& before, const DayClosing& now) {
  return write.execute(
             "UPDATE day_closing SET closed = $1, after_officer = $2, done = $3, waits_until = $4, closed_at = $5 "
             "WHERE agency_id = $6 AND work_day = $7 AND NOT closed AND after_officer IS NOT DISTINCT FROM $8",
             {to_value(now.closed), to_value(uuid_of(now.after)), to_value(now.done), to_value(now.waits_until),
              to_value(now.closed_at), to_value(agency), to_value(now.day), to_value(uuid_of(before.after))}) == 1;
}

std::optional<MonthClosing> find_month_closing(db::Read& read, base::AgencyId agency, domain::Month month) {
  const auto rows = read.query(
      "SELECT closed, changed_at, changed_by, reason FROM month_closing WHERE agency_id = $1 AND first_day = $2",
      {to_value(agency), to_value(month.first)});
  if (rows.empty()) return std::nullopt;
  MonthClosing closing{month, rows[0].boolean(0), rows[0].instant(1), std::nullopt, rows[0].text(3)};
  if (const auto by = rows[0].optional_uuid(2)) closing.changed_by = base::OfficerId{*by};
  return closing;
}

bool any_month_closed(db::Read& read, base::AgencyId agency, domain::DayRange days) {
  return !read.query(
                  "SELECT 1 FROM month_closing WHERE agency_id = $1 AND closed AND first_day <= $3 AND $2 <= last_day "
                  "LIMIT 1",
                  {to_value(agency), to_value(days.first), to_value(days.last)})
              .empty();
}

std::vector<domain::Month> load_closed_months(db::Read& read, base::AgencyId agency, domain::DayRange days) {
  std::vector<domain::Month> months;
  for (const auto row : read.query(
           "SELECT first_day FROM month_closing WHERE agency_id = $1 AND closed AND first_day <= $3 AND $2 <= last_day "
           "ORDER BY first_day",
           {to_value(agency), to_value(days.first), to_value(days.last)})) {
    months.push_back({row.day(0)});
  }
  return months;
}

void set_month_closing(db::Write& write, base::AgencyId agency, const MonthClosing& month) {
  write.execute(
      "INSERT INTO month_closing (agency_id, first_day, last_day, closed, changed_at, changed_by, reason) "
      "VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (agency_id, first_day) DO UPDATE SET closed = excluded.closed, "
      "changed_at = excluded.changed_at, changed_by = excluded.changed_by, reason = excluded.reason",
      {to_value(agency), to_value(month.month.first), to_value(month.month.last()), to_value(month.closed),
       to_value(month.changed_at), to_value(uuid_of(month.changed_by)), to_value(month.reason)});
}

}  // namespace spotme::store
