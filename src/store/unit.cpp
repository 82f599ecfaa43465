#include "store/unit.hpp"

namespace spotme::store {
namespace {

using db::to_value;

constexpr std::string_view span_columns =
    "SELECT unit_id, parent_id, path, name, district, valid_from, valid_to FROM unit_version ";

domain::UnitSpans to_spans(const db::Rows& rows) {
  domain::UnitSpans spans;
  spans.reserve(rows.size());
  for (const auto row : rows) {
    const auto parent = row.optional_uuid(1);
    spans.push_back({row.id<base::UnitId>(0), parent ? std::optional(base::UnitId{*parent}) : std::nullopt, row.text(2),
                     row.text(3), row.text(4), row.day(5), row.day(6)});
  }
  return spans;
}

void insert_spans(db::Write& write, base::AgencyId agency, const domain::UnitSpans& spans) {
  db::Batch rows({{"unit_id", db::Type::uuid},
                  {"parent_id", db::Type::uuid},
                  {"path", db::Type::text},
                  {"name", db::Type::text},
                  {"district", db::Type::text},
                  {"valid_from", db::Type::day},
                  {"valid_to", db::Type::day}});
  for (const auto& span : spans) {
    const auto parent = span.parent ? std::optional(span.parent->value) : std::nullopt;
    rows.add({to_value(span.id), to_value(parent), to_value(span.path), to_value(span.name), to_value(span.district),
              to_value(span.from), to_value(span.to)});
  }
  write.execute_each(
      "INSERT INTO unit_version (agency_id, unit_id, valid_from, valid_to, parent_id, path, name, district) "
      "SELECT $1, r.unit_id, r.valid_from, r.valid_to, r.parent_id, r.path, r.name, r.district FROM {rows}",
      rows, {to_value(agency)});
}

}  // namespace

domain::UnitSpans load_unit_spans(db::Read& read, base::AgencyId agency, base::Day from) {
  static const std::string sql =
      std::string(span_columns) + "WHERE agency_id = $1 AND valid_to > $2 ORDER BY path, valid_from";
  return to_spans(read.query(sql, {to_value(agency), to_value(from)}));
}

void write_unit_spans(db::Write& write, base::AgencyId agency, const domain::UnitSpans& spans, base::Day from) {
  db::Batch rows({{"unit_id", db::Type::uuid}});
  for (const auto& span : spans) rows.add({to_value(span.id)});
  // What began on the same day is replaced: two rows of one unit, or of one path, on one day would contradict.
  write.execute_each(
      "DELETE FROM unit_version WHERE agency_id = $1 AND valid_from = $2 AND unit_id IN (SELECT r.unit_id FROM {rows})",
      rows, {to_value(agency), to_value(from)});
  write.execute_each(
      "UPDATE unit_version SET valid_to = $2 FROM {rows} WHERE unit_version.agency_id = $1 AND unit_version.unit_id = "
      "r.unit_id AND unit_version.valid_from < $2 AND $2 < unit_version.valid_to",
      rows, {to_value(agency), to_value(from)});
  insert_spans(write, agency, spans);
}

void insert_unit(db::Write& write, base::AgencyId agency, const domain::UnitSpan& unit) {
  write.execute("INSERT INTO unit (agency_id, id) VALUES ($1, $2)", {to_value(agency), to_value(unit.id)});
  insert_spans(write, agency, {unit});
}

void close_unit(db::Write& write, base::AgencyId agency, base::UnitId unit, base::Day from) {
  write.execute("DELETE FROM unit_version WHERE agency_id = $1 AND unit_id = $2 AND valid_from >= $3",
                {to_value(agency), to_value(unit), to_value(from)});
  write.execute("UPDATE unit_version SET valid_to = $3 WHERE agency_id = $1 AND unit_id = $2 AND valid_to > $3",
                {to_value(agency), to_value(unit), to_value(from)});
}

domain::UnitSpans list_unit_history(db::Read& read, base::AgencyId agency, base::UnitId unit,
                                    std::optional<base::Day> before, std::int64_t limit) {
  static const std::string sql =
      std::string(span_columns) +
      "WHERE agency_id = $1 AND unit_id = $2 AND valid_from < $3 ORDER BY valid_from DESC LIMIT $4";
  constexpr base::Day last{std::chrono::year{9999} / 12 / 31};
  return to_spans(
      read.query(sql, {to_value(agency), to_value(unit), to_value(before.value_or(last)), to_value(limit)}));
}

std::optional<base::Day> find_unit_beginning(db::Read& read, base::AgencyId agency, base::UnitId unit) {
  return read
      .query("SELECT min(valid_from) FROM unit_version WHERE agency_id = $1 AND unit_id = $2",
             {to_value(agency), to_value(unit)})
      .optional_day();
}

std::optional<base::Day> find_unit_end(db::Read& read, base::AgencyId agency, base::UnitId unit, base::Day day) {
  const auto end = read.query(
                           "SELECT max(valid_to) FROM unit_version WHERE agency_id = $1 AND unit_id = $2 "
                           "AND valid_to > $3",
                           {to_value(agency), to_value(unit), to_value(day)})
                       .optional_day();
  constexpr base::Day open{std::chrono::year{9999} / 12 / 31};
  return end == open ? std::nullopt : end;
}

UnitUse count_unit_use(db::Read& read, base::AgencyId agency, base::UnitId unit, base::Day from) {
  const auto rows = read.query(
      "SELECT (SELECT count(DISTINCT p.officer_id) FROM posting p WHERE p.agency_id = $1 AND p.unit_id = $2 "
      "AND p.valid_to > $3), (SELECT count(*) FROM role_holding h WHERE h.agency_id = $1 AND h.unit_id = $2 "
      "AND h.valid_to > $3)",
      {to_value(agency), to_value(unit), to_value(from)});
  const auto row = rows[0];
  return {row.integer(0), row.integer(1)};
}

std::vector<UnitCount> count_unit_officers(db::Read& read, base::AgencyId agency, base::Day day) {
  std::vector<UnitCount> counts;
  for (const auto row : read.query("SELECT unit_id, count(*) FROM posting WHERE agency_id = $1 AND valid_from <= $2 "
                                   "AND $2 < valid_to GROUP BY unit_id",
                                   {to_value(agency), to_value(day)})) {
    counts.push_back({row.id<base::UnitId>(0), row.integer(1)});
  }
  return counts;
}

}  // namespace spotme::store
