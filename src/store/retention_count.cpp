#include "store/retention_count.hpp"

#include "store/audit_list.hpp"

#include <fmt/format.h>

#include <array>

namespace spotme::store {
namespace {

using db::to_value;
using db::Type;

/// What tells the age of a row: a civil day, an instant, or an id of version 7, which sorts by time.
enum class Age : std::uint8_t { day, instant, id };

struct Place {
  std::string_view table;
  std::string_view age;  ///< the column
  Age form = Age::day;
  std::string_view officer;  ///< the column of whose it is
  std::string_view only = "";
};

/// In the order of domain::RetentionKind.
constexpr std::array<Place, domain::retention_kind_count> places{{
    {"attendance_transaction", "work_day", Age::day, "officer_id"},
    {"clock_event", "work_day", Age::day, "officer_id"},
    {"approval", "moved_at", Age::instant, "officer_id", " AND t.state IN ('accepted', 'rejected', 'withdrawn')"},
    {"letter", "issued_on", Age::day, "officer_id"},
    {"task", "moved_on", Age::day, "officer_id", " AND t.state IN ('verified', 'cancelled')"},
    {"audit_entry", "id", Age::id, "owner_id"},
    {"attachment", "made_at", Age::instant, "officer_id", " AND t.subject_id IS NOT NULL"},
    {"clock_event", "work_day", Age::day, "officer_id", " AND t.latitude IS NOT NULL"},
    {"notice", "made_at", Age::instant, "officer_id", " AND t.read_at IS NOT NULL"},
    {"mail", "settled_at", Age::instant, "officer_id"},
    {"session", "expires_at", Age::instant, "officer_id"},
    {"clock_key", "at", Age::instant, "officer_id"},
    {"attachment", "made_at", Age::instant, "officer_id", " AND t.subject_id IS NULL"},
}};

const Place& place_of(domain::RetentionKind kind) { return places.at(static_cast<std::size_t>(kind)); }

base::Instant start_of(base::Day day) { return base::to_instant(base::LocalTime{day}); }

db::Value mark_of(const Place& place, base::Day day) {
  if (place.form == Age::day) return to_value(day);
  if (place.form == Age::instant) return to_value(start_of(day));
  return to_value(first_audit_id(day));
}

Type type_of(const Place& place) {
  if (place.form == Age::day) return Type::day;
  return place.form == Age::instant ? Type::integer : Type::uuid;
}

base::Day day_of(const Place& place, const db::Row& row) {
  if (place.form == Age::day) return row.day(0);
  if (place.form == Age::instant) return base::local_day(row.instant(0));
  return base::local_day(instant_of_id(row.uuid(0)));
}

constexpr std::string_view held =
    "LEFT JOIN (SELECT DISTINCT h.officer_id FROM held_officer h WHERE h.agency_id = $1) k ON k.officer_id = ";

std::optional<base::Day> oldest_of(db::Read& read, base::AgencyId agency, const Place& place, base::Day before) {
  const auto rows =
      read.query(fmt::format("SELECT t.{0} FROM {1} t WHERE t.agency_id = $1 AND t.{0} < $2{2} ORDER BY t.{0} LIMIT 1",
                             place.age, place.table, place.only),
                 std::vector<db::Value>{to_value(agency), mark_of(place, before)});
  if (rows.empty()) return std::nullopt;
  return day_of(place, rows[0]);
}

base::Day month_after(base::Day day) {
  const std::chrono::year_month_day date(day);
  return base::Day{(date.year() / date.month() + std::chrono::months{1}) / 1};
}

}  // namespace

Overdue count_overdue(db::Read& read, base::AgencyId agency, domain::RetentionKind kind, base::Day before) {
  const auto& place = place_of(kind);
  const auto rows =
      read.query(fmt::format("SELECT count(*), count(k.officer_id) FROM (SELECT t.{0} AS officer_id FROM {1} t "
                             "WHERE t.agency_id = $1 AND t.{2} < $2{3} LIMIT $3) x {4}x.officer_id",
                             place.officer, place.table, place.age, place.only, held),
                 std::vector<db::Value>{to_value(agency), mark_of(place, before), to_value(most_counted_rows + 1)});
  Overdue overdue{rows[0].integer(0), rows[0].integer(1)};
  if (overdue.rows > 0) overdue.oldest = oldest_of(read, agency, place, before);
  return overdue;
}

std::vector<OverdueMonth> list_overdue_months(db::Read& read, base::AgencyId agency, domain::RetentionKind kind,
                                              base::Day before) {
  const auto& place = place_of(kind);
  const auto oldest = oldest_of(read, agency, place, before);
  std::vector<OverdueMonth> asked;
  if (!oldest) return asked;
  db::Batch rows({{"first", type_of(place)}, {"until", type_of(place)}});
  for (auto first = *oldest; first < before && asked.size() < most_listed_months;) {
    const auto until = std::min(month_after(first), before);
    asked.push_back({first, until - std::chrono::days{1}});
    rows.add({mark_of(place, first), mark_of(place, until)});
    first = until;
  }
  for (const auto row : read.query_each(
           fmt::format("SELECT r.n, count(*), count(k.officer_id) FROM {{rows}} JOIN {0} t ON t.agency_id = $1 "
                       "AND t.{1} >= r.first AND t.{1} < r.until{2} {3}t.{4} GROUP BY r.n",
                       place.table, place.age, place.only, held, place.officer),
           rows, {to_value(agency)})) {
    auto& month = asked.at(static_cast<std::size_t>(row.integer(0)));
    month.rows = row.integer(1);
    month.held = row.integer(2);
  }
  std::erase_if(asked, [](const auto& month) { return month.rows == 0; });
  return asked;
}

}  // namespace spotme::store
