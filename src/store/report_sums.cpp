#include "domain/access.hpp"
#include "store/reach_sql.hpp"
#include "store/report.hpp"
#include "store/report_sql.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace spotme::store {
namespace {

using db::to_value;

constexpr std::string_view remote_kinds = "('work_from_home', 'hybrid_day')";
constexpr std::string_view movement_kinds = "('official_duty', 'course', 'time_off', 'work_from_home', 'hybrid_day')";

/// Of days `h` and what is against somebody on them, `f`.
constexpr std::string_view summed_sql =
    "max(h.unit_path), cast(sum(CASE WHEN h.status IN ('rest_day', 'holiday') THEN 0 ELSE 1 END) AS "
    "bigint), cast(sum(CASE WHEN h.status = 'present' THEN 1 ELSE 0 END) AS bigint), "
    "cast(sum(CASE WHEN h.status = 'incomplete' THEN 1 ELSE 0 END) AS bigint), "
    "cast(sum(CASE WHEN h.status = 'absent' THEN 1 ELSE 0 END) AS bigint), "
    "cast(sum(CASE WHEN h.status = 'on_leave' THEN 1 ELSE 0 END) AS bigint), "
    "cast(sum(coalesce(f.late_in, 0)) AS bigint), cast(sum(coalesce(f.late_minutes, 0)) AS bigint), "
    "cast(sum(coalesce(f.early_out, 0)) AS bigint), cast(sum(coalesce(f.early_minutes, 0)) AS bigint), "
    "cast(sum(coalesce(f.no_clock_in + f.no_clock_out, 0)) AS bigint) FROM ";
constexpr std::string_view marked_sql =
    "LEFT JOIN figure_officer f ON f.agency_id = h.agency_id AND f.work_day = h.work_day "
    "AND f.officer_id = h.officer_id ";

/// Paths of which none lies below another, so that no day is counted twice.
std::vector<std::string> apart(std::vector<std::string> paths) {
  std::sort(paths.begin(), paths.end());
  std::vector<std::string> kept;
  for (auto& path : paths) {
    const bool covered = std::any_of(kept.begin(), kept.end(), [&](const auto& above) {
      return above.empty() || domain::path_reaches(above, path);
    });
    if (!covered) kept.push_back(std::move(path));
  }
  return kept;
}

using Sum = std::int64_t ReportSums::*;
constexpr std::array<Sum, 10> all_sums{&ReportSums::days,         &ReportSums::present,    &ReportSums::incomplete,
                                       &ReportSums::absent,       &ReportSums::on_leave,   &ReportSums::late_days,
                                       &ReportSums::late_minutes, &ReportSums::early_days, &ReportSums::early_minutes,
                                       &ReportSums::no_clock};

/// In the order of summed_sql, whose first column is `first`.
ReportSums to_sums(const db::Row& row, std::size_t first) {
  ReportSums sums;
  sums.unit_path = row.text(first);
  for (std::size_t i = 0; i < all_sums.size(); ++i) sums.*all_sums.at(i) = row.integer(first + 1 + i);
  return sums;
}

}  // namespace

ReportSums& ReportSums::operator+=(const ReportSums& more) {
  unit_path = std::max(unit_path, more.unit_path);
  for (const auto sum : all_sums) this->*sum += more.*sum;
  return *this;
}

std::vector<ReportSums> sum_report_days(db::Read& read, const ReportScope& scope, domain::DayRange days,
                                        const std::vector<ReportOfficer>& officers) {
  // The condition of the units stands in the rows: a statement over a batch has a fixed number of parameters.
  db::Batch rows({{"officer_id", db::Type::uuid}, {"prefix", db::Type::text}, {"length", db::Type::integer}});
  const auto paths = apart(scope.paths);
  if (paths.empty()) return std::vector<ReportSums>(officers.size());
  for (const auto& officer : officers) {
    for (const auto& path : paths) {
      const auto prefix = path.empty() ? std::string() : path + "/";
      rows.add({to_value(officer.officer), to_value(prefix), to_value(static_cast<std::int64_t>(prefix.size()))});
    }
  }
  std::vector<ReportSums> sums(officers.size());
  const auto sql = fmt::format(
      "SELECT r.n, {}{{rows}} JOIN transaction_number h ON h.agency_id = $1 AND h.officer_id = r.officer_id "
      "AND h.work_day BETWEEN $2 AND $3 AND h.status <> 'void' "
      "AND substr(h.unit_path || '/', 1, cast(r.length AS integer)) = r.prefix {}GROUP BY r.n",
      summed_sql, marked_sql);
  for (const auto row :
       read.query_each(sql, rows, {to_value(scope.agency), to_value(days.first), to_value(days.last)})) {
    sums.at(static_cast<std::size_t>(row.integer(0)) / paths.size()) += to_sums(row, 1);
  }
  return sums;
}

ReportSums sum_all_report_days(db::Read& read, const ReportScope& scope, domain::DayRange days) {
  Params params{to_value(scope.agency), to_value(days.first), to_value(days.last)};
  auto sql = fmt::format(
      "SELECT {}transaction_number h {}WHERE h.agency_id = $1 AND h.work_day BETWEEN $2 AND $3 "
      "AND h.status <> 'void' {}",
      summed_sql, marked_sql, reach_condition("h.unit_path", scope.paths, params));
  if (scope.officer) sql += fmt::format("AND h.officer_id = {} ", add(params, to_value(*scope.officer)));
  ReportSums sums;
  for (const auto row : read.query(sql + "HAVING count(*) > 0", params)) sums += to_sums(row, 0);
  return sums;
}

