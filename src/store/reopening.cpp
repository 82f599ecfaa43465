#include "store/reopening.hpp"

#include <algorithm>

namespace spotme::store {
namespace {

using db::to_value;
using db::Type;

constexpr base::Uuid everybody{};

Reopening to_reopening(const db::Row& row, std::size_t first) {
  Reopening reopening;
  reopening.day = row.day(first);
  const auto officer = row.uuid(first + 1);
  if (officer != everybody) reopening.officer = base::OfficerId{officer};
  reopening.id = row.uuid(first + 2);
  reopening.reasons = domain::read_changes(row.text(first + 3));
  if (const auto after = row.optional_uuid(first + 4)) reopening.after = base::OfficerId{*after};
  return reopening;
}

/// The days of the range that may be closed: from the first that the agency closes up to today. Empty, its last before
/// its first, where the closing has not begun.
domain::DayRange closed_at_most(db::Write& write, base::AgencyId agency, domain::DayRange days) {
  const auto started = write.query("SELECT start_day FROM agency_closing WHERE agency_id = $1", {to_value(agency)});
  if (started.empty()) return {days.first, days.first - std::chrono::days{1}};
  return {std::max(days.first, started[0].day(0)), std::min(days.last, write.today())};
}

db::Batch key_batch() { return db::Batch({{"work_day", Type::day}, {"officer_id", Type::uuid}, {"id", Type::uuid}}); }

}  // namespace

void reopen_days(db::Write& write, const std::vector<OfficerDay>& days, const domain::ChangeReason& reason) {
  db::Batch rows({{"agency_id", Type::uuid}, {"work_day", Type::day}, {"officer_id", Type::uuid}, {"id", Type::uuid}});
  for (const auto& day : days) {
    if (day.day > write.today()) continue;
    rows.add({to_value(day.agency), to_value(day.day), to_value(day.officer), to_value(base::make_uuid(write.now()))});
  }
  write.execute_each(
      "INSERT INTO day_reopening (agency_id, work_day, officer_id, id, reason, at) "
      "SELECT r.agency_id, r.work_day, r.officer_id, r.id, $1, $2 FROM {rows}",
      rows, {to_value(domain::write_changes({reason})), to_value(write.now())});
}

void reopen_days(db::Write& write, base::AgencyId agency, const std::vector<base::OfficerId>& officers,
                 domain::DayRange days, const domain::ChangeReason& reason) {
  const auto part = closed_at_most(write, agency, days);
  std::vector<OfficerDay> single;
  for (const auto& officer : officers) {
    for (auto day = part.first; day <= part.last; day += std::chrono::days{1}) single.push_back({agency, officer, day});
  }
  reopen_days(write, single, reason);
}

void reopen_days(db::Write& write, base::AgencyId agency, domain::DayRange days, const domain::ChangeReason& reason) {
  db::Batch rows({{"work_day", Type::day}, {"id", Type::uuid}});
  const auto part = closed_at_most(write, agency, days);
  for (auto day = part.first; day <= part.last; day += std::chrono::days{1}) {
    rows.add({to_value(day), to_value(base::make_uuid(write.now()))});
  }
  write.execute_each(
      "INSERT INTO day_reopening (agency_id, work_day, officer_id, id, reason, at) "
      "SELECT $1, r.work_day, $2, r.id, $3, $4 FROM {rows}",
      rows, {to_value(agency), to_value(everybody), to_value(domain::write_changes({reason})), to_value(write.now())});
}

void reopen_days_everywhere(db::Write& write, domain::DayRange days, const domain::ChangeReason& reason) {
  for (const auto row : write.query("SELECT agency_id FROM agency_closing ORDER BY agency_id")) {
    reopen_days(write, row.id<base::AgencyId>(0), days, reason);
  }
}

std::vector<Reopening> load_reopenings(db::Read& read, base::AgencyId agency, base::Day closed_until,
                                       std::int64_t limit) {
  const auto found = read.query(
      "SELECT d.work_day, d.officer_id, d.id, d.reason, d.after_officer FROM day_reopening d "
      "WHERE d.agency_id = $1 AND d.work_day <= $2 AND d.officer_id <> $3 AND d.blocked = '' "
      "AND NOT EXISTS (SELECT 1 FROM month_closing m WHERE m.agency_id = d.agency_id AND m.closed "
      "AND m.first_day <= d.work_day AND d.work_day <= m.last_day) "
      "ORDER BY d.work_day, d.officer_id, d.id LIMIT $4",
      {to_value(agency), to_value(closed_until), to_value(everybody), to_value(limit)});
  std::vector<Reopening> reopenings;
  for (const auto row : found) reopenings.push_back(to_reopening(row, 0));
  return reopenings;
}

std::vector<Reopening> load_reopenings_of(db::Read& read, const std::vector<OfficerDay>& days) {
  db::Batch rows({{"agency_id", Type::uuid}, {"work_day", Type::day}, {"officer_id", Type::uuid}});
  for (const auto& day : days) rows.add({to_value(day.agency), to_value(day.day), to_value(day.officer)});
  const auto found = read.query_each(
      "SELECT r.n, d.work_day, d.officer_id, d.id, d.reason, d.after_officer FROM {rows} JOIN day_reopening d "
      "ON d.agency_id = r.agency_id AND d.work_day = r.work_day AND d.officer_id = r.officer_id ORDER BY r.n, d.id",
      rows);
  std::vector<Reopening> reopenings;
  for (const auto row : found) reopenings.push_back(to_reopening(row, 1));
  return reopenings;
}

std::vector<Reopening> load_reopenings_of(db::Read& read, base::AgencyId agency, domain::DayRange days,
                                          base::OfficerId first, base::OfficerId last) {
  const auto found = read.query_each(
      "SELECT d.work_day, d.officer_id, d.id, d.reason, d.after_officer FROM {rows} JOIN day_reopening d "
      "ON d.agency_id = $1 AND d.work_day = r.work_day AND d.officer_id >= $2 AND d.officer_id <= $3 "
      "AND d.officer_id <> $4 ORDER BY r.n, d.officer_id, d.id",
      day_batch(days), {to_value(agency), to_value(first), to_value(last), to_value(everybody)});
  std::vector<Reopening> reopenings;
  for (const auto row : found) reopenings.push_back(to_reopening(row, 0));
  return reopenings;
}

std::vector<Reopening> load_whole_reopenings(db::Read& read, base::AgencyId agency, base::Day closed_until) {
  const auto found = read.query(
      "SELECT d.work_day, d.officer_id, d.id, d.reason, d.after_officer FROM day_reopening d "
      "WHERE d.agency_id = $1 AND d.work_day <= $2 AND d.officer_id = $3 "
      "AND NOT EXISTS (SELECT 1 FROM month_closing m WHERE m.agency_id = d.agency_id AND m.closed "
      "AND m.first_day <= d.work_day AND d.work_day <= m.last_day) "
      "ORDER BY d.work_day, d.id LIMIT 1000",
      {to_value(agency), to_value(closed_until), to_value(everybody)});
  std::vector<Reopening> reopenings;
  for (const auto row : found) reopenings.push_back(to_reopening(row, 0));
  return reopenings;
}

std::optional<Reopening> find_whole_reopening(db::Read& read, base::AgencyId agency, base::Day day,
                                              const base::Uuid& id) {
  const auto found = read.query(
      "SELECT work_day, officer_id, id, reason, after_officer FROM day_reopening "
      "WHERE agency_id = $1 AND work_day = $2 AND officer_id = $3 AND id = $4",
      {to_value(agency), to_value(day), to_value(everybody), to_value(id)});
  if (found.empty()) return std::nullopt;
  return to_reopening(found[0], 0);
}

void delete_reopenings(db::Write& write, base::AgencyId agency, const std::vector<Reopening>& done) {
  auto rows = key_batch();
  for (const auto& one : done) {
    rows.add({to_value(one.day), to_value(one.officer ? one.officer->value : everybody), to_value(one.id)});
  }
  write.execute_each(
      "DELETE FROM day_reopening WHERE agency_id = $1 AND (work_day, officer_id, id) IN "
      "(SELECT r.work_day, r.officer_id, r.id FROM {rows})",
      rows, {to_value(agency)});
}

void delete_reopenings_before(db::Write& write, base::AgencyId agency, base::Day start) {
  write.execute("DELETE FROM day_reopening WHERE agency_id = $1 AND work_day < $2",
                {to_value(agency), to_value(start)});
}

void move_reopening(db::Write& write, base::AgencyId agency, const Reopening& whole, base::OfficerId after) {
  write.execute(
      "UPDATE day_reopening SET after_officer = $1 WHERE agency_id = $2 AND work_day = $3 AND officer_id = $4 AND id = "
      "$5",
      {to_value(after), to_value(agency), to_value(whole.day), to_value(everybody), to_value(whole.id)});
}

void insert_blocked_days(db::Write& write, base::AgencyId agency, const std::vector<BlockedDay>& days) {
  db::Batch rows({{"work_day", Type::day}, {"officer_id", Type::uuid}, {"id", Type::uuid}, {"blocked", Type::text}});
  for (const auto& day : days) {
    rows.add({to_value(day.day), to_value(day.officer), to_value(base::make_uuid(write.now())),
              to_value(domain::write_changes({day.blocked}))});
  }
  write.execute_each(
      "INSERT INTO day_reopening (agency_id, work_day, officer_id, id, reason, blocked, at) "
      "SELECT $1, r.work_day, r.officer_id, r.id, '', r.blocked, $2 FROM {rows}",
      rows, {to_value(agency), to_value(write.now())});
}

std::vector<WaitingDay> list_waiting_days(db::Read& read, base::AgencyId agency, domain::DayRange days,
                                          std::int64_t limit) {
  const auto found = read.query(
      "SELECT d.work_day, d.officer_id, o.name, coalesce(v.path, ''), d.blocked, d.reason FROM day_reopening d "
      "JOIN officer o ON o.agency_id = d.agency_id AND o.id = d.officer_id "
      "LEFT JOIN posting p ON p.agency_id = d.agency_id AND p.officer_id = d.officer_id "
      "AND p.valid_from <= d.work_day AND d.work_day < p.valid_to "
      "LEFT JOIN unit_version v ON v.agency_id = p.agency_id AND v.unit_id = p.unit_id "
      "AND v.valid_from <= d.work_day AND d.work_day < v.valid_to "
      "WHERE d.agency_id = $1 AND d.work_day BETWEEN $2 AND $3 ORDER BY d.work_day, d.officer_id, d.id LIMIT $4",
      {to_value(agency), to_value(days.first), to_value(days.last), to_value(limit)});
  std::vector<WaitingDay> waiting;
  for (const auto row : found) {
    auto reasons = domain::read_changes(row.text(5));
    const base::OfficerId officer = row.id<base::OfficerId>(1);
    if (!waiting.empty() && waiting.back().day == row.day(0) && waiting.back().officer == officer) {
      std::move(reasons.begin(), reasons.end(), std::back_inserter(waiting.back().reasons));
      if (waiting.back().blocked.empty()) waiting.back().blocked = domain::read_changes(row.text(4));
      continue;
    }
    waiting.push_back(
        {row.day(0), officer, row.text(2), row.text(3), domain::read_changes(row.text(4)), std::move(reasons)});
  }
  return waiting;
}

WaitingCounts count_waiting(db::Read& read, base::AgencyId agency, domain::DayRange days) {
  const auto found = read.query(
      "SELECT count(*) FILTER (WHERE blocked = ''), count(*) FILTER (WHERE blocked <> '') FROM day_reopening "
      "WHERE agency_id = $1 AND work_day BETWEEN $2 AND $3",
      {to_value(agency), to_value(days.first), to_value(days.last)});
  return {found[0].integer(0), found[0].integer(1)};
}

}  // namespace spotme::store
