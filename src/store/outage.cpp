#include "store/outage.hpp"

#include "store/reach_sql.hpp"

#include <fmt/format.h>

namespace spotme::store {
namespace {

using db::to_value;

std::optional<base::Uuid> uuid_of(const std::optional<base::OfficerId>& id) {
  return id ? std::optional(id->value) : std::nullopt;
}

// A unit by its path and name of today: $2. Who declares an outage chooses the unit as it stands.
constexpr std::string_view from_outages =
    "FROM outage t JOIN unit_version v ON v.agency_id = t.agency_id AND v.unit_id = t.unit_id "
    "AND v.valid_from <= $2 AND $2 < v.valid_to ";
constexpr std::string_view columns =
    "t.id, t.unit_id, t.from_at, t.until_at, t.reason, t.declared_at, t.declared_by, v.path";
constexpr std::size_t column_count = 8;

Outage to_outage(const db::Row& row, base::AgencyId agency) {
  Outage outage{
      agency,        row.id<base::OutageId>(0), row.id<base::UnitId>(1), row.instant(2), row.instant(3), row.text(4),
      row.instant(5)};
  if (const auto by = row.optional_uuid(6)) outage.declared_by = base::OfficerId{*by};
  outage.unit_path = row.text(7);
  return outage;
}

std::string view_sql() {
  return fmt::format(
      "SELECT {}, v.name, coalesce(m.name, ''), (SELECT count(*) FROM attendance_issue i WHERE i.agency_id = "
      "t.agency_id AND i.outage_id = t.id), t.withdrawn_at, coalesce(w.name, ''), t.withdrawn_reason {}"
      "LEFT JOIN officer m ON m.agency_id = t.agency_id AND m.id = t.declared_by "
      "LEFT JOIN officer w ON w.agency_id = t.agency_id AND w.id = t.withdrawn_by WHERE t.agency_id = $1 ",
      columns, from_outages);
}

OutageView to_view(const db::Row& row, base::AgencyId agency) {
  constexpr auto first = column_count;
  return {to_outage(row, agency),          row.text(first),     row.text(first + 1), row.integer(first + 2),
          row.optional_instant(first + 3), row.text(first + 4), row.text(first + 5)};
}

}  // namespace

void insert_outage(db::Write& write, const Outage& outage) {
  write.execute(
      "INSERT INTO outage (agency_id, id, unit_id, from_at, until_at, reason, declared_at, declared_by) "
      "VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
      {to_value(outage.agency), to_value(outage.id), to_value(outage.unit), to_value(outage.from),
       to_value(outage.until), to_value(outage.reason), to_value(write.now()), to_value(uuid_of(outage.declared_by))});
}

bool withdraw_outage(db::Write& write, base::AgencyId agency, base::OutageId id, std::optional<base::OfficerId> by,
                     std::string_view reason) {
  return write.execute(
             "UPDATE outage SET withdrawn_at = $3, withdrawn_by = $4, withdrawn_reason = $5 WHERE agency_id = $1 "
             "AND id = $2 AND withdrawn_at IS NULL",
             {to_value(agency), to_value(id), to_value(write.now()), to_value(uuid_of(by)), to_value(reason)}) == 1;
}

std::vector<Outage> load_outages(db::Read& read, base::AgencyId agency, domain::DayRange days) {
  static const auto sql = fmt::format(
      "SELECT {} {}WHERE t.agency_id = $1 AND t.until_at > $3 AND t.from_at < $4 AND t.withdrawn_at IS NULL "
      "ORDER BY t.id",
      columns, from_outages);
  constexpr std::chrono::days two_days{2};
  const auto from = base::to_instant(base::LocalTime{days.first});
  const auto until = base::to_instant(base::LocalTime{days.last + two_days});
  std::vector<Outage> outages;
  for (const auto row : read.query(sql, {to_value(agency), to_value(read.today()), to_value(from), to_value(until)})) {
    outages.push_back(to_outage(row, agency));
  }
  return outages;
}

std::int64_t count_posted_below(db::Read& read, base::AgencyId agency, const std::string& unit_path, base::Day day) {
  std::vector<db::Value> params{to_value(agency), to_value(day)};
  const auto sql = fmt::format(
      "SELECT count(*) FROM posting p JOIN unit_version v ON v.agency_id = p.agency_id AND v.unit_id = p.unit_id "
      "AND v.valid_from <= $2 AND $2 < v.valid_to WHERE p.agency_id = $1 AND p.valid_from <= $2 AND $2 < p.valid_to {}",
      reach_condition("v.path", {unit_path}, params));
  return read.query(sql, params).integer();
}

std::vector<OutageView> list_outages(db::Read& read, base::AgencyId agency, const std::vector<std::string>& reach,
                                     const std::optional<base::OutageId>& after, std::int64_t limit) {
  std::vector<db::Value> params{to_value(agency), to_value(read.today())};
  auto sql = view_sql() + reach_condition("v.path", reach, params);
  if (after) {
    params.push_back(to_value(*after));
    sql += fmt::format("AND t.id < ${} ", params.size());
  }
  params.push_back(to_value(limit));
  sql += fmt::format("ORDER BY t.id DESC LIMIT ${}", params.size());
  std::vector<OutageView> views;
  for (const auto row : read.query(sql, params)) views.push_back(to_view(row, agency));
  return views;
}

std::optional<OutageView> find_outage(db::Read& read, base::AgencyId agency, base::OutageId id) {
  static const auto sql = view_sql() + "AND t.id = $3";
  const auto rows = read.query(sql, {to_value(agency), to_value(read.today()), to_value(id)});
  if (rows.empty()) return std::nullopt;
  return to_view(rows[0], agency);
}

}  // namespace spotme::store