std::vector<ReportMovement> list_movements(db::Read& read, const ReportScope& scope, domain::DayRange days,
                                           bool remote_alone, const std::optional<ReportGrantCursor>& after,
                                           std::int64_t limit) {
  Params params{to_value(scope.agency), to_value(days.first), to_value(days.last)};
  auto sql = fmt::format(
      "SELECT g.officer_id, g.id, g.first_day, g.last_day, o.name, coalesce(a.user_id, ''), v.path, g.kind, "
      "coalesce(g.part, ''), g.from_minute, g.to_minute, g.destination, s.out_at, s.back_at, s.overrun "
      "FROM officer_grant g JOIN officer o ON o.agency_id = g.agency_id AND o.id = g.officer_id "
      "JOIN posting p ON p.agency_id = g.agency_id AND p.officer_id = g.officer_id "
      "AND p.valid_from <= (CASE WHEN g.first_day > $2 THEN g.first_day ELSE $2 END) "
      "AND p.valid_to > (CASE WHEN g.first_day > $2 THEN g.first_day ELSE $2 END) "
      "JOIN unit_version v ON v.agency_id = p.agency_id AND v.unit_id = p.unit_id "
      "AND v.valid_from <= (CASE WHEN g.first_day > $2 THEN g.first_day ELSE $2 END) "
      "AND v.valid_to > (CASE WHEN g.first_day > $2 THEN g.first_day ELSE $2 END) "
      "LEFT JOIN account a ON a.agency_id = g.agency_id AND a.officer_id = g.officer_id "
      "LEFT JOIN time_slip s ON s.agency_id = g.agency_id AND s.officer_id = g.officer_id AND s.grant_id = g.id "
      "AND s.work_day = g.first_day WHERE g.agency_id = $1 AND g.last_day >= $2 AND g.first_day <= $3 "
      "AND g.withdrawn_at IS NULL AND g.kind IN {} {}",
      remote_alone ? remote_kinds : movement_kinds, reach_condition("v.path", scope.paths, params));
  if (scope.officer) sql += fmt::format("AND g.officer_id = {} ", add(params, to_value(*scope.officer)));
  if (after) {
    const auto last = add(params, to_value(after->last));
    const auto officer = add(params, to_value(after->officer));
    sql += fmt::format("AND (g.last_day, g.officer_id, g.id) > ({}, {}, {}) ", last, officer,
                       add(params, to_value(after->grant)));
  }
  sql += fmt::format("ORDER BY g.last_day, g.officer_id, g.id LIMIT {}", add(params, to_value(limit)));
  std::vector<ReportMovement> found;
  for (const auto row : read.query(sql, params)) {
    found.push_back({row.id<base::OfficerId>(0), row.uuid(1), row.day(2), row.day(3), row.text(4), row.text(5),
                     row.text(6), row.text(7), row.text(8), minute(row, 9), minute(row, 10), row.text(11),
                     row.optional_instant(12), row.optional_instant(13), row.optional_integer(14)});
  }
  return found;
}

std::vector<ReportTask> list_report_tasks(db::Read& read, const ReportScope& scope, domain::DayRange days,
                                          const std::optional<ReportTaskCursor>& after, std::int64_t limit) {
  Params params{to_value(scope.agency), to_value(days.first), to_value(days.last)};
  auto sql = fmt::format(
      "SELECT k.id, k.due_on, o.name, v.path, k.title, k.priority, k.state, k.progress, k.handed_in_at FROM task k "
      "JOIN officer o ON o.agency_id = k.agency_id AND o.id = k.officer_id "
      "JOIN posting p ON p.agency_id = k.agency_id AND p.officer_id = k.officer_id AND p.valid_from <= k.due_on "
      "AND k.due_on < p.valid_to JOIN unit_version v ON v.agency_id = p.agency_id AND v.unit_id = p.unit_id "
      "AND v.valid_from <= k.due_on AND k.due_on < v.valid_to WHERE k.agency_id = $1 AND k.due_on BETWEEN $2 AND $3 "
      "AND k.state <> 'cancelled' {}",
      reach_condition("v.path", scope.paths, params));
  if (scope.officer) sql += fmt::format("AND k.officer_id = {} ", add(params, to_value(*scope.officer)));
  if (after) {
    const auto due = add(params, to_value(after->due));
    sql += fmt::format("AND (k.due_on, k.id) > ({}, {}) ", due, add(params, to_value(after->task)));
  }
  sql += fmt::format("ORDER BY k.due_on, k.id LIMIT {}", add(params, to_value(limit)));
  std::vector<ReportTask> found;
  for (const auto row : read.query(sql, params)) {
    found.push_back({row.uuid(0), row.day(1), row.text(2), row.text(3), row.text(4), row.text(5), row.text(6),
                     row.integer(7), row.optional_instant(8)});
  }
  return found;
}

}  // namespace spotme::store
