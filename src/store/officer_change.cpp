#include "store/officer.hpp"
#include "store/organisation.hpp"

/// Changes of what holds for an officer from a day on. Each closes the row that held, then opens one up to the next
/// that is known.
namespace spotme::store {
namespace {

using db::to_value;

db::Batch change_batch(const std::vector<Officer>& officers) {
  db::Batch rows({{"agency_id", db::Type::uuid},
                  {"officer_id", db::Type::uuid},
                  {"unit_id", db::Type::uuid},
                  {"state", db::Type::text},
                  {"scheme", db::Type::text},
                  {"supervisor_id", db::Type::uuid}});
  for (const auto& officer : officers) {
    const auto supervisor = officer.supervisor ? std::optional(officer.supervisor->value) : std::nullopt;
    rows.add({to_value(officer.agency), to_value(officer.id), to_value(officer.unit),
              to_value(domain::state_name(officer.state)), to_value(domain::format_assigned(officer.scheme)),
              to_value(supervisor)});
  }
  return rows;
}

}  // namespace

void change_postings(db::Write& write, const std::vector<Officer>& officers, base::Day from) {
  const auto rows = change_batch(officers);
  // Before the row that holds is cut: where that one ends, by a departure, the new one ends as well.
  write.execute_each(
      "INSERT INTO posting (agency_id, officer_id, valid_from, valid_to, unit_id, state) "
      "SELECT r.agency_id, r.officer_id, $1, coalesce((SELECT p.valid_to FROM posting p WHERE p.agency_id = "
      "r.agency_id AND p.officer_id = r.officer_id AND p.valid_from < $1 AND $1 < p.valid_to), "
      "(SELECT min(p.valid_from) FROM posting p WHERE p.agency_id = r.agency_id AND p.officer_id = r.officer_id "
      "AND p.valid_from > $1), $2), r.unit_id, r.state FROM {rows} WHERE true "
      "ON CONFLICT (agency_id, officer_id, valid_from) DO UPDATE SET unit_id = excluded.unit_id, state = "
      "excluded.state",
      rows, {to_value(from), to_value(open_end)});
  write.execute_each(
      "UPDATE posting SET valid_to = $1 FROM {rows} WHERE posting.agency_id = r.agency_id "
      "AND posting.officer_id = r.officer_id AND posting.valid_from < $1 AND $1 < posting.valid_to",
      rows, {to_value(from)});
}

void change_schemes(db::Write& write, const std::vector<Officer>& officers, base::Day from) {
  const auto rows = change_batch(officers);
  write.execute_each(
      "UPDATE officer_scheme SET valid_to = $1 FROM {rows} WHERE officer_scheme.agency_id = r.agency_id "
      "AND officer_scheme.officer_id = r.officer_id AND officer_scheme.valid_from < $1 AND $1 < "
      "officer_scheme.valid_to",
      rows, {to_value(from)});
  write.execute_each(
      "INSERT INTO officer_scheme (agency_id, officer_id, valid_from, valid_to, scheme) "
      "SELECT r.agency_id, r.officer_id, $1, coalesce((SELECT min(s.valid_from) FROM officer_scheme s "
      "WHERE s.agency_id = r.agency_id AND s.officer_id = r.officer_id AND s.valid_from > $1), $2), r.scheme "
      "FROM {rows} WHERE true ON CONFLICT (agency_id, officer_id, valid_from) DO UPDATE SET scheme = excluded.scheme",
      rows, {to_value(from), to_value(open_end)});
}

void change_supervisors(db::Write& write, const std::vector<Officer>& officers, base::Day from) {
  const auto rows = change_batch(officers);
  write.execute_each(
      "DELETE FROM supervision WHERE valid_from = $1 AND (agency_id, officer_id) IN "
      "(SELECT r.agency_id, r.officer_id FROM {rows})",
      rows, {to_value(from)});
  write.execute_each(
      "UPDATE supervision SET valid_to = $1 FROM {rows} WHERE supervision.agency_id = r.agency_id "
      "AND supervision.officer_id = r.officer_id AND supervision.valid_from < $1 AND $1 < supervision.valid_to",
      rows, {to_value(from)});
  write.execute_each(
      "INSERT INTO supervision (agency_id, officer_id, valid_from, valid_to, supervisor_id) "
      "SELECT r.agency_id, r.officer_id, $1, coalesce((SELECT min(v.valid_from) FROM supervision v "
      "WHERE v.agency_id = r.agency_id AND v.officer_id = r.officer_id AND v.valid_from > $1), $2), r.supervisor_id "
      "FROM {rows} WHERE r.supervisor_id IS NOT NULL",
      rows, {to_value(from), to_value(open_end)});
}

}  // namespace spotme::store
