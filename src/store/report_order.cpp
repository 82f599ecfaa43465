#include "store/report_order.hpp"

#include <fmt/format.h>

#include <array>

namespace spotme::store {
namespace {

using db::to_value;
using db::Type;

constexpr std::array<std::string_view, 6> state_names{"waiting", "running", "done", "failed", "cancelled", "expired"};

ReportState parse_state(std::string_view text) {
  for (std::size_t i = 0; i < state_names.size(); ++i) {
    if (state_names.at(i) == text) return static_cast<ReportState>(i);
  }
  throw db::Fault("a report order in a state that is none");
}

std::string join(const std::vector<std::string>& paths) {
  std::string text;
  for (std::size_t i = 0; i < paths.size(); ++i) text += (i == 0 ? "" : ";") + paths[i];
  return text;
}

/// One empty path, which is everything, is written as an empty text as well.
std::vector<std::string> split(const std::string& text) {
  std::vector<std::string> paths;
  std::size_t from = 0;
  while (true) {
    const auto at = text.find(';', from);
    paths.push_back(text.substr(from, at - from));
    if (at == std::string::npos) return paths;
    from = at + 1;
  }
}

constexpr std::string_view columns =
    "q.agency_id, q.id, q.kind, q.first_day, q.last_day, q.unit_path, q.officer_id, q.form, q.language, q.purpose, "
    "q.recipient, q.schedule_id, q.ordered_by, q.ordered_at, q.state, q.progress, q.attempts, q.paths, q.failure, "
    "q.row_count, q.size, q.file_name, q.ended_at, q.expires_at, coalesce((SELECT o.name FROM officer o "
    "WHERE o.agency_id = q.agency_id AND o.id = q.officer_id), '')";

ReportOrder to_order(const db::Row& row) {
  ReportOrder order;
  order.agency = row.id<base::AgencyId>(0);
  order.id = row.id<domain::ReportOrderId>(1);
  const auto kind = domain::parse_report_kind(row.text(2));
  if (!kind) throw db::Fault("a report order of a kind that is none");
  order.question.kind = *kind;
  order.question.days = {row.day(3), row.day(4)};
  order.question.unit_path = row.text(5);
  if (const auto officer = row.optional_uuid(6)) order.question.officer = base::OfficerId{*officer};
  order.form = domain::parse_report_form(row.text(7)).value();
  order.question.language = domain::parse_report_language(row.text(8)).value();
  order.purpose = row.text(9);
  order.recipient = row.text(10);
  if (const auto schedule = row.optional_uuid(11)) order.schedule = domain::ReportScheduleId{*schedule};
  order.ordered_by = row.id<base::OfficerId>(12);
  order.ordered_at = row.instant(13);
  order.state = parse_state(row.text(14));
  order.progress = row.integer(15);
  order.attempts = row.integer(16);
  order.paths = split(row.text(17));
  order.failure = row.text(18);
  order.rows = row.integer(19);
  order.size = row.integer(20);
  order.file_name = row.text(21);
  order.ended_at = row.optional_instant(22);
  order.expires_at = row.optional_instant(23);
  order.officer_name = row.text(24);
  return order;
}

void delete_pieces(db::Write& write, base::AgencyId agency, domain::ReportOrderId id) {
  write.execute("DELETE FROM report_piece WHERE agency_id = $1 AND order_id = $2", {to_value(agency), to_value(id)});
}

db::Batch to_batch(const std::vector<base::AgencyId>& agencies) {
  db::Batch rows({{"agency_id", Type::uuid}});
  for (const auto& agency : agencies) rows.add({to_value(agency)});
  return rows;
}

}  // namespace

std::string_view report_state_name(ReportState state) { return state_names.at(static_cast<std::size_t>(state)); }

void insert_report_orders(db::Write& write, const std::vector<ReportOrder>& orders) {
  db::Batch rows({{"agency_id", Type::uuid},
                  {"id", Type::uuid},
                  {"kind", Type::text},
                  {"first_day", Type::day},
                  {"last_day", Type::day},
                  {"unit_path", Type::text},
                  {"officer_id", Type::uuid},
                  {"form", Type::text},
                  {"language", Type::text},
                  {"purpose", Type::text},
                  {"recipient", Type::text},
                  {"schedule_id", Type::uuid},
                  {"ordered_by", Type::uuid}});
  for (const auto& one : orders) {
    const auto& asked = one.question;
    rows.add({to_value(one.agency), to_value(one.id), to_value(domain::terms_of(asked.kind).name),
              to_value(asked.days.first), to_value(asked.days.last), to_value(asked.unit_path), to_value(asked.officer),
              to_value(domain::report_form_name(one.form)), to_value(domain::report_language_name(asked.language)),
              to_value(one.purpose), to_value(one.recipient), to_value(one.schedule), to_value(one.ordered_by)});
  }
  write.execute_each(
      "INSERT INTO report_order (agency_id, id, kind, first_day, last_day, unit_path, officer_id, form, language, "
      "purpose, recipient, schedule_id, ordered_by, ordered_at, state) SELECT r.agency_id, r.id, r.kind, r.first_day, "
      "r.last_day, r.unit_path, r.officer_id, r.form, r.language, r.purpose, r.recipient, r.schedule_id, "
      "r.ordered_by, $1, 'waiting' FROM {rows}",
      rows, {to_value(write.now())});
}

std::optional<ReportOrder> find_report_order(db::Read& read, base::AgencyId agency, domain::ReportOrderId id) {
  static const auto sql = fmt::format("SELECT {} FROM report_order q WHERE q.agency_id = $1 AND q.id = $2", columns);
  const auto rows = read.query(sql, {to_value(agency), to_value(id)});
  if (rows.empty()) return std::nullopt;
  return to_order(rows[0]);
}

std::vector<ReportOrder> list_report_orders(db::Read& read, base::AgencyId agency, base::OfficerId officer,
                                            const std::optional<base::Uuid>& before, std::int64_t limit) {
  std::vector<db::Value> params{to_value(agency), to_value(officer), to_value(limit)};
  auto sql = fmt::format("SELECT {} FROM report_order q WHERE q.agency_id = $1 AND q.ordered_by = $2 ", columns);
  if (before) {
    params.push_back(to_value(*before));
    sql += "AND q.id < $4 ";
  }
  sql += "ORDER BY q.id DESC LIMIT $3";
  std::vector<ReportOrder> orders;
  for (const auto row : read.query(sql, params)) orders.push_back(to_order(row));
  return orders;
}

std::int64_t count_open_report_orders(db::Read& read, base::AgencyId agency, base::OfficerId officer) {
  return read
      .query(
          "SELECT count(*) FROM report_order WHERE agency_id = $1 AND ordered_by = $2 AND schedule_id IS NULL "
          "AND state IN ('waiting', 'running')",
          {to_value(agency), to_value(officer)})
      .integer();
}

bool cancel_report_order(db::Write& write, base::AgencyId agency, domain::ReportOrderId id) {
  const auto changed = write.execute(
      "UPDATE report_order SET state = 'cancelled', lease_holder = NULL, ended_at = $3 WHERE agency_id = $1 AND id = "
      "$2 "
      "AND state IN ('waiting', 'running')",
      {to_value(agency), to_value(id), to_value(write.now())});
  if (changed == 1) delete_pieces(write, agency, id);
  return changed == 1;
}

std::optional<ReportOrderKey> next_report_order(db::Read& read, const std::vector<base::AgencyId>& agencies) {
  std::optional<ReportOrderKey> next;
  std::optional<base::Instant> oldest;
  for (const auto row : read.query_each(
           "SELECT q.agency_id, q.id, q.ordered_at FROM {rows} JOIN report_order q ON q.agency_id = r.agency_id "
           "AND q.state IN ('waiting', 'running') AND (q.state = 'waiting' OR q.lease_until < $1) "
           "ORDER BY q.ordered_at, q.id LIMIT 1",
           to_batch(agencies), {to_value(read.now())})) {
    if (oldest && *oldest <= row.instant(2)) continue;
    oldest = row.instant(2);
    next = ReportOrderKey{row.id<base::AgencyId>(0), row.id<domain::ReportOrderId>(1)};
  }
  return next;
}

std::optional<ReportOrder> take_report_order(db::Write& write, const ReportOrderKey& key, base::Uuid runner,
                                             base::Instant until) {
  const auto changed = write.execute(
      "UPDATE report_order SET state = 'running', progress = 0, attempts = attempts + 1, lease_holder = $3, "
      "lease_until = $4 WHERE agency_id = $1 AND id = $2 AND state IN ('waiting', 'running') "
      "AND (state = 'waiting' OR lease_until < $5)",
      {to_value(key.agency), to_value(key.id), to_value(runner), to_value(until), to_value(write.now())});
  if (changed != 1) return std::nullopt;
  delete_pieces(write, key.agency, key.id);
  return find_report_order(write, key.agency, key.id);
}

bool renew_report_order(db::Write& write, const ReportOrderKey& key, base::Uuid runner, base::Instant until,
                        std::int64_t progress) {
  return write.execute(
             "UPDATE report_order SET lease_until = $4, progress = $5 WHERE agency_id = $1 AND id = $2 "
             "AND lease_holder = $3 AND state = 'running'",
             {to_value(key.agency), to_value(key.id), to_value(runner), to_value(until), to_value(progress)}) == 1;
}

void insert_report_piece(db::Write& write, const ReportOrderKey& key, std::int64_t n, std::string_view bytes) {
  write.execute(
      "INSERT INTO report_piece (agency_id, order_id, n, bytes) VALUES ($1, $2, $3, $4)",
      {to_value(key.agency), to_value(key.id), to_value(n), to_value(base::Bytes(bytes.begin(), bytes.end()))});
}

void release_report_order(db::Write& write, const ReportOrderKey& key, base::Uuid runner) {
  const auto changed = write.execute(
      "UPDATE report_order SET state = 'waiting', progress = 0, attempts = attempts - 1, lease_holder = NULL "
      "WHERE agency_id = $1 AND id = $2 AND lease_holder = $3 AND state = 'running'",
      {to_value(key.agency), to_value(key.id), to_value(runner)});
  if (changed == 1) delete_pieces(write, key.agency, key.id);
}

bool end_report_order(db::Write& write, const ReportOrderKey& key, base::Uuid runner, const ReportEnding& ending) {
  const auto changed = write.execute(
      "UPDATE report_order SET state = $4, failure = $5, paths = $6, row_count = $7, size = $8, sha256 = $9, "
      "file_name = $10, ended_at = $11, expires_at = $12, progress = 1000, lease_holder = NULL "
      "WHERE agency_id = $1 AND id = $2 AND lease_holder = $3 AND state = 'running'",
      {to_value(key.agency), to_value(key.id), to_value(runner), to_value(report_state_name(ending.state)),
       to_value(ending.failure), to_value(join(ending.paths)), to_value(ending.rows), to_value(ending.size),
       to_value(ending.sha256), to_value(ending.file_name), to_value(write.now()), to_value(ending.expires_at)});
  if (changed == 1 && ending.state != ReportState::done) delete_pieces(write, key.agency, key.id);
  return changed == 1;
}

void add_piece_digest(std::string& digests, std::string_view piece) {
  const auto digest = base::sha256(piece);
  digests.append(digest.begin(), digest.end());
}

std::string load_report_file(db::Read& read, const ReportOrderKey& key) {
  const auto order = read.query(
      "SELECT size, sha256 FROM report_order WHERE agency_id = $1 AND id = $2 "
      "AND state = 'done'",
      {to_value(key.agency), to_value(key.id)});
  if (order.empty()) throw db::Failure("the file of a report is asked for that has none");
  const auto size = order[0].integer(0);
  std::string bytes;
  std::string digests;
  bytes.reserve(static_cast<std::size_t>(size));
  // One piece at a time: all at once would stand in memory twice.
  for (std::int64_t n = 0; static_cast<std::int64_t>(bytes.size()) < size; ++n) {
    const auto piece = read.query("SELECT bytes FROM report_piece WHERE agency_id = $1 AND order_id = $2 AND n = $3",
                                  {to_value(key.agency), to_value(key.id), to_value(n)});
    if (piece.empty()) break;
    const auto& part = piece[0].blob(0);
    const auto at = bytes.size();
    bytes.append(part.begin(), part.end());
    add_piece_digest(digests, std::string_view(bytes).substr(at));
  }
  const auto hash = base::sha256(digests);
  if (order[0].blob(1) != base::Bytes(hash.begin(), hash.end())) throw db::Failure("the file of a report is not whole");
  return bytes;
}

std::int64_t expire_report_orders(db::Write& write, const std::vector<base::AgencyId>& agencies) {
  const auto rows = to_batch(agencies);
  write.execute_each(
      "DELETE FROM report_piece WHERE (agency_id, order_id) IN (SELECT q.agency_id, q.id FROM {rows} JOIN report_order "
      "q ON q.agency_id = r.agency_id AND q.state = 'done' AND q.expires_at < $1)",
      rows, {to_value(write.now())});
  return write.execute_each(
      "UPDATE report_order SET state = 'expired' WHERE (agency_id, id) IN (SELECT q.agency_id, q.id FROM {rows} JOIN "
      "report_order q ON q.agency_id = r.agency_id AND q.state = 'done' AND q.expires_at < $1)",
      rows, {to_value(write.now())});
}

ReportPolicy load_report_policy(db::Read& read, base::AgencyId agency) {
  const auto rows =
      read.query("SELECT keep_days, purpose_asked FROM report_policy WHERE agency_id = $1", {to_value(agency)});
  if (rows.empty()) return {};
  return {rows[0].integer(0), rows[0].boolean(1)};
}

void put_report_policy(db::Write& write, base::AgencyId agency, const ReportPolicy& policy,
                       const std::optional<base::OfficerId>& by) {
  write.execute(
      "INSERT INTO report_policy (agency_id, keep_days, purpose_asked, set_at, set_by) VALUES ($1, $2, $3, $4, $5) "
      "ON CONFLICT (agency_id) DO UPDATE SET keep_days = excluded.keep_days, "
      "purpose_asked = excluded.purpose_asked, set_at = excluded.set_at, set_by = excluded.set_by",
      {to_value(agency), to_value(policy.keep_days), to_value(policy.purpose_asked), to_value(write.now()),
       to_value(by)});
}

}  // namespace spotme::store
