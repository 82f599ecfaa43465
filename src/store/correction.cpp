#include "store/correction.hpp"

#include <algorithm>

namespace spotme::store {
namespace {

using db::to_value;
using db::Type;

Correction to_correction(const db::Row& row, base::AgencyId agency) {
  Correction one;
  one.agency = agency;
  one.officer = row.id<base::OfficerId>(0);
  one.work_day = row.day(1);
  one.approval = row.id<base::ApprovalId>(2);
  one.kind = domain::parse_event_kind(row.text(3)).value();
  one.minute = base::Minutes{row.integer(4)};
  if (const auto event = row.optional_uuid(5)) one.answers = base::EventId{*event};
  one.accepted_at = row.optional_instant(6);
  return one;
}

}  // namespace

void insert_correction(db::Write& write, const Correction& one) {
  write.execute(
      "INSERT INTO clock_correction (agency_id, officer_id, work_day, approval_id, kind, minute, answers_event) "
      "VALUES ($1, $2, $3, $4, $5, $6, $7)",
      {to_value(one.agency), to_value(one.officer), to_value(one.work_day), to_value(one.approval),
       to_value(domain::event_kind_name(one.kind)), to_value(one.minute.count()), to_value(one.answers)});
}

std::vector<Correction> find_corrections(db::Read& read, base::AgencyId agency,
                                         const std::vector<base::ApprovalId>& approvals) {
  db::Batch rows({{"id", Type::uuid}});
  for (const auto& id : approvals) rows.add({to_value(id)});
  std::vector<Correction> found;
  for (const auto row : read.query_each(
           "SELECT c.officer_id, c.work_day, c.approval_id, c.kind, c.minute, c.answers_event, c.accepted_at "
           "FROM {rows} JOIN approval a ON a.agency_id = $1 AND a.id = r.id JOIN clock_correction c "
           "ON c.agency_id = a.agency_id AND c.officer_id = a.officer_id AND c.work_day = a.first_day "
           "AND c.approval_id = a.id",
           rows, {to_value(agency)})) {
    found.push_back(to_correction(row, agency));
  }
  return found;
}

void accept_corrections(db::Write& write, const std::vector<Correction>& corrections) {
  db::Batch rows(
      {{"agency_id", Type::uuid}, {"officer_id", Type::uuid}, {"work_day", Type::day}, {"approval_id", Type::uuid}});
  for (const auto& one : corrections) {
    rows.add({to_value(one.agency), to_value(one.officer), to_value(one.work_day), to_value(one.approval)});
  }
  write.execute_each(
      "UPDATE clock_correction SET accepted_at = $1 FROM {rows} WHERE clock_correction.agency_id = r.agency_id "
      "AND clock_correction.officer_id = r.officer_id AND clock_correction.work_day = r.work_day "
      "AND clock_correction.approval_id = r.approval_id AND clock_correction.accepted_at IS NULL",
      rows, {to_value(write.now())});
}

std::vector<Correction> load_corrections(db::Read& read, const std::vector<OfficerDays>& asked) {
  std::vector<Correction> found;
  for (const auto row : read.query_each(
           "SELECT c.officer_id, c.work_day, c.approval_id, c.kind, c.minute, c.answers_event, c.accepted_at, r.n "
           "FROM {rows} JOIN clock_correction c ON c.agency_id = r.agency_id AND c.officer_id = r.officer_id "
           "AND c.work_day >= r.first_day AND c.work_day <= r.last_day WHERE c.accepted_at IS NOT NULL",
           officer_days_batch(asked))) {
    found.push_back(to_correction(row, asked[static_cast<std::size_t>(row.integer(7))].agency));
  }
  std::sort(found.begin(), found.end(), [](const auto& a, const auto& b) {
    return std::tuple(a.officer, a.work_day, a.minute, a.approval) <
           std::tuple(b.officer, b.work_day, b.minute, b.approval);
  });
  return found;
}

std::vector<CorrectionView> list_corrections(db::Read& read, const OfficerDay& day) {
  std::vector<CorrectionView> found;
  for (const auto row : read.query(
           "SELECT c.officer_id, c.work_day, c.approval_id, c.kind, c.minute, c.answers_event, c.accepted_at, "
           "a.state FROM clock_correction c JOIN approval a ON a.agency_id = c.agency_id AND a.id = c.approval_id "
           "WHERE c.agency_id = $1 AND c.officer_id = $2 AND c.work_day = $3 ORDER BY c.approval_id",
           {to_value(day.agency), to_value(day.officer), to_value(day.day)})) {
    const auto state = domain::parse_approval_state(row.text(7));
    if (!state) throw db::Fault("a case of a state that is none");
    found.push_back({to_correction(row, day.agency), *state});
  }
  return found;
}

}  // namespace spotme::store
