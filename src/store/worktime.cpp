#include "store/worktime.hpp"

#include <algorithm>

namespace spotme::store {
namespace {

using db::to_value;
using db::Type;

template <class T>
const T* as_of(const std::vector<Dated<T>>& rows, base::Day day) {
  for (const auto& row : rows) {
    if (row.from <= day && day < row.to) return &row.value;
  }
  return nullptr;
}

}  // namespace

const Posting* Worktime::posting(base::Day day) const { return as_of(postings, day); }
const domain::AssignedScheme* Worktime::scheme(base::Day day) const { return as_of(schemes, day); }

db::Batch officer_days_batch(const std::vector<OfficerDays>& asked) {
  db::Batch rows(
      {{"agency_id", Type::uuid}, {"officer_id", Type::uuid}, {"first_day", Type::day}, {"last_day", Type::day}});
  for (const auto& one : asked) {
    rows.add({to_value(one.agency), to_value(one.officer), to_value(one.first), to_value(one.last)});
  }
  return rows;
}

std::vector<Worktime> load_worktimes(db::Read& read, const std::vector<OfficerDays>& asked) {
  std::vector<Worktime> worktimes(asked.size());
  const auto rows = officer_days_batch(asked);
  const auto postings = read.query_each(
      "SELECT r.n, p.valid_from, p.valid_to, v.valid_from, v.valid_to, v.path, p.state FROM {rows} "
      "JOIN posting p ON p.agency_id = r.agency_id AND p.officer_id = r.officer_id AND p.valid_from <= r.last_day "
      "AND r.first_day < p.valid_to "
      "JOIN unit_version v ON v.agency_id = p.agency_id AND v.unit_id = p.unit_id AND v.valid_from <= r.last_day "
      "AND r.first_day < v.valid_to AND v.valid_from < p.valid_to AND p.valid_from < v.valid_to "
      "ORDER BY r.n, p.valid_from, v.valid_from",
      rows);
  for (const auto row : postings) {
    worktimes[static_cast<std::size_t>(row.integer(0))].postings.push_back(
        {std::max(row.day(1), row.day(3)),
         std::min(row.day(2), row.day(4)),
         {row.text(5), domain::parse_state(row.text(6)).value()}});
  }
  const auto schemes = read.query_each(
      "SELECT r.n, s.valid_from, s.valid_to, s.scheme FROM {rows} JOIN officer_scheme s "
      "ON s.agency_id = r.agency_id AND s.officer_id = r.officer_id AND s.valid_from <= r.last_day "
      "AND r.first_day < s.valid_to ORDER BY r.n, s.valid_from",
      rows);
  for (const auto row : schemes) {
    worktimes[static_cast<std::size_t>(row.integer(0))].schemes.push_back(
        {row.day(1), row.day(2), domain::parse_assigned(row.text(3)).value()});
  }
  return worktimes;
}

std::vector<base::OfficerId> load_posted_officers(db::Read& read, base::AgencyId agency, domain::DayRange days,
                                                  base::OfficerId after, std::size_t limit) {
  std::vector<base::OfficerId> officers;
  const auto rows = read.query(
      "SELECT DISTINCT officer_id FROM posting WHERE agency_id = $1 AND officer_id > $2 AND valid_from <= $4 "
      "AND $3 < valid_to ORDER BY officer_id LIMIT $5",
      {to_value(agency), to_value(after), to_value(days.first), to_value(days.last),
       to_value(static_cast<std::int64_t>(limit))});
  for (const auto row : rows) officers.push_back(row.id<base::OfficerId>(0));
  return officers;
}

}  // namespace spotme::store
