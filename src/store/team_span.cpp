#include "store/team_span.hpp"

#include "store/reach_sql.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace spotme::store {
namespace {

using db::to_value;

/// Officers with each post and each version of its unit that touch the days, once more for each supervisor who is
/// asked for, and whether the unit alone reaches them.
struct Spans {
  std::string units;  ///< the condition on the unit, for CASE WHEN
  std::string from;
  std::vector<db::Value> params;
};

// Parameters: $1 agency, $2 the first day, $3 the last. Ranges that overlap each other in pairs have days in common.
constexpr std::string_view posts =
    "FROM officer o JOIN posting p ON p.agency_id = o.agency_id AND p.officer_id = o.id AND p.valid_from <= $3 "
    "AND $2 < p.valid_to JOIN unit_version v ON v.agency_id = p.agency_id AND v.unit_id = p.unit_id "
    "AND v.valid_from <= $3 AND $2 < v.valid_to AND v.valid_from < p.valid_to AND p.valid_from < v.valid_to "
    "LEFT JOIN supervision s ON s.agency_id = o.agency_id AND s.officer_id = o.id AND s.valid_from <= $3 "
    "AND $2 < s.valid_to AND s.valid_from < p.valid_to AND p.valid_from < s.valid_to AND s.valid_from < v.valid_to "
    "AND v.valid_from < s.valid_to AND s.supervisor_id IN ({}) WHERE o.agency_id = $1 "
    "AND (s.supervisor_id IS NOT NULL OR (true {})) ";

Spans spans_of(base::AgencyId agency, const TeamFilter& filter, domain::DayRange days) {
  Spans spans;
  auto& params = spans.params;
  params = {to_value(agency), to_value(days.first), to_value(days.last)};
  std::string people;
  for (const auto& supervisor : filter.reach.supervisors) {
    params.push_back(to_value(supervisor));
    people += fmt::format("{}${}", people.empty() ? "" : ", ", params.size());
  }
  spans.units = reach_condition("v.path", filter.reach.units, params);
  spans.from = fmt::format(posts, people.empty() ? "NULL" : people, spans.units);
  if (!filter.unit_path.empty() && filter.below) spans.from += reach_condition("v.path", {filter.unit_path}, params);
  if (!filter.unit_path.empty() && !filter.below) {
    params.push_back(to_value(filter.unit_path));
    spans.from += fmt::format("AND v.path = ${} ", params.size());
  }
  return spans;
}

/// The days that the row stands for.
domain::DayRange days_of(const db::Row& row, domain::DayRange days) {
  const auto cut = [&](std::size_t column) {
    days.first = std::max(days.first, row.day(column));
    days.last = std::min(days.last, row.day(column + 1) - std::chrono::days{1});
  };
  cut(6);
  cut(8);
  if (row.integer(12) == 0) cut(10);  // reached through his supervisor alone
  return days;
}

/// How far off the range lies.
std::chrono::days distance(domain::DayRange days, base::Day from) {
  return std::max({days.first - from, from - days.last, std::chrono::days{0}});
}

TeamMember to_member(const db::Row& row) {
  return {row.id<base::OfficerId>(0), row.text(1), row.text(2), row.id<base::UnitId>(3), row.text(4), row.text(5)};
}

}  // namespace

bool TeamSpan::covers(base::Day day) const {
  return std::any_of(days.begin(), days.end(), [&](const auto& range) { return range.contains(day); });
}

std::vector<TeamSpan> list_team_spans(db::Read& read, base::AgencyId agency, const TeamFilter& filter,
                                      domain::DayRange days) {
  auto spans = spans_of(agency, filter, days);
  auto& params = spans.params;
  std::string after;
  if (filter.after) {
    params.push_back(to_value(filter.after->name_key));
    params.push_back(to_value(filter.after->officer));
    after = fmt::format("AND (o.name_key, o.id) > (${}, ${}) ", params.size() - 1, params.size());
  }
  params.push_back(to_value(filter.limit));
  const auto sql = fmt::format(
      "SELECT k.* FROM (SELECT o.id AS id, o.name AS name, o.name_key AS name_key, p.unit_id AS unit_id, "
      "v.path AS path, v.name AS unit_name, p.valid_from AS post_from, p.valid_to AS post_to, "
      "v.valid_from AS unit_from, v.valid_to AS unit_to, s.valid_from AS supervisor_from, "
      "s.valid_to AS supervisor_to, CASE WHEN true {} THEN 1 ELSE 0 END AS by_unit, "
      "dense_rank() OVER (ORDER BY o.name_key, o.id) AS place {}{}) k WHERE k.place <= ${} "
      "ORDER BY k.place, k.post_from, k.unit_from, k.supervisor_from",
      spans.units, spans.from, after, params.size());
  std::vector<TeamSpan> found;
  std::chrono::days nearest{};
  for (const auto row : read.query(sql, params)) {
    const auto range = days_of(row, days);
    const auto away = distance(range, filter.day);
    const bool another = found.empty() || found.back().member.officer != row.id<base::OfficerId>(0);
    if (another) found.push_back({to_member(row), {}});
    if (!another && away < nearest) found.back().member = to_member(row);
    nearest = another ? away : std::min(nearest, away);
    found.back().days.push_back(range);
  }
  return found;
}

std::int64_t count_team_spans(db::Read& read, base::AgencyId agency, const TeamFilter& filter, domain::DayRange days) {
  const auto spans = spans_of(agency, filter, days);
  return read.query(fmt::format("SELECT count(DISTINCT o.id) {}", spans.from), spans.params).integer();
}

}  // namespace spotme::store
