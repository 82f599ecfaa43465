#include "store/press.hpp"

namespace spotme::store {
namespace {

using db::to_value;
using db::Type;

std::optional<domain::AssignedScheme> to_scheme(const db::Row& row, std::size_t column) {
  if (row.is_null(column)) return std::nullopt;
  return domain::parse_assigned(row.text(column)).value();
}

Presser to_presser(const db::Row& row, const PressQuestion& question) {
  Presser presser;
  presser.n = static_cast<std::size_t>(row.integer(0));
  presser.session.agency = question.agency;
  presser.session.id = question.session;
  presser.session.officer = row.id<base::OfficerId>(1);
  presser.session.secret_hash = row.blob(2);
  presser.session.kind = row.text(3);
  presser.session.trusted = row.boolean(4);
  presser.session.last_used_at = row.instant(5);
  presser.session.expires_at = row.instant(6);
  presser.session.ended_at = row.optional_instant(7);
  presser.active = row.boolean(8);
  presser.must_change_password = row.boolean(9);
  presser.agency_revision = row.integer(10);
  presser.rule_revision = row.integer(11);
  presser.national_revision = row.integer(12);
  if (!row.is_null(13)) presser.posting = Posting{row.text(13), domain::parse_state(row.text(14)).value()};
  presser.scheme_yesterday = to_scheme(row, 15);
  presser.scheme_today = to_scheme(row, 16);
  presser.has_approved = row.boolean(17);
  presser.suspended_from = row.optional_day(18);
  return presser;
}

}  // namespace

std::vector<Presser> load_pressers(db::Read& read, const std::vector<PressQuestion>& questions) {
  db::Batch rows(
      {{"agency_id", Type::uuid}, {"session_id", Type::uuid}, {"yesterday", Type::day}, {"today", Type::day}});
  for (const auto& question : questions) {
    rows.add({to_value(question.agency), to_value(question.session), to_value(question.day - std::chrono::days{1}),
              to_value(question.day)});
  }
  const auto found = read.query_each(
      "SELECT r.n, s.officer_id, s.secret_hash, s.kind, s.trusted, s.last_used_at, s.expires_at, s.ended_at, a.active, "
      "a.temporary_until IS NOT NULL, g.revision, g.rule_revision, "
      "(SELECT n.revision FROM rule_revision n WHERE n.id = 1), v.path, p.state, y.scheme, t.scheme, "
      "EXISTS (SELECT 1 FROM officer_grant q WHERE q.agency_id = s.agency_id AND q.officer_id = s.officer_id "
      "AND q.last_day >= r.yesterday AND q.first_day <= r.today AND q.withdrawn_at IS NULL) "
      "OR EXISTS (SELECT 1 FROM clock_correction c WHERE c.agency_id = s.agency_id AND c.officer_id = s.officer_id "
      "AND c.work_day >= r.yesterday AND c.work_day <= r.today AND c.accepted_at IS NOT NULL), g.suspended_from "
      "FROM {rows} "
      "JOIN session s ON s.agency_id = r.agency_id AND s.id = r.session_id "
      "JOIN account a ON a.agency_id = s.agency_id AND a.officer_id = s.officer_id "
      "JOIN agency g ON g.id = r.agency_id "
      "LEFT JOIN posting p ON p.agency_id = s.agency_id AND p.officer_id = s.officer_id "
      "AND p.valid_from <= r.today AND r.today < p.valid_to "
      "LEFT JOIN unit_version v ON v.agency_id = p.agency_id AND v.unit_id = p.unit_id "
      "AND v.valid_from <= r.today AND r.today < v.valid_to "
      "LEFT JOIN officer_scheme y ON y.agency_id = s.agency_id AND y.officer_id = s.officer_id "
      "AND y.valid_from <= r.yesterday AND r.yesterday < y.valid_to "
      "LEFT JOIN officer_scheme t ON t.agency_id = s.agency_id AND t.officer_id = s.officer_id "
      "AND t.valid_from <= r.today AND r.today < t.valid_to",
      rows);
  std::vector<Presser> pressers;
  pressers.reserve(found.size());
  for (const auto row : found)
    pressers.push_back(to_presser(row, questions.at(static_cast<std::size_t>(row.integer(0)))));
  return pressers;
}

void touch_sessions(db::Write& write, const std::vector<Session>& sessions, base::Instant at) {
  db::Batch rows({{"agency_id", Type::uuid}, {"session_id", Type::uuid}});
  for (const auto& session : sessions) rows.add({to_value(session.agency), to_value(session.id)});
  write.execute_each(
      "UPDATE session SET last_used_at = $1 FROM {rows} WHERE session.agency_id = r.agency_id AND session.id = "
      "r.session_id",
      rows, {to_value(at)});
}

}  // namespace spotme::store
