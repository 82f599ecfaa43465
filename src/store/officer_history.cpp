#include "store/officer_history.hpp"

#include "store/delegation.hpp"
#include "store/organisation.hpp"

#include <fmt/format.h>

namespace spotme::store {
namespace {

using db::to_value;
using domain::HistoryKind;

/// The version of the unit of `p` that held on the day in `day`, else its first one.
std::string unit_version_on(std::string_view table, std::string_view day) {
  return fmt::format(
      "LEFT JOIN unit_version v ON v.agency_id = {0}.agency_id AND v.unit_id = {0}.unit_id AND v.valid_from = coalesce("
      "(SELECT max(w.valid_from) FROM unit_version w WHERE w.agency_id = {0}.agency_id AND w.unit_id = {0}.unit_id "
      "AND w.valid_from <= {1}), (SELECT min(w.valid_from) FROM unit_version w WHERE w.agency_id = {0}.agency_id "
      "AND w.unit_id = {0}.unit_id)) ",
      table, day);
}

std::string_view table_of(HistoryKind kind) {
  switch (kind) {
    case HistoryKind::posting: return "posting";
    case HistoryKind::supervision: return "supervision";
    case HistoryKind::scheme: return "officer_scheme";
    case HistoryKind::role: return "role_holding";
  }
  throw db::Fault("a kind of history that is none");
}

void add_rows(db::Read& read, const std::string& sql, HistoryKind kind, base::AgencyId agency, base::OfficerId officer,
              std::vector<HistoryRow>& rows) {
  for (const auto row : read.query(sql, {to_value(agency), to_value(officer)})) {
    HistoryRow one;
    one.kind = kind;
    one.from = row.day(0);
    one.to = row.day(1);
    one.value = row.text(2);
    if (kind == HistoryKind::posting || kind == HistoryKind::role) {
      one.unit = row.id<base::UnitId>(3);
      one.unit_path = row.optional_text(4).value_or("");
      one.unit_name = row.optional_text(5).value_or("");
    }
    if (kind == HistoryKind::supervision) {
      one.other = row.id<base::OfficerId>(3);
      one.name = row.text(4);
    }
    rows.push_back(std::move(one));
  }
}

}  // namespace

std::vector<std::optional<KeptOfficer>> load_kept_officers(db::Read& read, base::AgencyId agency,
                                                           const std::vector<base::OfficerId>& officers) {
  static const std::string sql =
      "SELECT r.n, o.name, a.user_id, a.active, v.path, v.name, "
      "(SELECT min(q.valid_from) FROM posting q WHERE q.agency_id = $1 AND q.officer_id = o.id), "
      "(SELECT max(q.valid_to) FROM posting q WHERE q.agency_id = $1 AND q.officer_id = o.id) "
      "FROM {rows} JOIN officer o ON o.agency_id = $1 AND o.id = r.officer_id "
      "LEFT JOIN account a ON a.agency_id = o.agency_id AND a.officer_id = o.id "
      "LEFT JOIN posting p ON p.agency_id = o.agency_id AND p.officer_id = o.id AND p.valid_from = coalesce("
      "(SELECT max(q.valid_from) FROM posting q WHERE q.agency_id = $1 AND q.officer_id = o.id AND q.valid_from <= $2),"
      "(SELECT min(q.valid_from) FROM posting q WHERE q.agency_id = $1 AND q.officer_id = o.id)) " +
      unit_version_on("p", "$2");
  db::Batch rows({{"officer_id", db::Type::uuid}});
  for (const auto& officer : officers) rows.add({to_value(officer)});
  std::vector<std::optional<KeptOfficer>> kept(officers.size());
  for (const auto row : read.query_each(sql, rows, {to_value(agency), to_value(read.today())})) {
    const auto n = static_cast<std::size_t>(row.integer(0));
    KeptOfficer one{officers[n], row.text(1)};
    one.user_id = row.optional_text(2).value_or("");
    one.active = !row.is_null(3) && row.boolean(3);
    one.unit_path = row.optional_text(4).value_or("");
    one.unit_name = row.optional_text(5).value_or("");
    one.first_post = row.optional_day(6);
    const auto until = row.optional_day(7);
    if (until && *until != open_end) one.posted_until = until;
    kept[n] = std::move(one);
  }
  auto held = load_role_holdings(read, agency, officers, read.today());
  for (std::size_t i = 0; i < kept.size(); ++i) {
    if (kept[i]) kept[i]->held = std::move(held[i]);
  }
  return kept;
}

std::vector<HistoryRow> load_officer_history(db::Read& read, base::AgencyId agency, base::OfficerId officer) {
  static const std::string postings =
      "SELECT p.valid_from, p.valid_to, p.state, p.unit_id, v.path, v.name FROM posting p " +
      unit_version_on("p", "p.valid_from") + "WHERE p.agency_id = $1 AND p.officer_id = $2 ORDER BY p.valid_from";
  static const std::string supervisions =
      "SELECT s.valid_from, s.valid_to, coalesce(a.user_id, ''), s.supervisor_id, o.name FROM supervision s "
      "JOIN officer o ON o.agency_id = s.agency_id AND o.id = s.supervisor_id "
      "LEFT JOIN account a ON a.agency_id = s.agency_id AND a.officer_id = s.supervisor_id "
      "WHERE s.agency_id = $1 AND s.officer_id = $2 ORDER BY s.valid_from";
  static const std::string schemes =
      "SELECT s.valid_from, s.valid_to, s.scheme FROM officer_scheme s "
      "WHERE s.agency_id = $1 AND s.officer_id = $2 ORDER BY s.valid_from";
  static const std::string roles =
      "SELECT h.valid_from, h.valid_to, h.role, h.unit_id, v.path, v.name FROM role_holding h " +
      unit_version_on("h", "h.valid_from") +
      "WHERE h.agency_id = $1 AND h.officer_id = $2 ORDER BY h.valid_from, h.role, h.unit_id";
  std::vector<HistoryRow> rows;
  add_rows(read, postings, HistoryKind::posting, agency, officer, rows);
  add_rows(read, supervisions, HistoryKind::supervision, agency, officer, rows);
  add_rows(read, schemes, HistoryKind::scheme, agency, officer, rows);
  add_rows(read, roles, HistoryKind::role, agency, officer, rows);
  return rows;
}

std::vector<OfficerEvent> list_officer_events(db::Read& read, base::AgencyId agency, base::OfficerId officer,
                                              const std::optional<base::Uuid>& before, std::int64_t limit) {
  std::vector<db::Value> params{to_value(agency), to_value(officer), to_value(limit)};
  std::string sql =
      "SELECT e.id, e.at, e.action, coalesce(o.name, '') FROM audit_entry e "
      "LEFT JOIN officer o ON o.agency_id = e.agency_id AND o.id = e.actor_id "
      "WHERE e.agency_id = $1 AND e.subject_id = $2 AND e.owner_id IS NULL "
      "AND e.action IN ('account_opened', 'account_activated', 'account_deactivated', 'password_reset', "
      "'sign_in_locked', 'officer_edited', 'posting_changed', 'supervisor_changed', 'scheme_changed', 'role_given', "
      "'role_ended', 'change_undone', 'officer_departed', 'officer_departure_undone', 'transfer_offered', "
      "'transfer_accepted', 'transfer_refused', 'transfer_withdrawn', 'transfer_done', 'officer_merged', "
      "'officer_merge_undone') ";
  if (before) {
    params.push_back(to_value(*before));
    sql += "AND e.id < $4 ";
  }
  std::vector<OfficerEvent> events;
  for (const auto row : read.query(sql + "ORDER BY e.id DESC LIMIT $3", params)) {
    events.push_back({row.uuid(0), row.instant(1), row.text(2), row.text(3)});
  }
  return events;
}

bool undo_change(db::Write& write, base::AgencyId agency, base::OfficerId officer, HistoryKind kind, base::Day day,
                 const std::optional<UnitRole>& role) {
  std::vector<db::Value> params{to_value(agency), to_value(officer), to_value(day)};
  std::string of = "WHERE agency_id = $1 AND officer_id = $2 ";
  if (role) {
    params.push_back(to_value(domain::role_name(role->role)));
    params.push_back(to_value(role->unit));
    of += "AND role = $4 AND unit_id = $5 ";
  }
  const auto table = table_of(kind);
  const auto begun = write.query(fmt::format("SELECT valid_to FROM {} {}AND valid_from = $3", table, of), params);
  const auto ended = write.query(fmt::format("SELECT valid_from FROM {} {}AND valid_to = $3", table, of), params);
  if (begun.empty() && ended.empty()) return false;
  base::Day until = open_end;
  if (!begun.empty()) {
    until = begun[0].day(0);
    (void)write.query(fmt::format("DELETE FROM {} {}AND valid_from = $3", table, of), params);
  } else {
    const auto next =
        write.query(fmt::format("SELECT min(valid_from) FROM {} {}AND valid_from > $3", table, of), params);
    until = next[0].optional_day(0).value_or(open_end);
  }
  if (!ended.empty()) {
    params.push_back(to_value(until));
    (void)write.query(fmt::format("UPDATE {} SET valid_to = ${} {}AND valid_to = $3", table, params.size(), of),
                      params);
  }
  return true;
}

std::vector<base::OfficerId> load_chain_above(db::Read& read, base::AgencyId agency, base::OfficerId officer,
                                              base::Day from) {
  // Each step keeps the days on which all the links so far hold together, so that links of different times make no
  // chain; UNION ends a circle that is there already.
  const auto rows = read.query(
      "WITH RECURSIVE up(officer_id, first_day, last_day) AS ("
      "SELECT v.supervisor_id, CASE WHEN v.valid_from > $3 THEN v.valid_from ELSE $3 END, v.valid_to FROM supervision "
      "v "
      "WHERE v.agency_id = $1 AND v.officer_id = $2 AND v.valid_to > $3 "
      "UNION SELECT v.supervisor_id, CASE WHEN v.valid_from > u.first_day THEN v.valid_from ELSE u.first_day END, "
      "CASE WHEN v.valid_to < u.last_day THEN v.valid_to ELSE u.last_day END FROM up u JOIN supervision v "
      "ON v.agency_id = $1 AND v.officer_id = u.officer_id AND v.valid_from < u.last_day AND u.first_day < v.valid_to) "
      "SELECT DISTINCT officer_id FROM up",
      {to_value(agency), to_value(officer), to_value(from)});
  std::vector<base::OfficerId> above;
  for (const auto row : rows) above.push_back(row.id<base::OfficerId>(0));
  return above;
}

}  // namespace spotme::store
