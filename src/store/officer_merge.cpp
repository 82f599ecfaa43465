#include "store/officer_merge.hpp"

namespace spotme::store {

using db::to_value;

void insert_merge(db::Write& write, const Merge& one) {
  write.execute(
      "INSERT INTO officer_merge (agency_id, double_id, id, kept_id, reason, made_on, made_at, made_by, posting_cut, "
      "was_active) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
      {to_value(one.agency), to_value(one.double_id), to_value(one.id), to_value(one.kept), to_value(one.reason),
       to_value(one.made_on), to_value(one.made_at), to_value(one.made_by), to_value(one.posting_cut),
       to_value(one.was_active)});
}

std::optional<Merge> find_merge(db::Read& read, base::AgencyId agency, base::OfficerId double_id) {
  const auto rows = read.query(
      "SELECT id, kept_id, reason, made_on, made_at, made_by, posting_cut, was_active FROM officer_merge "
      "WHERE agency_id = $1 AND double_id = $2 AND undone_at IS NULL",
      {to_value(agency), to_value(double_id)});
  if (rows.empty()) return std::nullopt;
  const auto row = rows[0];
  Merge one{agency, double_id, row.id<domain::MergeId>(0), row.id<base::OfficerId>(1), row.text(2), row.day(3)};
  one.made_at = row.instant(4);
  one.made_by = row.id<base::OfficerId>(5);
  one.posting_cut = row.boolean(6);
  one.was_active = row.boolean(7);
  return one;
}

void undo_merge(db::Write& write, const Merge& one, base::OfficerId by) {
  write.execute(
      "UPDATE officer_merge SET undone_at = $4, undone_by = $5 WHERE agency_id = $1 AND double_id = $2 AND id = $3",
      {to_value(one.agency), to_value(one.double_id), to_value(one.id), to_value(write.now()), to_value(by)});
}

std::vector<LinkedOfficer> load_doubles(db::Read& read, base::AgencyId agency, base::OfficerId kept) {
  std::vector<LinkedOfficer> doubles;
  for (const auto row : read.query(
           "SELECT m.double_id, o.name, m.made_on FROM officer_merge m JOIN officer o ON o.agency_id = m.agency_id "
           "AND o.id = m.double_id WHERE m.agency_id = $1 AND m.kept_id = $2 AND m.undone_at IS NULL ORDER BY m.id",
           {to_value(agency), to_value(kept)})) {
    doubles.push_back({row.id<base::OfficerId>(0), row.text(1), row.day(2)});
  }
  return doubles;
}

std::vector<RecordCounts> count_records(db::Read& read, base::AgencyId agency,
                                        const std::vector<base::OfficerId>& officers) {
  db::Batch rows({{"officer_id", db::Type::uuid}});
  for (const auto& officer : officers) rows.add({to_value(officer)});
  std::vector<RecordCounts> counts(officers.size());
  for (const auto row : read.query_each(
           "SELECT r.n, (SELECT count(*) FROM transaction_number t WHERE t.agency_id = $1 AND t.officer_id = "
           "r.officer_id), (SELECT count(*) FROM officer_grant g WHERE g.agency_id = $1 AND g.officer_id = "
           "r.officer_id AND g.withdrawn_at IS NULL), (SELECT count(*) FROM approval a WHERE a.agency_id = $1 "
           "AND a.officer_id = r.officer_id), (SELECT count(*) FROM task k WHERE k.agency_id = $1 AND k.officer_id = "
           "r.officer_id) FROM {rows}",
           rows, {to_value(agency)})) {
    counts[static_cast<std::size_t>(row.integer(0))] = {row.integer(1), row.integer(2), row.integer(3), row.integer(4)};
  }
  return counts;
}

}  // namespace spotme::store
