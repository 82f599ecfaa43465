#include "store/task_series.hpp"

#include "store/reach_sql.hpp"
#include "store/team.hpp"

#include <fmt/format.h>

namespace spotme::store {
namespace {

using db::to_value;
using db::Type;

constexpr std::string_view columns =
    "s.agency_id, s.id, s.title, s.output, s.priority, s.every, s.weekdays, s.month_day, s.first_day, s.last_day, "
    "s.due_days, s.given, s.made_at, s.made_by, s.ended_at";
constexpr std::size_t column_count = 15;

TaskSeries to_series(const db::Row& row) {
  const auto priority = domain::parse_task_priority(row.text(4));
  const auto every = domain::parse_every(row.text(5));
  if (!priority || !every) throw db::Fault("a recurring task of a kind that is none");
  TaskSeries series{row.id<base::AgencyId>(0), row.id<domain::TaskSeriesId>(1), row.text(2), row.text(3), *priority};
  series.recurrence = {
      *every, static_cast<std::uint8_t>(row.integer(6)), row.integer(7), row.day(8), row.day(9), row.integer(10)};
  series.given = row.boolean(11);
  series.made_at = row.instant(12);
  series.made_by = row.id<base::OfficerId>(13);
  series.ended_at = row.optional_instant(14);
  return series;
}

/// The post of `c`, an officer of a series, on the day `$3`: the path of the unit in `v`, the supervisor in `l`. Inside
/// of EXISTS: joined, SQLite would begin with all posts of the agency.
constexpr std::string_view from_post =
    "FROM posting p JOIN unit_version v ON v.agency_id = p.agency_id AND v.unit_id = p.unit_id AND v.valid_from <= $3 "
    "AND $3 < v.valid_to LEFT JOIN supervision l ON l.agency_id = p.agency_id AND l.officer_id = p.officer_id "
    "AND l.valid_from <= $3 AND $3 < l.valid_to WHERE p.agency_id = c.agency_id AND p.officer_id = c.officer_id "
    "AND p.valid_from <= $3 AND $3 < p.valid_to ";

/// `more`: further columns, with a comma before each.
std::string view_sql(const std::string& more = {}) {
  return fmt::format(
      "SELECT {}, o.name, (SELECT count(*) FROM task_series_officer c WHERE c.agency_id = s.agency_id "
      "AND c.series_id = s.id){} FROM task_series s JOIN officer o ON o.agency_id = s.agency_id AND o.id = s.made_by "
      "WHERE s.agency_id = $1 ",
      columns, more);
}
TaskSeriesView to_view(const db::Row& row) {
  return {to_series(row), row.text(column_count), row.integer(column_count + 1)};
}

/// `UNION SELECT …` of the series that run and were given to others whom `$2` leads. His people stand apart from his
/// units, so that they are found by their supervisor and not among all who have one. Empty for who leads nobody.
std::string led_series(const domain::TeamReach& reach, std::vector<db::Value>& params) {
  constexpr std::string_view running =
      "AND c.officer_id <> $2 AND EXISTS (SELECT 1 FROM task_series m WHERE m.agency_id = c.agency_id "
      "AND m.id = c.series_id AND m.given AND m.ended_at IS NULL AND m.last_day >= $3) ";
  std::string sql;
  if (!reach.supervisors.empty()) {
    std::string people;
    for (const auto& supervisor : reach.supervisors) {
      params.push_back(to_value(supervisor));
      people += fmt::format("{}${}", people.empty() ? "" : ", ", params.size());
    }
    sql += fmt::format(
        "UNION SELECT c.series_id FROM supervision d JOIN task_series_officer c ON c.agency_id = d.agency_id "
        "AND c.officer_id = d.officer_id WHERE d.agency_id = $1 AND d.supervisor_id IN ({}) AND d.valid_from <= $3 "
        "AND $3 < d.valid_to {}AND EXISTS (SELECT 1 {}) ",
        people, running, from_post);
  }
  if (!reach.units.empty()) {
    const auto units = reach_condition("v.path", reach.units, params);
    sql += fmt::format(
        "UNION SELECT c.series_id FROM task_series_officer c WHERE c.agency_id = $1 {}AND EXISTS (SELECT 1 {}{}) ",
        running, from_post, units);
  }
  return sql;
}

db::Batch officer_batch(const std::vector<base::OfficerId>& officers) {
  db::Batch rows({{"officer_id", Type::uuid}});
  for (const auto& officer : officers) rows.add({to_value(officer)});
  return rows;
}

}  // namespace

void insert_task_series(db::Write& write, const TaskSeries& series, const std::vector<base::OfficerId>& officers) {
  const auto& recurrence = series.recurrence;
  write.execute(
      "INSERT INTO task_series (agency_id, id, title, output, priority, every, weekdays, month_day, first_day, "
      "last_day, due_days, given, made_at, made_by) "
      "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)",
      {to_value(series.agency), to_value(series.id), to_value(series.title), to_value(series.output),
       to_value(domain::task_priority_name(series.priority)), to_value(domain::every_name(recurrence.every)),
       to_value(std::int64_t{recurrence.weekdays}), to_value(recurrence.month_day), to_value(recurrence.first),
       to_value(recurrence.last), to_value(recurrence.due_days), to_value(series.given), to_value(series.made_at),
       to_value(series.made_by)});
  write.execute_each(
      "INSERT INTO task_series_officer (agency_id, officer_id, series_id) SELECT $1, r.officer_id, $2 FROM {rows}",
      officer_batch(officers), {to_value(series.agency), to_value(series.id)});
}

bool end_task_series(db::Write& write, base::AgencyId agency, domain::TaskSeriesId id,
                     std::optional<base::OfficerId> by) {
  return write.execute(
             "UPDATE task_series SET ended_at = $3, ended_by = $4 WHERE agency_id = $1 AND id = $2 "
             "AND ended_at IS NULL",
             {to_value(agency), to_value(id), to_value(write.now()),
              to_value(by ? std::optional(by->value) : std::nullopt)}) == 1;
}

std::optional<TaskSeriesView> find_task_series(db::Read& read, base::AgencyId agency, domain::TaskSeriesId id) {
  static const auto sql = view_sql() + "AND s.id = $2";
  const auto rows = read.query(sql, {to_value(agency), to_value(id)});
  if (rows.empty()) return std::nullopt;
  return to_view(rows[0]);
}

std::vector<TaskSeriesView> list_task_series(db::Read& read, base::AgencyId agency, base::OfficerId officer,
                                             const domain::TeamReach& reach,
                                             const std::optional<domain::TaskSeriesId>& before, std::int64_t limit) {
  std::vector<db::Value> params{to_value(agency), to_value(officer), to_value(read.today())};
  const auto led = "AND c.officer_id <> $2 " + team_condition("v.path", "l.supervisor_id", reach, params);
  const auto count = [](std::string_view more) {
    return fmt::format(
        ", (SELECT count(*) FROM task_series_officer c WHERE c.agency_id = s.agency_id AND c.series_id = s.id "
        "AND EXISTS (SELECT 1 {}{}))",
        from_post, more);
  };
  auto sql = view_sql(count("") + count(led));
  sql += fmt::format(
      "AND s.id IN (SELECT m.id FROM task_series m WHERE m.agency_id = $1 AND m.made_by = $2 UNION "
      "SELECT c.series_id FROM task_series_officer c WHERE c.agency_id = $1 AND c.officer_id = $2 {}) ",
      led_series(reach, params));
  if (before) {
    params.push_back(to_value(*before));
    sql += fmt::format("AND s.id < ${} ", params.size());
  }
  params.push_back(to_value(limit));
  sql += fmt::format("ORDER BY s.id DESC LIMIT ${}", params.size());
  std::vector<TaskSeriesView> views;
  for (const auto row : read.query(sql, params)) {
    views.push_back(to_view(row));
    const auto posted = row.integer(column_count + 2);
    views.back().leads_all = posted > 0 && row.integer(column_count + 3) == posted;
  }
  return views;
}

std::vector<base::OfficerId> load_series_officers(db::Read& read, base::AgencyId agency, domain::TaskSeriesId id,
                                                  std::int64_t limit) {
  std::vector<base::OfficerId> officers;
  for (const auto row : read.query("SELECT officer_id FROM task_series_officer WHERE agency_id = $1 "
                                   "AND series_id = $2 ORDER BY officer_id LIMIT $3",
                                   {to_value(agency), to_value(id), to_value(limit)})) {
    officers.push_back(row.id<base::OfficerId>(0));
  }
  return officers;
}

std::vector<std::int64_t> count_running_series(db::Read& read, base::AgencyId agency,
                                               const std::vector<base::OfficerId>& officers, base::Day day) {
  std::vector<std::int64_t> counts;
  for (const auto row : read.query_each(
           "SELECT (SELECT count(*) FROM task_series_officer c JOIN task_series s ON s.agency_id = c.agency_id "
           "AND s.id = c.series_id WHERE c.agency_id = $1 AND c.officer_id = r.officer_id AND s.ended_at IS NULL "
           "AND s.last_day >= $2) FROM {rows} ORDER BY r.n",
           officer_batch(officers), {to_value(agency), to_value(day)})) {
    counts.push_back(row.integer(0));
  }
  return counts;
}

std::vector<SeriesTurn> list_series_turns(db::Read& read, base::AgencyId agency, base::Day day, base::Day since,
                                          const SeriesCursor& after, std::int64_t limit) {
  static const auto sql = fmt::format(
      "SELECT {}, c.officer_id, c.made_on FROM task_series_officer c JOIN task_series s ON s.agency_id = c.agency_id "
      "AND s.id = c.series_id WHERE c.agency_id = $1 AND s.ended_at IS NULL AND s.first_day <= $2 "
      "AND s.last_day >= $3 AND (c.made_on IS NULL OR c.made_on < $2) AND (c.officer_id, c.series_id) > ($4, $5) "
      "ORDER BY c.officer_id, c.series_id LIMIT $6",
      columns);
  std::vector<SeriesTurn> turns;
  for (const auto row : read.query(sql, {to_value(agency), to_value(day), to_value(since), to_value(after.officer),
                                         to_value(after.series), to_value(limit)})) {
    turns.push_back({to_series(row), row.id<base::OfficerId>(column_count), row.optional_day(column_count + 1)});
  }
  return turns;
}

void set_series_made(db::Write& write, base::AgencyId agency, const std::vector<SeriesTurn>& turns, base::Day day) {
  db::Batch rows({{"officer_id", Type::uuid}, {"series_id", Type::uuid}});
  for (const auto& turn : turns) rows.add({to_value(turn.officer), to_value(turn.series.id)});
  write.execute_each(
      "UPDATE task_series_officer SET made_on = $2 FROM {rows} WHERE task_series_officer.agency_id = $1 "
      "AND task_series_officer.officer_id = r.officer_id AND task_series_officer.series_id = r.series_id",
      rows, {to_value(agency), to_value(day)});
}

}  // namespace spotme::store
